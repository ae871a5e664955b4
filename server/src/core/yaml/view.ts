/** A lens on a place in a document: it knows its value, where it stands, and whether either is known at all. */
import { memo } from '../base/memo.ts';
import { type Span, span } from '../base/source.ts';
import { anchorFor } from './anchors.ts';
import type { MapNode, Node, Pair, SeqNode, Tree } from './node.ts';
import { isPlaceholder } from './placeholder.ts';
import { type Dialect, type ScalarValue, scalarValue } from './scalar.ts';

/** Something is there; nothing is there, or `null`; or it cannot be known (templated, faulty, an alias that leads nowhere). */
export type State = 'value' | 'absent' | 'unknown';

export type Step = string | number;
export type Path = readonly Step[];

/** Maps that are merged into one, and whether there may be more that are not known. */
interface Merged {
  readonly maps: readonly View[];
  readonly doubt: boolean;
}

/** A node and where it stands in the document. */
interface Anchor {
  readonly node: Node;
  readonly start: number;
}

interface Spot {
  readonly node: Node | null;
  readonly start: number;
  readonly key: Anchor | null;
  readonly step: Step | null;
  readonly shared: boolean;
  readonly doubt: boolean;
}

const nowhere = { key: null, step: null, shared: false } as const;

/** Keys of a map by text, the last of equal keys; large maps are asked often. */
const pairsOf: (map: MapNode) => ReadonlyMap<string, Pair> = memo((map) => {
  const pairs = new Map<string, Pair>();
  for (const pair of map.pairs) if (pair.key.kind === 'scalar') pairs.set(pair.key.text, pair);
  return pairs;
});

const isMerge = ({ key }: Pair): boolean => key.kind === 'scalar' && key.text === '<<' && key.style === 'plain';

const isNull = (node: Node, dialect: Dialect): boolean =>
  node.kind === 'scalar' && (node.tag === null || node.tag === '!!null') && scalarValue(node, dialect) === null;

/** How deep merges of merges are followed, and how many maps they may bring together, before what they hold is unknown. */
const mergeDepth = 32;
const mergeLimit = 1000;

export class View {
  readonly tree: Tree;
  readonly dialect: Dialect;
  readonly parent: View | null;
  /** Null where nothing is written. */
  readonly node: Node | null;
  /** Offset of the value in the document; of the nearest thing that is there, where it is absent. */
  readonly start: number;
  /** The key or index that leads here from the parent; null at the root. */
  readonly step: Step | null;
  /** It was reached through an alias or a merge key: other places show the same text, so no fix may touch it. */
  readonly shared: boolean;
  private readonly keyAt: Anchor | null;
  private readonly doubt: boolean;

  private constructor(tree: Tree, dialect: Dialect, parent: View | null, spot: Spot) {
    this.tree = tree;
    this.dialect = dialect;
    this.parent = parent;
    this.node = spot.node;
    this.start = spot.start;
    this.step = spot.step;
    this.shared = spot.shared;
    this.keyAt = spot.key;
    this.doubt = spot.doubt || (spot.node?.faulty ?? false);
  }

  /** The whole document. */
  static root(tree: Tree, dialect: Dialect): View {
    // A text of which nothing could be read is no empty document.
    const doubt = tree.root === null && tree.faults.length > 0;
    return new View(tree, dialect, null, { ...nowhere, node: tree.root, start: tree.rootAt, doubt }).follow();
  }

  get state(): State {
    if (this.doubt) return 'unknown';
    if (this.node === null) return 'absent';
    if (this.node.kind === 'alias') return 'unknown';
    if (this.node.kind === 'scalar' && isPlaceholder(this.node)) return 'unknown';
    return isNull(this.node, this.dialect) ? 'absent' : 'value';
  }
  get known(): boolean {
    return this.state !== 'unknown';
  }
  get absent(): boolean {
    return this.state === 'absent';
  }
  get there(): boolean {
    return this.state === 'value';
  }
  /** The map or sequence that is here, unless it is unknown. */
  get map(): MapNode | null {
    return !this.doubt && this.node?.kind === 'map' ? this.node : null;
  }
  get seq(): SeqNode | null {
    return !this.doubt && this.node?.kind === 'seq' ? this.node : null;
  }

  /** Keys and indexes from the root to here. */
  get path(): Path {
    const steps: Step[] = [];
    for (let view: View | null = this; view !== null; view = view.parent) if (view.step !== null) steps.push(view.step);
    return steps.reverse();
  }

  /** Span of the value; of the key for `key:` with nothing after it; of the nearest key above for what is absent. Relative to the document. */
  get span(): Span {
    if (this.node !== null && this.node.length > 0) return span(this.start, this.start + this.node.length);
    return this.keySpan ?? this.parent?.label ?? span(this.start, this.start);
  }
  /** Span of the key that leads here; null for items and for what is absent. */
  get keySpan(): Span | null {
    return this.keyAt ? span(this.keyAt.start, this.keyAt.start + this.keyAt.node.length) : null;
  }
  /** Where a finding about the whole of this thing goes: its key, else the first line of it. */
  get label(): Span {
    if (this.keySpan) return this.keySpan;
    if (this.node === null) return this.parent ? this.parent.label : span(this.start, this.start);
    const first = this.node.kind === 'map' ? this.node.pairs[0] : undefined;
    if (first && this.node.kind === 'map') return span(this.start + first.keyAt, this.start + first.keyAt + first.key.length);
    const end = this.start + this.node.length;
    const line = this.tree.text.indexOf('\n', this.start);
    return span(this.start, line < 0 ? end : Math.min(end, line));
  }

  /** The thing under the keys and indexes; absent or unknown where the way does not lead on. Aliases and merge keys are followed. */
  at(...path: Path): View {
    let view: View = this;
    for (const step of path) view = view.child(step);
    return view;
  }

  private child(step: Step): View {
    const node = this.node;
    if (node?.kind === 'map') {
      const pair = pairsOf(node).get(String(step));
      if (pair) return this.under(pair, this.start, step, false);
      const merged = this.merges();
      for (const map of merged.maps) {
        const found = map.node?.kind === 'map' ? pairsOf(map.node).get(String(step)) : undefined;
        if (found) return this.under(found, map.start, step, true);
      }
      return this.missing(step, this.doubt || node.open || merged.doubt);
    }
    if (node?.kind === 'seq' && typeof step === 'number') {
      const item = node.items[step];
      if (item) return this.item(item.node, this.start + item.at, step);
      return this.missing(step, this.doubt || node.open);
    }
    return this.missing(step, this.state === 'unknown');
  }

  private under(pair: Pair, start: number, step: Step, merged: boolean): View {
    return new View(this.tree, this.dialect, this, {
      node: pair.value,
      start: start + pair.valueAt,
      key: { node: pair.key, start: start + pair.keyAt },
      step,
      shared: this.shared || merged,
      doubt: this.doubt,
    }).follow();
  }

  /** The pair or item of this number that is written here, merged ones aside; itself for anything without. Its step is the key's text. */
  enter(index: number): View {
    const { node } = this;
    const pair = node?.kind === 'map' ? node.pairs[index] : undefined;
    if (pair) return this.under(pair, this.start, pair.key.kind === 'scalar' ? pair.key.text : '', false);
    const item = node?.kind === 'seq' ? node.items[index] : undefined;
    return item ? this.item(item.node, this.start + item.at, index) : this;
  }

  private item(node: Node, start: number, step: number): View {
    return new View(this.tree, this.dialect, this, {
      node,
      start,
      key: null,
      step,
      shared: this.shared,
      doubt: this.doubt,
    }).follow();
  }

  private missing(step: Step, doubt: boolean): View {
    return new View(this.tree, this.dialect, this, {
      node: null,
      start: this.start,
      key: null,
      step,
      shared: this.shared,
      doubt,
    });
  }

  private follow(): View {
    if (this.node?.kind !== 'alias') return this;
    const target = anchorFor(this.tree, this.node.name, this.start);
    if (!target) return this;
    const spot = { node: target.node, start: target.at, key: this.keyAt, step: this.step, shared: true, doubt: this.doubt };
    return new View(this.tree, this.dialect, this.parent, spot);
  }

  /** Maps that `<<` brings in, nearest first. */
  private merges(): Merged {
    const maps: View[] = [];
    const doubt = !this.gather(maps, 0);
    return { maps, doubt };
  }

  /** Adds what is merged into this map; answers whether all of it is known. */
  private gather(maps: View[], depth: number): boolean {
    const node = this.node;
    const pair = node?.kind === 'map' ? pairsOf(node).get('<<') : undefined;
    if (!pair || !isMerge(pair)) return true;
    if (depth > mergeDepth) return false;
    const value = this.under(pair, this.start, '<<', true);
    let known = value.known;
    for (const map of value.node?.kind === 'seq' ? value.items() : [value]) {
      if (maps.length >= mergeLimit) return false;
      if (map.node?.kind !== 'map') {
        known = false;
        continue;
      }
      maps.push(map);
      known = map.gather(maps, depth + 1) && known && !map.node.open;
    }
    return known;
  }

  /** Items of a sequence; none for anything else. */
  items(): readonly View[] {
    const node = this.node;
    return node?.kind === 'seq' ? node.items.map((item, index) => this.item(item.node, this.start + item.at, index)) : [];
  }

  /** Values of a map by key, merged ones behind its own; none for anything else. Each view's `step` is the key. */
  entries(): readonly View[] {
    const node = this.node;
    if (node?.kind !== 'map') return [];
    const seen = new Set<string>();
    const entries: View[] = [];
    for (const pair of node.pairs) {
      if (pair.key.kind !== 'scalar' || isMerge(pair)) continue;
      seen.add(pair.key.text);
      entries.push(this.under(pair, this.start, pair.key.text, false));
    }
    for (const map of this.merges().maps)
      for (const pair of map.node?.kind === 'map' ? map.node.pairs : [])
        if (pair.key.kind === 'scalar' && !seen.has(pair.key.text) && !isMerge(pair)) {
          seen.add(pair.key.text);
          entries.push(this.under(pair, map.start, pair.key.text, true));
        }
    return entries;
  }

  /** The typed value of a scalar; undefined for what is absent, unknown or a collection. */
  get scalar(): Exclude<ScalarValue, null> | undefined {
    return this.node?.kind === 'scalar' && this.state === 'value'
      ? (scalarValue(this.node, this.dialect) ?? undefined)
      : undefined;
  }
  get string(): string | undefined {
    const value = this.scalar;
    return typeof value === 'string' ? value : undefined;
  }
  get number(): number | undefined {
    const value = this.scalar;
    return typeof value === 'number' ? value : undefined;
  }
  get boolean(): boolean | undefined {
    const value = this.scalar;
    return typeof value === 'boolean' ? value : undefined;
  }
  /** The scalar's text whatever its type, such as an unquoted number where a name is meant. */
  get text(): string | undefined {
    return this.node?.kind === 'scalar' && this.state === 'value' ? this.node.text : undefined;
  }
  /** The scalar's text even where a placeholder makes its value unknown; undefined for anything but a scalar. */
  get raw(): string | undefined {
    return this.node?.kind === 'scalar' && !this.doubt ? this.node.text : undefined;
  }
  /** Whether exactly this value is here. */
  is(value: Exclude<ScalarValue, null>): boolean {
    return this.scalar === value;
  }
}
