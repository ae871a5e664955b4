/** Which quotes a YAML scalar needs, by the rules of go-yaml v2. */
import { isBase60, resolvePlain } from './yaml-scalar.ts';

export const isBreak = (c: string): boolean => c === '\n' || c === '\r' || c === '\x85' || c === '\u2028' || c === '\u2029';
const isPrintable = (code: number): boolean =>
  code === 10 ||
  (code >= 0x20 && code <= 0x7e) ||
  (code >= 0xa0 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd && code !== 0xfeff);

interface Analysis {
  readonly plain: boolean;
  readonly single: boolean;
  readonly block: boolean;
}

/** Which styles can hold the text in block context. */
export const analyze = (text: string): Analysis => {
  if (text === '') return { plain: true, single: true, block: false };
  if (/^[A-Za-z_/][\w./-]*$/.test(text)) return { plain: true, single: true, block: true };
  let indicators =
    text.startsWith('---') || text.startsWith('...') || /^[#,[\]{}&*!|>'"%@`]/.test(text) || /^[?:-]([ \t]|$)/.test(text);
  indicators ||= /.:([ \t]|$)/s.test(text) || /[ \t\n\r\x00\x85\u2028\u2029]#/.test(text);
  let special = false;
  let breaks = false;
  let [breakSpace, spaceBreak] = [false, false];
  let before = '';
  for (const c of text) {
    if (!isPrintable(c.codePointAt(0) ?? 0)) special = true;
    if (isBreak(c)) {
      breaks = true;
      if (before === ' ') spaceBreak = true;
    } else if (c === ' ' && isBreak(before)) breakSpace = true;
    before = c;
  }
  const edge = (c: string): boolean => c === ' ' || isBreak(c);
  const edges = edge(text[0] ?? '') || edge(before);
  const bad = spaceBreak || special;
  return {
    plain: !edges && !breakSpace && !bad && !breaks && !indicators,
    single: !breakSpace && !bad,
    block: before !== ' ' && !bad,
  };
};

/** Whether the text would be read back as a string without quotes. */
export const readsAsString = (text: string): boolean => resolvePlain(text).t === 'string' && !isBase60(text);

export const keyText = (key: string): string => {
  const analysis = analyze(key);
  if (!readsAsString(key)) return doubleQuoted(key);
  if (analysis.plain && key !== '') return key;
  return analysis.single ? `'${key.replaceAll("'", "''")}'` : doubleQuoted(key);
};

const names: Readonly<Record<number, string>> = {
  0: '0',
  7: 'a',
  8: 'b',
  9: 't',
  10: 'n',
  11: 'v',
  12: 'f',
  13: 'r',
  27: 'e',
  34: '"',
  92: '\\',
  133: 'N',
  160: '_',
  8232: 'L',
  8233: 'P',
};
export const escapeChar = (c: string): string => {
  const code = c.codePointAt(0) ?? 0;
  if (isPrintable(code) && !isBreak(c) && c !== '"' && c !== '\\') return c;
  const name = names[code];
  if (name !== undefined) return `\\${name}`;
  const hex = code.toString(16).toUpperCase();
  return code <= 0xff
    ? `\\x${hex.padStart(2, '0')}`
    : code <= 0xffff
      ? `\\u${hex.padStart(4, '0')}`
      : `\\U${hex.padStart(8, '0')}`;
};
export const escapeDouble = (text: string): string => Array.from(text, escapeChar).join('');
export const doubleQuoted = (text: string): string => `"${escapeDouble(text)}"`;
