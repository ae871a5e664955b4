/** What a plain scalar means. Programs of our field read YAML by two tables. */
import type { ScalarNode } from './node.ts';

/**
 * `go`: the YAML 1.1 of Go's yaml.v2, through which Kubernetes and Helm read (`yes` and `on` are booleans, `0755` is octal);
 * `core`: the YAML 1.2 core schema, as GitHub Actions and most others read.
 */
export type Dialect = 'go' | 'core';

export type ScalarValue = string | number | boolean | null;

const nulls = new Set(['', '~', 'null', 'Null', 'NULL']);
const truths = new Set(['true', 'True', 'TRUE']);
const lies = new Set(['false', 'False', 'FALSE']);
// yaml.v2 resolve.go: the YAML 1.1 words.
const goTruths = new Set(['y', 'Y', 'yes', 'Yes', 'YES', 'on', 'On', 'ON']);
const goLies = new Set(['n', 'N', 'no', 'No', 'NO', 'off', 'Off', 'OFF']);
const infinities = /^[-+]?\.(?:inf|Inf|INF)$/;
const nans = new Set(['.nan', '.NaN', '.NAN']);
const decimal = /^[-+]?\d+$/;
const float = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;

const radix = (digits: string, base: number, negative: boolean): number => {
  const value = Number.parseInt(digits, base);
  return negative ? -value : value;
};

const goNumber = (text: string): number | null => {
  const plain = text.replaceAll('_', '');
  const negative = plain.startsWith('-');
  const bare = plain.replace(/^[-+]/, '');
  if (/^0[bB][01]+$/.test(bare)) return radix(bare.slice(2), 2, negative);
  if (/^0[xX][\da-fA-F]+$/.test(bare)) return radix(bare.slice(2), 16, negative);
  if (/^0[oO]?[0-7]+$/.test(bare)) return radix(bare.replace(/^0[oO]?/, ''), 8, negative);
  return float.test(plain) ? Number(plain) : null;
};

const coreNumber = (text: string): number | null => {
  if (/^0o[0-7]+$/.test(text)) return Number.parseInt(text.slice(2), 8);
  if (/^0x[\da-fA-F]+$/.test(text)) return Number.parseInt(text.slice(2), 16);
  return decimal.test(text) || float.test(text) ? Number(text) : null;
};

/** The value of a plain scalar's text by a dialect. */
export const plainValue = (text: string, dialect: Dialect): ScalarValue => {
  if (nulls.has(text)) return null;
  const first = text.charCodeAt(0);
  const numeric = (first >= 48 && first <= 57) || first === 43 || first === 45 || first === 46;
  if (numeric) {
    if (infinities.test(text)) return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
    if (nans.has(text)) return Number.NaN;
    return (dialect === 'go' ? goNumber(text) : coreNumber(text)) ?? text;
  }
  if (truths.has(text)) return true;
  if (lies.has(text)) return false;
  if (dialect === 'go' && goTruths.has(text)) return true;
  if (dialect === 'go' && goLies.has(text)) return false;
  return text;
};

/** The value of a scalar: quoted and block scalars are strings, a tag of the core schema decides over the text. */
export const scalarValue = (node: ScalarNode, dialect: Dialect): ScalarValue => {
  switch (node.tag) {
    case null:
      return node.style === 'plain' ? plainValue(node.text, dialect) : node.text;
    case '!!int':
    case '!!float':
    case '!!bool':
    case '!!null':
      return plainValue(node.text, dialect);
    default:
      return node.text;
  }
};
