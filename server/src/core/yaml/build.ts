/** From the library's nodes to ours. */
import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node as LibraryNode,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Item, MapNode, Node, Pair, ScalarNode, SeqNode, Style } from './node.ts';

interface Built {
  readonly node: Node;
  readonly start: number;
}

interface Origin {
  readonly text: string;
  readonly faulty: boolean;
}

const styles: Readonly<Record<string, Style>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};

/** A key with nothing after it, or an item with nothing behind its dash. */
export const emptyScalar = (faulty: boolean): ScalarNode => ({
  kind: 'scalar',
  length: 0,
  anchor: null,
  tag: null,
  faulty,
  aliased: false,
  text: '',
  style: 'plain',
});

/** The offset behind the last character before `at` that is not white space. */
const trimmed = (text: string, at: number, from: number): number => {
  let end = Math.min(at, text.length);
  while (end > from && /\s/.test(text.charAt(end - 1))) end--;
  return end;
};

const rangeOf = (node: LibraryNode, at: number): readonly [number, number] =>
  node.range ? [node.range[0], node.range[1]] : [at, at];

const tagOf = (tag: string | undefined): string | null => {
  if (tag === undefined) return null;
  return tag.startsWith('tag:yaml.org,2002:') ? `!!${tag.slice('tag:yaml.org,2002:'.length)}` : tag;
};

const collectionTag = (tag: string | undefined): string | null => {
  const own = tagOf(tag);
  return own === '!!map' || own === '!!seq' ? null : own;
};

const buildAny = (node: unknown, at: number, origin: Origin): Built => {
  const { text, faulty } = origin;
  if (isAlias(node)) {
    const [start, end] = rangeOf(node, at);
    return {
      node: { kind: 'alias', length: end - start, anchor: null, tag: null, faulty, aliased: true, name: node.source },
      start,
    };
  }
  if (isScalar(node)) {
    const style = styles[String(node.type)] ?? 'plain';
    const [from, to] = rangeOf(node, at);
    // Nothing is placed right behind what it follows; a block scalar ends with its last character.
    const start = from === to ? trimmed(text, from, 0) : from;
    const end = style === 'literal' || style === 'folded' ? trimmed(text, to, from) : from === to ? start : to;
    const value = typeof node.value === 'string' ? node.value : '';
    return {
      node: {
        kind: 'scalar',
        length: end - start,
        anchor: node.anchor ?? null,
        tag: tagOf(node.tag),
        faulty,
        aliased: false,
        text: value,
        style,
      },
      start,
    };
  }
  if (isMap(node)) return buildMap(node, at, origin);
  if (isSeq(node)) return buildSeq(node, at, origin);
  return { node: emptyScalar(faulty), start: at };
};

/** What a block collection covers: up to the end of its last child, not the comments and blank lines behind it. */
const endOf = (collection: YAMLMap | YAMLSeq, last: number): number =>
  collection.flow && collection.range ? collection.range[1] : last;

const buildMap = (map: YAMLMap, at: number, origin: Origin): Built => {
  const start = rangeOf(map, at)[0];
  const { faulty } = origin;
  const pairs: Pair[] = [];
  let aliased = false;
  let last = start;
  for (const item of map.items) {
    if (!isPair(item)) continue;
    const key = buildAny(item.key, last, origin);
    const after = key.start + key.node.length;
    const value = buildAny(item.value, after, origin);
    aliased ||= key.node.aliased || value.node.aliased;
    last = Math.max(after, value.start + value.node.length);
    pairs.push({ key: key.node, value: value.node, keyAt: key.start - start, valueAt: value.start - start });
  }
  const length = Math.max(0, endOf(map, last) - start);
  const tag = collectionTag(map.tag);
  const node: MapNode = {
    kind: 'map',
    length,
    anchor: map.anchor ?? null,
    tag,
    faulty,
    aliased,
    flow: map.flow === true,
    pairs,
    open: faulty,
  };
  return { node, start };
};

const buildSeq = (seq: YAMLSeq, at: number, origin: Origin): Built => {
  const start = rangeOf(seq, at)[0];
  const { faulty } = origin;
  const items: Item[] = [];
  let aliased = false;
  let last = start + (seq.flow ? 0 : 1);
  for (const item of seq.items) {
    const built = isPair(item) ? pairAsMap(item, last, origin) : buildAny(item, last, origin);
    aliased ||= built.node.aliased;
    last = Math.max(last, built.start + built.node.length);
    items.push({ node: built.node, at: built.start - start });
  }
  const length = Math.max(0, endOf(seq, last) - start);
  const tag = collectionTag(seq.tag);
  const node: SeqNode = {
    kind: 'seq',
    length,
    anchor: seq.anchor ?? null,
    tag,
    faulty,
    aliased,
    flow: seq.flow === true,
    items,
    open: faulty,
  };
  return { node, start };
};

const pairAsMap = (pair: { key: unknown; value: unknown }, at: number, origin: Origin): Built => {
  const { faulty } = origin;
  const key = buildAny(pair.key, at, origin);
  const value = buildAny(pair.value, key.start + key.node.length, origin);
  const length = Math.max(key.node.length, value.start + value.node.length - key.start);
  const one: Pair = { key: key.node, value: value.node, keyAt: 0, valueAt: value.start - key.start };
  const aliased = key.node.aliased || value.node.aliased;
  return {
    node: { kind: 'map', length, anchor: null, tag: null, faulty, aliased, flow: true, pairs: [one], open: faulty },
    start: key.start,
  };
};

/** The root of a parsed document in our shape; null where the document is empty. Text with errors makes a faulty tree. */
export const buildRoot = (
  document: Document.Parsed,
  text: string,
  faulty: boolean,
): { readonly node: Node; readonly at: number } | null => {
  const { contents } = document;
  if (contents === null) return null;
  const { node, start } = buildAny(contents, document.range[0], { text, faulty });
  const nothing = node.kind === 'scalar' && node.length === 0 && node.anchor === null && node.tag === null;
  return nothing ? null : { node, at: start };
};
