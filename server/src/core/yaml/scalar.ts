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

/** As Go's `strconv.ParseInt` with base 0 reads it, up to 64 bits; null beyond and for anything else. */
const goInteger = (text: string): number | null => {
  const negative = text.startsWith('-');
  const digits = text.replace(/^[-+]/, '').toLowerCase();
  const octal = /^0o?([0-7]+)$/.exec(digits)?.[1];
  const known = octal !== undefined ? `0o${octal}` : /^(?:0b[01]+|0x[\da-f]+|0|[1-9]\d*)$/.test(digits) ? digits : null;
  if (known === null || known.length > 66) return null;
  const value = BigInt(known);
  if (value > (negative ? 2n ** 63n : 2n ** 64n - 1n)) return null;
  return negative && value !== 0n ? -Number(value) : Number(value);
};

/** Underscores go first; what is no integer of 64 bits is a decimal float (so `08` is 8), unless it is too large for one. */
const goNumber = (text: string): number | null => {
  const plain = text.replaceAll('_', '');
  const integer = goInteger(plain);
  if (integer !== null || !float.test(plain)) return integer;
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
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
