/** Text that another program replaces before anybody reads the file: its value is unknown. */
import { memo } from '../base/memo.ts';
import type { ScalarNode } from './node.ts';

/** No placeholder begins without one of these; most scalars hold none. */
const starts = /[$<%@_[{#]/;

/** Anywhere in the text. Each is linear: no run can be entered from within itself. */
const inside: readonly RegExp[] = [
  // {{ … }} of Helm, Jinja, Argo and GitHub; {% … %}; ${…} of shells, Compose, Flux; <% … %>.
  /\{\{|\{%|\$\{|<%/,
  // ENC[AES256_GCM,…] of SOPS.
  /ENC\[[A-Z\d_]+,/,
  // $VAR in capitals, three letters at least; `$` at the end of a pattern is none.
  /(?<!\w)\$[A-Z][A-Z\d_]{2,}(?!\w)/,
  // $(params.name) and $(Build.Id): names with a dot are no variables of Kubernetes.
  /\$\([A-Za-z_][\w-]*\.[\w.[\]'"*-]+\)/,
  // <UPPER_CASE>
  /<[A-Z][A-Z\d_ -]*>/,
  // __NAME__, @NAME@, #{Name}#
  /(?<!\w)__[A-Z][A-Z\d]*(?:_[A-Z\d]+)*__(?!\w)/,
  /(?<!@)@@?[A-Z][A-Z\d_]*@@?(?![\w@])/,
  /#\{[\w.]+\}/,
];

/** Only where nothing else stands in the scalar. */
const alone: readonly RegExp[] = [
  /^\$\([A-Za-z_][\w.-]*\)$/,
  /^\$[A-Z_][A-Z\d_]*$/,
  /^%[A-Z][A-Z\d_]*%$/,
  /^\$\[[^\]]*\]$/,
  /^\[\[[^[\]"',]*\]\]$/,
];

/** A name in angle brackets; what programs print for nothing is a value. */
const angle = /^<([A-Za-z][\w .:/-]*)>$/;
const nothing = new Set(['none', 'no value', 'nil', 'null', 'unset', 'unknown', 'empty', 'invalid']);

/**
 * Whether a scalar holds a placeholder: `{{…}}`, `${…}`, `$VAR` in capitals, `<UPPER_CASE>`, `ENC[…]` of SOPS and their like.
 * Kubernetes' own `$(VAR)` in arguments and variables is a value and no placeholder, except where it is the whole scalar.
 */
export const hasPlaceholder = (text: string): boolean => {
  if (!starts.test(text)) return false;
  if (inside.some((pattern) => pattern.test(text)) || alone.some((pattern) => pattern.test(text))) return true;
  const name = angle.exec(text)?.[1];
  return name !== undefined && !nothing.has(name.toLowerCase());
};

const remembered: (node: ScalarNode) => boolean = memo(({ text }) => hasPlaceholder(text));

/** As {@link hasPlaceholder}; long texts, such as scripts, are looked through once. */
export const isPlaceholder = (node: ScalarNode): boolean =>
  node.text.length > 40 ? remembered(node) : hasPlaceholder(node.text);
