/**
 * Changes of a document's text by path. The smallest edit that gives the wanted value: comments, quotes, indentation and line
 * ends stay. Several changes are planned together, so that two wishes below one missing parent make it once.
 */
import type { Edit } from '../base/edit.ts';
import type { Plain } from './plain.ts';
import { addToBlock, emptyBlock, fillEmpty, removeFromBlock } from './rewrite-block.ts';
import { carriesComment, carriesUsedAnchor, usedAnchors } from './rewrite-comments.ts';
import { changeFlow, isJson } from './rewrite-flow.ts';
import { flowText, keyLike, scalarLike } from './rewrite-print.ts';
import type { Path, Step, View } from './view.ts';

export type Change =
  /** Sets the value; parents that are missing are made. */
  | { readonly do: 'set'; readonly path: Path; readonly value: Plain }
  /** Adds an item to the end of the list at `path`; a missing list is made. */
  | { readonly do: 'append'; readonly path: Path; readonly value: Plain }
  /**
   * Removes an entry or item that is there. Where its lines carry a comment, `otherwise` is set instead; without it there is no
   * edit. `prune`: a collection that loses its last member goes too.
   */
  | { readonly do: 'remove'; readonly path: Path; readonly otherwise?: Plain; readonly prune?: boolean }
  /** Gives an entry another key. */
  | { readonly do: 'rename'; readonly path: Path; readonly to: string };

/** The edits of all changes together, relative to the document; null where one of them cannot be made safely. */
export const rewrite = (view: View, changes: readonly Change[]): readonly Edit[] | null => {
  if (!editable(view)) return null;
  const edits: Edit[] = [];
  return changeCollection(view, 0, pruned(view, changes), edits) ? edits : null;
};

/** A value for the thing itself. */
export const setValue = (view: View, value: Plain): readonly Edit[] | null =>
  onParent(view, (path) => ({ do: 'set', path, value }));

/** An entry more for a map. */
export const insertKey = (map: View, key: string, value: Plain): readonly Edit[] | null =>
  rewrite(map, [{ do: 'set', path: [key], value }]);

/** A value below a thing; what is missing on the way is made. */
export const setPath = (view: View, path: Path, value: Plain): readonly Edit[] | null =>
  rewrite(view, [{ do: 'set', path, value }]);

/** An item more for a list. */
export const appendItem = (list: View, value: Plain): readonly Edit[] | null =>
  onParent(list, (path) => ({ do: 'append', path, value }));

/** The entry or item is gone; where a comment stands on its lines, `otherwise` takes the value's place. */
export const remove = (view: View, otherwise?: Plain): readonly Edit[] | null =>
  onParent(view, (path) => ({ do: 'remove', path, ...(otherwise === undefined ? {} : { otherwise }) }));

/** Another key for an entry. */
export const renameKey = (view: View, to: string): readonly Edit[] | null =>
  onParent(view, (path) => ({ do: 'rename', path, to }));

const onParent = (view: View, change: (path: Path) => Change): readonly Edit[] | null =>
  view.parent === null || view.step === null ? null : rewrite(view.parent, [change([view.step])]);

/** Whether text below the view may change: it is reached without an alias, and no alias elsewhere shows it again. */
export const editable = (view: View): boolean => {
  if (view.shared) return false;
  const used = usedAnchors(view.tree);
  for (let at: View | null = view; at !== null; at = at.parent) if (at.node?.anchor && used.has(at.node.anchor)) return false;
  return true;
};

/** Changes with removals lifted to the parent where `prune` asks for it and nothing stays. */
const pruned = (view: View, changes: readonly Change[]): readonly Change[] => {
  const groups = new Map<string, { readonly parent: Path; readonly members: Change[] }>();
  for (const change of changes) {
    if (change.do !== 'remove' || !change.prune || change.path.length < 2) continue;
    const parent = change.path.slice(0, -1);
    const key = JSON.stringify(parent);
    const group = groups.get(key) ?? { parent, members: [] };
    group.members.push(change);
    groups.set(key, group);
  }
  for (const { parent, members } of groups.values()) {
    const collection = view.at(...parent);
    const { node } = collection;
    const size = node?.kind === 'map' ? node.pairs.length : node?.kind === 'seq' ? node.items.length : -1;
    const gone = new Set(members.map((change) => change.path.at(-1)));
    const others = changes.some(
      (change) => !members.includes(change) && parent.every((step, index) => change.path[index] === step),
    );
    if (size !== gone.size || others || carriesComment(collection) || carriesUsedAnchor(collection)) continue;
    const rest = changes.filter((change) => !members.includes(change));
    return pruned(view, [...rest, { do: 'remove', path: parent, prune: true }]);
  }
  return changes;
};

const changeCollection = (view: View, depth: number, changes: readonly Change[], edits: Edit[]): boolean => {
  const node = view.node;
  if (!view.known || (node?.kind !== 'map' && node?.kind !== 'seq')) return false;
  const added: Added[] = [];
  const removed: View[] = [];
  for (const change of changes)
    if (change.path.length === depth && change.do === 'append') added.push({ key: null, value: change.value });
  if (added.length > 0 && node.kind !== 'seq') return false;
  for (const [step, group] of byStep(changes, depth)) {
    const child = view.at(step);
    const outcome =
      child.node === null ? addChild(child, step, depth, group, added) : changeChild(child, depth, group, removed, edits);
    if (!outcome) return false;
  }
  if (added.length === 0 && removed.length === 0) return true;
  return node.flow ? changeFlow(view, removed, added, edits) : changeBlock(view, removed, added, edits);
};

/** A member to add: an entry where it has a key, else an item. */
export interface Added {
  readonly key: string | null;
  readonly value: Plain;
}

const byStep = (changes: readonly Change[], depth: number): ReadonlyMap<Step, readonly Change[]> => {
  const groups = new Map<Step, Change[]>();
  for (const change of changes) {
    const step = change.path[depth];
    if (step === undefined) continue;
    const group = groups.get(step);
    if (group) group.push(change);
    else groups.set(step, [change]);
  }
  return groups;
};

const addChild = (child: View, step: Step, depth: number, group: readonly Change[], added: Added[]): boolean => {
  const wanted = group.filter((change) => change.do !== 'remove');
  if (wanted.length === 0) return true;
  const value = fresh(wanted, depth + 1);
  if (value === undefined || typeof step !== 'string' || !child.known || child.parent?.node?.kind !== 'map') return false;
  added.push({ key: step, value });
  return true;
};

/** The value that changes make out of nothing. */
const fresh = (changes: readonly Change[], depth: number): Plain | undefined => {
  const items: Plain[] = [];
  for (const change of changes) {
    if (change.path.length !== depth) continue;
    if (change.do === 'set') return change.value;
    if (change.do === 'append') items.push(change.value);
  }
  if (items.length > 0) return items;
  const entries: (readonly [string, Plain])[] = [];
  for (const [step, group] of byStep(changes, depth)) {
    const value = fresh(group, depth + 1);
    if (value === undefined || typeof step !== 'string') return undefined;
    entries.push([step, value]);
  }
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
};

const changeChild = (child: View, depth: number, group: readonly Change[], removed: View[], edits: Edit[]): boolean => {
  const here = group.filter((change) => change.path.length === depth + 1 && change.do !== 'append');
  const below = group.filter((change) => !here.includes(change));
  if (child.shared || child.node === null) return false;
  const anchor = child.node.anchor;
  if (anchor !== null && usedAnchors(child.tree).has(anchor)) return false;
  for (const change of here) {
    if (change.do === 'rename') edits.push(...renamed(child, change.to));
    else if (change.do === 'set') return below.length === 0 && replace(child, change.value, edits);
    else if (change.do === 'remove') return below.length === 0 && removeChild(child, change.otherwise, removed, edits);
  }
  if (below.length === 0) return true;
  const value = child.absent || isEmpty(child) ? fresh(below, depth + 1) : undefined;
  if (
    value !== undefined &&
    isEmpty(child) &&
    Array.isArray(value) === (child.seq !== null) &&
    !inFlow(child) &&
    fillEmpty(child, value, edits)
  )
    return true;
  if (child.map ?? child.seq) return changeCollection(child, depth + 1, below, edits);
  return value !== undefined && replace(child, value, edits);
};

/** Whether brackets with nothing in them are written: they give way to lines below the key. */
const isEmpty = ({ map, seq }: View): boolean =>
  (map?.flow === true && map.pairs.length === 0) || (seq?.flow === true && seq.items.length === 0);

const removeChild = (child: View, otherwise: Plain | undefined, removed: View[], edits: Edit[]): boolean => {
  if (carriesUsedAnchor(child)) return false;
  if (!carriesComment(child)) {
    removed.push(child);
    return true;
  }
  return otherwise !== undefined && replace(child, otherwise, edits);
};

const renamed = (child: View, to: string): readonly Edit[] => {
  const at = child.keySpan;
  return at === null ? [] : [{ ...at, text: keyLike(child.tree.text.slice(at.start, at.end), to) }];
};

const replace = (child: View, value: Plain, edits: Edit[]): boolean => {
  const { node, tree, start } = child;
  if (node === null || !child.known || node.anchor !== null || node.tag !== null) return false;
  if (child.absent && !inFlow(child)) return fillEmpty(child, value, edits);
  if (node.length === 0 || (node.kind === 'scalar' && (node.style === 'literal' || node.style === 'folded'))) return false;
  if (node.kind !== 'scalar' && (carriesComment(child) || carriesUsedAnchor(child))) return false;
  if (node.kind !== 'scalar' && node.kind !== 'alias' && !node.flow) return emptyBlock(child, value, edits);
  const old = tree.text.slice(start, start + node.length);
  const text = isJson(child)
    ? flowText(value, '"')
    : typeof value === 'object' && value !== null
      ? flowText(value, null)
      : scalarLike(old, value);
  edits.push({ start, end: start + node.length, text });
  return true;
};

/** Whether the view stands inside brackets. */
const inFlow = (view: View): boolean => {
  const parent = view.parent?.node;
  return (parent?.kind === 'map' || parent?.kind === 'seq') && parent.flow;
};

const changeBlock = (view: View, removed: readonly View[], added: readonly Added[], edits: Edit[]): boolean => {
  const size = view.node?.kind === 'map' ? view.node.pairs.length : view.node?.kind === 'seq' ? view.node.items.length : 0;
  if (removed.length === size && added.length === 0) return emptyBlock(view, view.node?.kind === 'seq' ? [] : {}, edits);
  return removeFromBlock(view, removed, edits) && addToBlock(view, added, edits);
};
