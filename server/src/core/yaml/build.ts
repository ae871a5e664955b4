/** From the library's nodes to ours. */
import { type Document, isAlias, isMap, isPair, isScalar, isSeq, type Node as LibraryNode, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Item, MapNode, Node, Pair, ScalarNode, SeqNode, Style } from './node.ts';

interface Built {
  readonly node: Node;
  readonly start: number;
}

const styles: Readonly<Record<string, Style>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};

const emptyScalar = (faulty: boolean): ScalarNode => ({ kind: 'scalar', length: 0, anchor: null, tag: null, faulty, aliased: false, text: '', style: 'plain' });

/** Whether the collection starts with a bracket: the library marks maps made from `key: value` inside `[ ]` as flow too. */
const buildAny = (node: unknown, at: number, faulty: boolean): Built => {
  if (isAlias(node)) {
    const [start, end] = rangeOf(node, at);
    return { node: { kind: 'alias', length: end - start, anchor: null, tag: null, faulty, aliased: true, name: node.source }, start };
  }
  if (isScalar(node)) {
    const [start, end] = rangeOf(node, at);
    const text = typeof node.value === 'string' ? node.value : node.value === null || node.value === undefined ? '' : String(node.value);
    const style = styles[String(node.type)] ?? 'plain';
    return {
      node: { kind: 'scalar', length: end - start, anchor: node.anchor ?? null, tag: tagOf(node.tag), faulty, aliased: false, text, style },
      start,
    };
  }
  if (isMap(node)) return buildMap(node, at, faulty);
  if (isSeq(node)) return buildSeq(node, at, faulty);
  return { node: emptyScalar(faulty), start: at };
};

const rangeOf = (node: LibraryNode, at: number): readonly [number, number] => (node.range ? [node.range[0], node.range[1]] : [at, at]);

const tagOf = (tag: string | undefined): string | null => {
  if (tag === undefined) return null;
  return tag.startsWith('tag:yaml.org,2002:') ? `!!${tag.slice('tag:yaml.org,2002:'.length)}` : tag;
};

const collectionTag = (tag: string | undefined): string | null => {
  const own = tagOf(tag);
  return own === '!!map' || own === '!!seq' ? null : own;
};

const buildMap = (map: YAMLMap, at: number, faulty: boolean): Built => {
  const [start, end] = rangeOf(map, at);
  const pairs: Pair[] = [];
  let aliased = false;
  for (const item of map.items) {
    if (!isPair(item)) continue;
    const key = buildAny(item.key, start, faulty);
    const after = key.start + key.node.length;
    const value = buildAny(item.value, Math.min(end, after + 1), faulty);
    aliased ||= key.node.aliased || value.node.aliased;
    pairs.push({ key: key.node, value: value.node, keyAt: key.start - start, valueAt: value.start - start });
  }
  const node: MapNode = { kind: 'map', length: end - start, anchor: map.anchor ?? null, tag: collectionTag(map.tag), faulty, aliased, flow: map.flow === true, pairs, open: faulty };
  return { node, start };
};

const buildSeq = (seq: YAMLSeq, at: number, faulty: boolean): Built => {
  const [start, end] = rangeOf(seq, at);
  const items: Item[] = [];
  let aliased = false;
  for (const item of seq.items) {
    const built = isPair(item) ? pairAsMap(item, start, faulty) : buildAny(item, start, faulty);
    aliased ||= built.node.aliased;
    items.push({ node: built.node, at: built.start - start });
  }
  const node: SeqNode = { kind: 'seq', length: end - start, anchor: seq.anchor ?? null, tag: collectionTag(seq.tag), faulty, aliased, flow: seq.flow === true, items, open: faulty };
  return { node, start };
};

const pairAsMap = (pair: { key: unknown; value: unknown }, at: number, faulty: boolean): Built => {
  const key = buildAny(pair.key, at, faulty);
  const value = buildAny(pair.value, key.start + key.node.length, faulty);
  const end = Math.max(key.start + key.node.length, value.start + value.node.length);
  const one: Pair = { key: key.node, value: value.node, keyAt: 0, valueAt: value.start - key.start };
  const aliased = key.node.aliased || value.node.aliased;
  return { node: { kind: 'map', length: end - key.start, anchor: null, tag: null, faulty, aliased, flow: true, pairs: [one], open: faulty }, start: key.start };
};

/** The root of a parsed document in our shape; null where the document is empty. Text with errors makes a faulty tree. */
export const buildRoot = (document: Document.Parsed, faulty: boolean): { readonly node: Node; readonly start: number } | null =>
  document.contents === null ? null : buildAny(document.contents, document.range[0], faulty);
