/**
 * JSON read directly: it is YAML, comes in large files, and needs a tenth of the time this way. What is not plainly JSON is
 * left to the library.
 */
import type { Item, MapNode, Node, Pair, ScalarNode } from './node.ts';

/** Where reading stands; it goes forward only. */
interface Reader {
  readonly text: string;
  at: number;
}

interface Read {
  readonly node: Node;
  readonly at: number;
}

const word = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null)(?=[\s,\]}]|$)/y;
const escaped = /["\\/bfnrt]|u[\da-fA-F]{4}/y;

/** The root of a text that is JSON and nothing else; null for any other. `deepest` levels at most. */
export const readJson = (text: string, deepest: number): Read | null => {
  const reader = { text, at: 0 };
  skip(reader);
  const first = text.charCodeAt(reader.at);
  if (first !== 123 && first !== 91) return null;
  const at = reader.at;
  const node = readValue(reader, deepest);
  skip(reader);
  return node && reader.at === text.length ? { node, at } : null;
};

/** White space; a CR only where an LF follows, since YAML ends lines there. */
const skip = (reader: Reader): void => {
  const { text } = reader;
  for (let c = text.charCodeAt(reader.at); c === 32 || c === 10 || c === 9 || c === 13; c = text.charCodeAt(reader.at)) {
    if (c === 13 && text.charCodeAt(reader.at + 1) !== 10) return;
    reader.at++;
  }
};

const match = (reader: Reader, pattern: RegExp): string | null => {
  pattern.lastIndex = reader.at;
  const found = pattern.exec(reader.text);
  if (found === null) return null;
  reader.at = pattern.lastIndex;
  return found[0];
};

const readValue = (reader: Reader, deepest: number): Node | null => {
  switch (reader.text.charCodeAt(reader.at)) {
    case 34:
      return readString(reader);
    case 123:
      return deepest > 0 ? readObject(reader, deepest - 1) : null;
    case 91:
      return deepest > 0 ? readArray(reader, deepest - 1) : null;
    default: {
      const text = match(reader, word);
      return text === null ? null : { kind: 'scalar', length: text.length, ...bare, text, style: 'plain' };
    }
  }
};

const bare = { anchor: null, tag: null, faulty: false, aliased: false } as const;

const readString = (reader: Reader): ScalarNode | null => {
  const end = stringEnd(reader.text, reader.at);
  if (end < 0) return null;
  const written = reader.text.slice(reader.at, end);
  reader.at = end;
  const text = written.includes('\\') ? unescaped(written) : written.slice(1, -1);
  return { kind: 'scalar', length: written.length, ...bare, text, style: 'double' };
};

/** Behind the closing quote; -1 where the string is none of JSON's. A loop, since a pattern would need a stack as long as the string. */
const stringEnd = (text: string, start: number): number => {
  if (text.charCodeAt(start) !== 34) return -1;
  for (let at = start + 1; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (c === 34) return at + 1;
    if (c < 32) return -1;
    if (c !== 92) continue;
    escaped.lastIndex = at + 1;
    if (!escaped.test(text)) return -1;
    at = escaped.lastIndex - 1;
  }
  return -1;
};

const unescaped = (written: string): string => {
  const value: unknown = JSON.parse(written);
  return typeof value === 'string' ? value : '';
};

/** Goes past a comma to the next entry; answers whether there is one, or null where neither comma nor bracket stands. */
const hasNext = (reader: Reader, close: number, first: boolean): boolean | null => {
  skip(reader);
  const c = reader.text.charCodeAt(reader.at);
  if (c === close) {
    reader.at++;
    return false;
  }
  if (first) return true;
  if (c !== 44) return null;
  reader.at++;
  skip(reader);
  return reader.text.charCodeAt(reader.at) === close ? null : true;
};

const readObject = (reader: Reader, deepest: number): MapNode | null => {
  const start = reader.at++;
  const pairs: Pair[] = [];
  for (;;) {
    const next = hasNext(reader, 125, pairs.length === 0);
    if (next === null) return null;
    if (!next) return { kind: 'map', length: reader.at - start, ...bare, flow: true, pairs, open: false };
    const keyAt = reader.at - start;
    const key = readString(reader);
    // A colon right behind the key: further away YAML has rules of its own.
    if (!key || reader.text.charCodeAt(reader.at) !== 58) return null;
    reader.at++;
    skip(reader);
    const valueAt = reader.at - start;
    const value = readValue(reader, deepest);
    if (!value) return null;
    pairs.push({ key, value, keyAt, valueAt });
  }
};

const readArray = (reader: Reader, deepest: number): Node | null => {
  const start = reader.at++;
  const items: Item[] = [];
  for (;;) {
    const next = hasNext(reader, 93, items.length === 0);
    if (next === null) return null;
    if (!next) return { kind: 'seq', length: reader.at - start, ...bare, flow: true, items, open: false };
    const at = reader.at - start;
    const node = readValue(reader, deepest);
    if (!node) return null;
    items.push({ node, at });
  }
};
