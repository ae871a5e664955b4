/**
 * Reads a document against GitHub's schema: our reader over our tree. What it finds hangs on the nodes, so a keystroke reads again only
 * the nodes that the edit made new; places count from the node's start for that reason.
 */
import { nearest } from '../../base/near.ts';
import { type Span, shift, span } from '../../base/source.ts';
import { inside } from '../../yaml/inside.ts';
import type { MapNode, Node, ScalarNode } from '../../yaml/node.ts';
import { hasPlaceholder } from '../../yaml/placeholder.ts';
import { plainValue, scalarValue } from '../../yaml/scalar.ts';
import type { View } from '../../yaml/view.ts';
import { expressionsInText, isInsert } from './expression.ts';
import { isBareEvent, mayBeEmpty, milder, severityAt } from './leniency.ts';
import { clean, type Outcome, type Problem, problem, type Reference } from './problem.ts';
import { isCondition, readExpressions } from './read-expression.ts';
import type { Grammar, Layout, Property, Shape } from './schema.ts';
import * as words from './words.ts';

/** Aliased nodes that one reading visits before the document is taken for a bomb. */
const budget = 20_000;

/** Deeper than any workflow; an alias inside its own anchor leads down without end. */
const deepest = 64;

interface Reading {
  readonly grammar: Grammar;
  spent: number;
  depth: number;
}

interface Kept {
  readonly key: string | null;
  readonly outcome: Outcome;
}

const kept = new WeakMap<Node, Map<Shape, Kept>>();

/** Problems and references of a whole document or of a part of it. */
export const read = (view: View, shape: Shape, key: string | null, grammar: Grammar): Outcome =>
  readNode(view, shape, key, { grammar, spent: 0, depth: 0 });

const readNode = (view: View, shape: Shape, key: string | null, reading: Reading): Outcome => {
  const node = view.node;
  if (node === null || node.faulty || node.kind === 'alias') return clean;
  if (node.kind === 'scalar' && !node.text.includes('${{') && !isCondition(shape)) return readScalar(node, shape, key);
  if (reading.depth > deepest) return clean;
  if (node.aliased) return ++reading.spent > budget ? clean : readDeeper(view, node, shape, key, reading);
  const row = kept.get(node) ?? new Map<Shape, Kept>();
  const known = row.get(shape);
  if (known && known.key === key) return known.outcome;
  const outcome = readDeeper(view, node, shape, key, reading);
  row.set(shape, { key, outcome });
  kept.set(node, row);
  return outcome;
};

const readDeeper = (view: View, node: Node, shape: Shape, key: string | null, reading: Reading): Outcome => {
  reading.depth++;
  const outcome = readFresh(view, node, shape, key, reading);
  reading.depth--;
  return outcome;
};

const readFresh = (view: View, node: Node, shape: Shape, key: string | null, reading: Reading): Outcome => {
  switch (node.kind) {
    case 'map':
      return readMap(view, node, shape, key, reading);
    case 'seq':
      return readSequence(view, shape, key, reading);
    case 'scalar': {
      const expressions = readExpressions(view, node, shape);
      if (expressions.problems.length > 0 || node.text.includes('${{')) return expressions;
      const own = readScalar(node, shape, key);
      return { problems: own.problems, references: expressions.references };
    }
    default:
      return clean;
  }
};

const only = (...problems: readonly Problem[]): Outcome => ({ problems, references: [] });

const readScalar = (node: ScalarNode, shape: Shape, key: string | null): Outcome => {
  const value = scalarValue(node, 'core');
  if (value === null && (shape.nullable || shape.text === 'any' || mayBeEmpty(shape))) return clean;
  if (typeof value === 'boolean' && shape.boolean) return clean;
  if (typeof value === 'number' && shape.number) return clean;
  const text = value === null ? '' : node.text;
  if (text !== '' && isShell(shape, key)) return readShell(node);
  if (shape.text === 'any' || (shape.text === 'filled' && text !== '')) return clean;
  if (shape.words.some((word) => word.text === text || (word.ignoreCase && word.text.toLowerCase() === text.toLowerCase())))
    return clean;
  if (text !== '' && hasPlaceholder(text)) return clean;
  const at = node.length > 0 ? span(0, node.length) : null;
  if (text === '') return only(problem('schema/type', at, words.emptyValue(key, shape)));
  if (shape.words.length > 0) {
    const meant = nearest(
      text,
      shape.words.map((word) => word.text),
    );
    return only(problem('schema/enum', at, words.wrongWord(key, text, shape, meant), meant));
  }
  if (isQuotedOther(node, shape)) return only(problem('schema/type', at, words.quotedValue(key, shape), text));
  return only(problem('schema/type', at, words.wrongType(key, shape, { en: words.shown(text), ko: words.shown(text) })));
};

/** A number or boolean that quotes have made a text. */
const isQuotedOther = (node: ScalarNode, shape: Shape): boolean => {
  if (node.style !== 'single' && node.style !== 'double') return false;
  const value = plainValue(node.text, 'core');
  return (typeof value === 'boolean' && shape.boolean) || (typeof value === 'number' && shape.number);
};

/** The schema of workflows has a definition for it, that of actions only a key. */
const isShell = (shape: Shape, key: string | null): boolean =>
  shape.name === 'shell' || (shape.name === 'string-steps-context' && key === 'shell');

const shells = ['bash', 'sh', 'pwsh', 'powershell', 'cmd', 'python'];

/** The runner knows these shells; anything else must say where the script goes. */
const readShell = (node: ScalarNode): Outcome => {
  const name = node.text.trim();
  if (shells.includes(name.toLowerCase()) || name.includes('{0}') || hasPlaceholder(name)) return clean;
  const meant = nearest(name, shells);
  return only(problem('schema/enum', span(0, node.length), words.unknownShell(name, meant), meant, 'warning'));
};

/** Adds what a child found, at its place in the parent. */
const gather = (
  into: { readonly problems: Problem[]; readonly references: Reference[] },
  parent: View,
  child: View,
  outcome: Outcome,
): void => {
  if (outcome === clean) return;
  const by = child.start - parent.start;
  for (const found of outcome.problems)
    into.problems.push({ ...found, at: found.at ? shift(found.at, by) : shift(child.label, -parent.start) });
  for (const found of outcome.references)
    into.references.push({ ...found, at: shift(found.at, by), pathAt: found.pathAt.map((at) => shift(at, by)) });
};

const readSequence = (view: View, shape: Shape, key: string | null, reading: Reading): Outcome => {
  const item = shape.item();
  if (!item) return only(problem('schema/type', null, words.wrongType(key, shape, words.a.list)));
  const found = { problems: [], references: [] };
  for (const child of view.items()) gather(found, view, child, readNode(child, item, key, reading));
  return found;
};

/** Ways the map may still look after the keys so far. */
interface Ways {
  readonly all: readonly Layout[];
  left: readonly Layout[];
  readonly seen: string[];
}

const readMap = (view: View, node: MapNode, shape: Shape, key: string | null, reading: Reading): Outcome => {
  // `{{ name }}` of a template tool reads as a map in a map.
  if (view.tree.text.startsWith('{{', view.start)) return clean;
  const all = waysOf(view, shape);
  if (all.length === 0 && isBareEvent(shape)) return only(problem('schema/type', null, words.noFilters(key), null, 'warning'));
  if (all.length === 0) return only(problem('schema/type', null, words.wrongType(key, shape, words.a.map)));
  const ways: Ways = { all, left: all, seen: [] };
  const found: { problems: Problem[]; references: Reference[] } = { problems: [], references: [] };
  const folded = new Map<string, string>();
  const meant = new Set<string>();
  const written = new Set(node.pairs.flatMap((pair) => (pair.key.kind === 'scalar' ? [pair.key.text] : [])));
  let open = node.open;
  for (const pair of node.pairs) {
    if (pair.key.kind !== 'scalar' || pair.key.faulty) {
      open = true;
      continue;
    }
    const name = pair.key.text;
    const at = span(pair.keyAt, pair.keyAt + pair.key.length);
    const child = view.at(name);
    if (name === '<<' && pair.key.style === 'plain') {
      found.problems.push(problem('schema/merge-key', at, words.mergeKey));
      open = true;
      continue;
    }
    if (name.includes('${{')) {
      open = true;
      readDynamicKey(found, view, child, pair.key, at, shape, reading);
      continue;
    }
    const twin = folded.get(name.toLowerCase());
    if (twin !== undefined) {
      // Keys that are equal to the letter are a fault of the YAML itself.
      if (twin !== name) found.problems.push(problem('schema/duplicate-key', at, words.repeatedKey(name)));
      continue;
    }
    const property = choose(ways, name);
    const known = property !== null || ways.all[0]?.loose;
    if (known) folded.set(name.toLowerCase(), name);
    if (property) gather(found, view, child, milder(readNode(child, property.shape, name, reading), shape, name));
    else {
      const loose = ways.all[0]?.loose ?? null;
      if (loose) {
        gather(found, view, child, readNode(child, loose.value, name, reading));
        if (loose.key.text === 'filled' && (scalarValue(pair.key, 'core') === null || name === ''))
          found.problems.push(problem('schema/type', at, words.emptyKey));
      } else found.problems.push(strangeKey({ name, at, shape, key, ways, written, meant }));
    }
  }
  if (!open) found.problems.push(...missing(shape, key, ways, folded, meant));
  return found.problems.length === 0 && found.references.length === 0 ? clean : found;
};

/** `using` says which way an action runs, before the other keys do. */
export const waysOf = (view: View, shape: Shape): readonly Layout[] => {
  const all = shape.layouts();
  if (shape.name !== 'runs-strict') return all;
  const using = view.at('using').string;
  const mark = using === 'docker' ? 'image' : using === 'composite' ? 'steps' : using?.startsWith('node') ? 'main' : null;
  const left = mark === null ? all : all.filter((layout) => layout.properties.has(mark));
  return left.length > 0 ? left : all;
};

/** The property of a name; ways that do not know it are out from then on. */
const choose = (ways: Ways, name: string): Property | null => {
  const left = ways.left.filter((layout) => layout.properties.has(name));
  const property = left[0]?.properties.get(name);
  if (!property) return null;
  ways.left = left;
  ways.seen.push(name);
  return property;
};

interface Strange {
  readonly name: string;
  readonly at: Span;
  readonly shape: Shape;
  readonly key: string | null;
  readonly ways: Ways;
  /** All keys of the map. */
  readonly written: ReadonlySet<string>;
  /** Keys that strange ones were surely meant to be. */
  readonly meant: Set<string>;
}

const strangeKey = ({ name, at, shape, key, ways, written, meant }: Strange): Problem => {
  const elsewhere = ways.all.filter((layout) => layout.properties.has(name));
  const other = ways.seen.find((seen) => elsewhere.length > 0 && !elsewhere.some((layout) => layout.properties.has(seen)));
  if (other !== undefined) return problem('schema/conflict', at, words.conflictingKey(name, other, shape));
  const names = ways.left.flatMap((layout) => [...layout.properties.keys()]).filter((known) => !written.has(known));
  const near = nearest(name, new Set(names));
  if (near !== null) meant.add(near);
  return problem('schema/additionalProperties', at, words.unknownKey(name, shape, key, near), near, severityAt(shape));
};

const missing = (
  shape: Shape,
  key: string | null,
  ways: Ways,
  present: ReadonlyMap<string, string>,
  meant: ReadonlySet<string>,
): readonly Problem[] => {
  const required = (layout: Layout): readonly string[] =>
    [...layout.properties.values()].filter((property) => property.required).map((property) => property.name);
  const way = ways.left[0];
  if (!way) return [];
  if (ways.left.length === 1)
    return required(way)
      .filter((name) => !present.has(name) && !meant.has(name))
      .map((name) =>
        problem('schema/required', null, words.missingKey(name, shape, key), null, name === 'runs' ? 'error' : severityAt(shape)),
      );
  const keys = [...new Set(ways.left.flatMap(required))].filter((name) => !present.has(name));
  return keys.length === 0 || keys.some((name) => meant.has(name)) || ways.left.some((layout) => required(layout).length === 0)
    ? []
    : [problem('schema/required', null, words.missingOneOf(keys, shape, key))];
};

/** A key made by an expression: nobody knows what it becomes, so its value may be anything. */
const readDynamicKey = (
  found: { readonly problems: Problem[]; readonly references: Reference[] },
  view: View,
  child: View,
  node: ScalarNode,
  at: Span,
  shape: Shape,
  reading: Reading,
): void => {
  const anything = reading.grammar.anything(shape.scope);
  if (!expressionsInText(node.text).every(isInsert)) {
    const raw = view.tree.text.slice(view.start + at.start, view.start + at.end);
    const outcome = readExpressions(view, node, anything, (part) => shift(inside(node, raw, part), at.start));
    found.problems.push(...outcome.problems);
    found.references.push(...outcome.references);
  }
  gather(found, view, child, readNode(child, anything, null, reading));
};
