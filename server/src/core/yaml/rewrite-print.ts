/** Values as YAML text: scalars quoted where a reader would take them for something else, collections in block or flow style. */
import type { Plain } from './plain.ts';
import { plainValue } from './scalar.ts';

/** How a document is laid out. */
export interface Layout {
  readonly newline: '\n' | '\r\n';
  /** Columns from a map to the map below one of its keys. */
  readonly step: number;
  /** Columns from a key to the dashes of its list. */
  readonly dash: number;
}

export type Quote = '"' | "'" | null;

type PlainMap = { readonly [key: string]: Plain };

const isMap = (value: Plain): value is PlainMap => typeof value === 'object' && value !== null && !Array.isArray(value);
const isList = (value: Plain): value is readonly Plain[] => Array.isArray(value);

/** Whether a plain scalar of this text is read as this string by every reader, in block and in flow style. */
const bare = (text: string): boolean =>
  /^(?:[A-Za-z_/][\w./@+=-]*(?::[\w./@+=-]+)*|\d+(?:\.\d+)*[A-Za-z]+)$/.test(text) &&
  plainValue(text, 'go') === text &&
  plainValue(text, 'core') === text;

const quoted = (text: string, quote: Quote): string =>
  quote === "'" && !/[\0-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]/.test(text)
    ? `'${text.replaceAll("'", "''")}'`
    : doubled(text);

/** JSON's escapes are YAML's; what YAML calls unprintable is escaped too. */
const doubled = (text: string): string =>
  JSON.stringify(text).replaceAll(
    /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** A scalar's text; `quote` asks for quotes around strings even where none are needed. */
export const scalarText = (value: string | number | boolean | null, quote: Quote): string => {
  if (typeof value !== 'string') return value === null ? 'null' : numberText(value);
  return quote === null && bare(value) ? value : quoted(value, quote ?? '"');
};

const numberText = (value: number | boolean): string => {
  if (typeof value === 'boolean' || Number.isFinite(value)) return String(value);
  return Number.isNaN(value) ? '.nan' : value > 0 ? '.inf' : '-.inf';
};

const quoteOf = (text: string): Quote => (text.startsWith('"') ? '"' : text.startsWith("'") ? "'" : null);

/** A new scalar in the style of an old one: a quoted string stays quoted the same way. */
export const scalarLike = (old: string, value: string | number | boolean | null): string => scalarText(value, quoteOf(old));

/** A key in the style of an old one. */
export const keyLike = (old: string, key: string): string => scalarText(key, quoteOf(old));

/** Whether the text of a flow collection writes its strings in double quotes, as JSON does. */
export const asJson = (text: string): boolean => text.startsWith('{"') || /^[[{]\s*"/.test(text);

/** A value in flow style. */
export const flowText = (value: Plain, quote: Quote): string => {
  if (isList(value)) return `[${value.map((item) => flowText(item, quote)).join(', ')}]`;
  if (isMap(value))
    return `{${Object.entries(value)
      .map(([key, member]) => `${scalarText(key, quote)}: ${flowText(member, quote)}`)
      .join(', ')}}`;
  return scalarText(value, quote);
};

/** A value in flow style over several lines, as JSON is printed. The first line carries no indentation. */
export const flowLines = (value: Plain, quote: Quote, indent: string, step: string, newline: string): string => {
  const deeper = indent + step;
  const inner = (open: string, parts: readonly string[], close: string): string =>
    parts.length === 0
      ? open + close
      : `${open}${newline}${parts.map((part) => deeper + part).join(`,${newline}`)}${newline}${indent}${close}`;
  if (isList(value))
    return inner(
      '[',
      value.map((item) => flowLines(item, quote, deeper, step, newline)),
      ']',
    );
  if (isMap(value))
    return inner(
      '{',
      Object.entries(value).map(
        ([key, member]) => `${scalarText(key, quote)}: ${flowLines(member, quote, deeper, step, newline)}`,
      ),
      '}',
    );
  return scalarText(value, quote);
};

const isEmpty = (value: Plain): boolean =>
  (isList(value) && value.length === 0) || (isMap(value) && Object.keys(value).length === 0);

/** Lines of an entry in block style, its key at the column. */
export const entryLines = (key: string, value: Plain, column: number, layout: Layout, quote: Quote = null): readonly string[] => {
  const head = `${' '.repeat(column)}${scalarText(key, quote)}:`;
  if (isEmpty(value) || typeof value !== 'object' || value === null) return [`${head} ${flowText(value, null)}`];
  return [head, ...memberLines(value, column, layout)];
};

/** Lines of what stands below a key at the column: the entries of a map or the items of a list. */
export const memberLines = (value: Plain, column: number, layout: Layout): readonly string[] => {
  if (isList(value)) return value.flatMap((item) => itemLines(item, column + layout.dash, layout));
  if (isMap(value))
    return Object.entries(value).flatMap(([key, member]) => entryLines(key, member, column + layout.step, layout));
  return [];
};

/** Lines of an item in block style, its dash at the column. */
export const itemLines = (item: Plain, column: number, layout: Layout): readonly string[] => {
  const dash = `${' '.repeat(column)}- `;
  if (isMap(item) && !isEmpty(item)) {
    const lines = Object.entries(item).flatMap(([key, member]) => entryLines(key, member, column + 2, layout));
    return lines.map((line, index) => (index === 0 ? dash + line.slice(column + 2) : line));
  }
  return [dash + flowText(item, null)];
};
