/** Keys that appear twice in one map. */
import type { Fault, MapNode, Node, Pair } from './node.ts';
import { plainValue } from './scalar.ts';

/** What makes two keys the same; null for keys that are not compared: complex ones, aliases, merges and what is faulty. */
const identity = (pair: Pair): string | null => {
  const { key } = pair;
  if (key.kind !== 'scalar' || key.faulty || (key.tag !== null && key.tag !== '!!str')) return null;
  const plain = key.style === 'plain' && key.tag === null;
  if (plain && key.text === '<<') return null;
  // `1` and `"1"` are two keys, `a` and `"a"` are one.
  return plain && typeof plainValue(key.text, 'core') !== 'string' ? `plain ${key.text}` : `text ${key.text}`;
};

/** Faults of one map, not of what is in it; on each key that was there before. `at` is the map's offset. */
export const duplicatesOf = (map: MapNode, at: number): readonly Fault[] => {
  const { pairs } = map;
  if (pairs.length < 2) return [];
  const seen = new Set<string>();
  const faults: Fault[] = [];
  for (const pair of pairs) {
    const key = identity(pair);
    if (key === null) continue;
    if (seen.has(key) && pair.key.kind === 'scalar')
      faults.push({
        code: 'duplicate-key',
        at: { start: at + pair.keyAt, end: at + pair.keyAt + pair.key.length },
        name: pair.key.text,
      });
    seen.add(key);
  }
  return faults;
};

/** Faults of a node and everything in it, in the order of the text. */
export const duplicates = (node: Node, at: number): readonly Fault[] => {
  const faults: Fault[] = [];
  const visit = (one: Node, start: number): void => {
    if (one.kind === 'map') {
      faults.push(...duplicatesOf(one, start));
      for (const pair of one.pairs) {
        visit(pair.key, start + pair.keyAt);
        visit(pair.value, start + pair.valueAt);
      }
    } else if (one.kind === 'seq') for (const item of one.items) visit(item.node, start + item.at);
  };
  visit(node, at);
  return faults;
};
