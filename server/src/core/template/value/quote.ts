import { compareBytes } from './bytes.ts';

const simple: Readonly<Record<string, string>> = {
  '\x07': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
  '\\': '\\\\',
};

/** Whether Go calls a character printable: letters, marks, numbers, punctuation, symbols, and the ASCII space. */
export const isPrint = (c: string): boolean => c === ' ' || /^[\p{L}\p{M}\p{N}\p{P}\p{S}]$/u.test(c);

/** One character between Go quotes of the given kind. */
export const quoteChar = (c: string, mark: string, asciiOnly = false): string => {
  if (c === mark) return `\\${mark}`;
  const known = simple[c];
  if (known !== undefined) return known;
  const code = c.codePointAt(0) ?? 0;
  if (c.length === 1 && code >= 0xdc80 && code <= 0xdcff) return `\\x${(code & 0xff).toString(16)}`;
  if (isPrint(c) && !(asciiOnly && code > 126)) return c;
  if (code < 0x20 || code === 0x7f) return `\\x${code.toString(16).padStart(2, '0')}`;
  return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
};

/** `strconv.Quote`. */
export const goQuote = (text: string, asciiOnly = false): string =>
  /^[ !#-[\]-~]*$/.test(text) ? `"${text}"` : `"${Array.from(text, (c) => quoteChar(c, '"', asciiOnly)).join('')}"`;

/** The keys of a map in the order in which Go ranges over it and prints it. */
export const sortedKeys = (map: ReadonlyMap<string, unknown>): string[] => [...map.keys()].sort(compareBytes);
