/**
 * Reads YAML as Helm does: YAML 1.1 through JSON, so that every number is a float64, every key a string, and dates stay
 * text. Values know where they stand.
 */

import { type Dict, dict, list, nil, str, type Value } from '../value/value.ts';
import { scanner, type Token, YamlError } from './yaml-cursor.ts';
import { peekToken, takeToken } from './yaml-scan.ts';
import { type Home, keyOf, nilKey, placed, type Reader, readScalar } from './yaml-value.ts';

export type { Home };

export const nowhere: Home = { file: undefined, runs: undefined, path: [] };

/** All documents of a stream, or only the first where `all` is not asked for. Throws Go's words for what is wrong. */
export const readYaml = (text: string, home: Home): Value => {
  try {
    const reader: Reader = { s: scanner(text), home, later: undefined, anchors: new Map(), sizes: new Map(), nodes: 0 };
    const value = readDocument(reader) ?? nil;
    if (reader.later !== undefined) throw reader.later;
    return value;
  } catch (error) {
    if (error instanceof YamlError && error.line >= 0)
      throw new YamlError(`yaml: ${error.line > 0 ? `line ${error.line}: ` : ''}${error.message}`, error.line);
    throw error;
  }
};

export { YamlError };

const maxNodes = 4_000_000;

/** An error of the grammar: go-yaml counts the lines of its tokens from 0, and takes that of the collection for a 0. */
const wrong = (message: string, token: Token, open?: Token): never => {
  throw new YamlError(message, token.line || (open?.line ?? 0));
};

const readDocument = (r: Reader): Value | undefined => {
  let token = peekToken(r.s);
  while (token.kind === 'document end') {
    takeToken(r.s);
    token = peekToken(r.s);
  }
  while (token.kind === 'directive') {
    takeToken(r.s);
    token = peekToken(r.s);
    if (token.kind !== 'directive' && token.kind !== 'document start') wrong('did not find expected <document start>', token);
  }
  if (token.kind === 'stream end') return undefined;
  if (token.kind === 'document start') {
    takeToken(r.s);
    token = peekToken(r.s);
    if (
      token.kind === 'document start' ||
      token.kind === 'document end' ||
      token.kind === 'stream end' ||
      token.kind === 'directive'
    )
      return nil;
  }
  const value = readNode(r, r.home.path, false, 0);
  // What follows the first document is not read, but the token behind it must be one.
  peekToken(r.s);
  return value;
};

/** Deeper nesting is refused: the reader calls itself for each level. */
const maxDepth = 1000;

const readNode = (r: Reader, path: readonly string[], indentless: boolean, depth: number): Value => {
  if (++r.nodes > maxNodes || depth > maxDepth) wrong('document contains excessive aliasing', peekToken(r.s));
  let token = peekToken(r.s);
  if (token.kind === 'alias') {
    takeToken(r.s);
    const value = r.anchors.get(token.text);
    if (value === undefined) throw new YamlError(`unknown anchor '${token.text}' referenced`, 0);
    r.nodes += r.sizes.get(token.text) ?? 1;
    return value;
  }
  let anchor: string | undefined;
  let tag: string | undefined;
  while (token.kind === 'anchor' || token.kind === 'tag') {
    if (token.kind === 'anchor') {
      if (anchor !== undefined) break;
      anchor = token.text;
    } else {
      if (tag !== undefined) break;
      tag = token.text;
    }
    takeToken(r.s);
    token = peekToken(r.s);
  }
  const before = r.nodes;
  const keep = (value: Value): Value => {
    if (anchor !== undefined) {
      r.anchors.set(anchor, value);
      r.sizes.set(anchor, r.nodes - before + 1);
    }
    return value;
  };
  switch (token.kind) {
    case 'scalar':
      takeToken(r.s);
      return keep(readScalar(r, token, tag, path));
    case 'flow sequence start':
      return keep(readFlowSequence(r, path, depth));
    case 'flow mapping start':
      return keep(readMapping(r, 'flow', path, depth, (map) => keep(map)));
    case 'block sequence start':
      return keep(readBlockSequence(r, path, depth));
    case 'block mapping start':
      return keep(readMapping(r, 'block', path, depth, (map) => keep(map)));
    case 'block entry':
      if (indentless) return keep(readIndentless(r, path, depth));
  }
  if (anchor !== undefined || tag !== undefined) return keep(tag === undefined || resolved.has(tag) ? nil : str(''));
  return wrong('did not find expected node content', token);
};

/** Tags that make an empty node null; with any other it is an empty text. */
const resolved: ReadonlySet<string> = new Set(['!!null', '!!bool', '!!int', '!!float', '!!timestamp']);

/** An empty node, as a key without a value has. */
const empty = (r: Reader, at: number, path: readonly string[]): Value => {
  const origin = placed(r, at, at, path);
  return origin === undefined ? nil : { ...nil, o: origin };
};

const readFlowSequence = (r: Reader, path: readonly string[], depth: number): Value => {
  const open = takeToken(r.s);
  const items: Value[] = [];
  for (let first = true; ; first = false) {
    let token = peekToken(r.s);
    if (token.kind === 'flow sequence end') break;
    if (!first) {
      if (token.kind !== 'flow entry') wrong("did not find expected ',' or ']'", token, open);
      takeToken(r.s);
      token = peekToken(r.s);
      if (token.kind === 'flow sequence end') break;
    }
    const here = [...path, String(items.length)];
    if (token.kind === 'key') {
      // One pair stands for a mapping of its own.
      const map = dict();
      readPair(r, map, [], 'flow sequence end', path, depth);
      items.push(map);
    } else items.push(readNode(r, here, false, depth + 1));
  }
  const close = takeToken(r.s);
  return list(items, undefined, placed(r, open.start, close.end, path));
};

const readBlockSequence = (r: Reader, path: readonly string[], depth: number): Value => {
  const open = takeToken(r.s);
  const items: Value[] = [];
  let end = open.end;
  while (peekToken(r.s).kind === 'block entry') {
    const dash = takeToken(r.s);
    const token = peekToken(r.s);
    const here = [...path, String(items.length)];
    items.push(
      token.kind === 'block entry' || token.kind === 'block end' ? empty(r, dash.end, here) : readNode(r, here, false, depth + 1),
    );
    end = dash.end;
  }
  const token = peekToken(r.s);
  if (token.kind !== 'block end') wrong("did not find expected '-' indicator", token, open);
  takeToken(r.s);
  return list(items, undefined, placed(r, open.start, end, path));
};

const readIndentless = (r: Reader, path: readonly string[], depth: number): Value => {
  const start = peekToken(r.s).start;
  let end = start;
  const items: Value[] = [];
  while (peekToken(r.s).kind === 'block entry') {
    const dash = takeToken(r.s);
    const { kind } = peekToken(r.s);
    const here = [...path, String(items.length)];
    const none = kind === 'block entry' || kind === 'key' || kind === 'value' || kind === 'block end';
    items.push(none ? empty(r, dash.end, here) : readNode(r, here, false, depth + 1));
    end = dash.end;
  }
  return list(items, undefined, placed(r, start, end, path));
};

const readMapping = (
  r: Reader,
  sort: 'block' | 'flow',
  path: readonly string[],
  depth: number,
  keep: (map: Dict) => void,
): Value => {
  const open = takeToken(r.s);
  const closing = sort === 'block' ? 'block end' : 'flow mapping end';
  const map: Dict = { ...dict(), o: placed(r, open.start, open.end, path) };
  keep(map);
  const merges: Value[] = [];
  for (let first = true; ; first = false) {
    let token = peekToken(r.s);
    if (token.kind === closing) break;
    if (sort === 'flow' && !first) {
      if (token.kind !== 'flow entry') wrong("did not find expected ',' or '}'", token, open);
      takeToken(r.s);
      token = peekToken(r.s);
      if (token.kind === closing) break;
    }
    if (sort === 'block' && token.kind !== 'key') wrong('did not find expected key', token, open);
    readPair(r, map, merges, closing, path, depth);
  }
  takeToken(r.s);
  for (const merge of merges) mergeInto(r, map, merge);
  return map;
};

const readPair = (
  r: Reader,
  map: Dict,
  merges: Value[],
  closing: Token['kind'],
  path: readonly string[],
  depth: number,
): void => {
  const block = closing === 'block end';
  let token = peekToken(r.s);
  let keyToken = token;
  let key: Value = nil;
  if (token.kind === 'key') {
    takeToken(r.s);
    keyToken = peekToken(r.s);
    const none =
      keyToken.kind === 'value' ||
      keyToken.kind === closing ||
      (!block && keyToken.kind === 'flow entry') ||
      keyToken.kind === 'key';
    if (!none) key = readNode(r, path, block, depth + 1);
    token = peekToken(r.s);
  } else if (token.kind !== 'value') {
    // In a flow mapping a lone node is a key without a value.
    key = readNode(r, path, false, depth + 1);
    token = peekToken(r.s);
  }
  const isMerge = keyToken.kind === 'scalar' && keyToken.plain && keyToken.text === '<<';
  const name = isMerge ? '<<' : keyOf(r, key, keyToken);
  const here = [...path, name];
  let value: Value;
  if (token.kind === 'value') {
    const colon = takeToken(r.s);
    const { kind } = peekToken(r.s);
    const none = kind === closing || kind === 'key' || kind === 'value' || (!block && kind === 'flow entry');
    value = none ? empty(r, colon.end, here) : readNode(r, here, block, depth + 1);
  } else value = empty(r, token.start, here);
  if (!isMerge && key.t === 'nil') r.later ??= nilKey(value);
  if (isMerge) {
    merges.push(value);
    return;
  }
  map.map.set(name, value);
  const origin = placed(r, keyToken.start, keyToken.end, here);
  if (origin !== undefined) map.keys.set(name, origin);
};

/** `<<`: keys of the merged maps that the map does not have itself. */
const mergeInto = (r: Reader, map: Dict, merge: Value): void => {
  const sources = merge.t === 'list' ? merge.items : [merge];
  for (const source of sources) {
    if (source.t !== 'map') {
      r.later ??= new YamlError('map merge requires map or sequence of maps as the value', 0);
      continue;
    }
    for (const [key, value] of source.map) {
      if (map.map.has(key)) continue;
      map.map.set(key, value);
      const origin = source.keys.get(key);
      if (origin !== undefined) map.keys.set(key, origin);
    }
  }
};
