/** Which fields of Kubernetes objects a chart's values flow into, read off its rendered texts. */
import { memo } from '../../base/memo.ts';
import type { Span } from '../../base/source.ts';
import type { Str } from '../../template/index.ts';
import { readStream } from '../../yaml/read.ts';
import { type Path, View } from '../../yaml/view.ts';
import type { Derivation } from '../derived.ts';
import { stringOf } from './flowing.ts';
import { runsIn } from './origins.ts';

/** One field that a values key flows into. */
export interface Flow {
  /** The object as it was rendered. */
  readonly root: View;
  readonly path: Path;
  /** The field holds the value and nothing else; otherwise it is a part of the field's text. */
  readonly whole: boolean;
}

/** The flows of a values key and of those below it. */
export interface FlowNode {
  readonly flows: readonly Flow[];
  readonly under: ReadonlyMap<string, FlowNode>;
}

interface Growing extends FlowNode {
  readonly flows: Flow[];
  readonly under: Map<string, Growing>;
}

const grow = (): Growing => ({ flows: [], under: new Map() });

/** Fields that are kept of one key: a chart may print the same labels into a hundred objects. */
const mostFlows = 24;

const nodeAt = (top: Growing, path: readonly string[]): Growing => {
  let node = top;
  for (const step of path) {
    const next = node.under.get(step) ?? grow();
    node.under.set(step, next);
    node = next;
  }
  return node;
};

const shown = ({ root, path }: Flow): string => `${root.at('kind').text} ${showField(path)}`;

const add = (top: Growing, path: readonly string[], flow: Flow): void => {
  if (path.length === 0) return;
  const { flows } = nodeAt(top, path);
  const name = shown(flow);
  if (flows.length < mostFlows && !flows.some((other) => other.whole === flow.whole && shown(other) === name)) flows.push(flow);
};

/** A field's path as people write it; any item of a list is `[]`. */
export const showField = (path: Path): string =>
  path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[]`;
    const name = /^[\w-]+$/.test(step) ? step : JSON.stringify(step);
    return text === '' ? name : `${text}.${name}`;
  }, '');

/** Values keys that a span came from. */
const keysOf = (text: Str, span: Span): readonly (readonly string[])[] => {
  const found = new Map<string, readonly string[]>();
  if (span.end > span.start)
    for (const { run } of runsIn(text, span)) for (const { path } of run.origin.data) found.set(path.join('\0'), path);
  return [...found.values()];
};

/** Text that YAML reads as a number, a boolean or an empty collection is printed anew; other text must be that of the value itself. */
const printedAnew = /^(?:[\d.+-][\d.eE+_-]*|true|false|\{\}|\[\]|null)$/;

/** Whether all characters of a span are those of one value. */
const isWhole = (text: Str, span: Span): boolean => {
  const pieces = runsIn(text, span);
  const plain = printedAnew.test(text.v.slice(span.start, span.end));
  return pieces.length > 0 && pieces.every(({ run }) => run.origin.data.length === 1 && (run.from >= 0 || plain));
};

/** The characters of a scalar without its quotes. */
const inner = (view: View): Span => {
  const { start, end } = view.span;
  const quoted = view.node?.kind === 'scalar' && (view.node.style === 'single' || view.node.style === 'double');
  return quoted ? { start: start + 1, end: end - 1 } : { start, end };
};

/** Records what flows into a value and what is below it. `at` is where the document begins in the text. */
const gather = (top: Growing, text: Str, root: View, at: number): void => {
  const moved = ({ start, end }: Span): Span => ({ start: start + at, end: end + at });
  const visit = (view: View): void => {
    const { node, path } = view;
    if (node === null || view.shared) return;
    const own = moved({ start: view.start, end: view.start + 1 });
    if (node.kind === 'scalar') {
      if (node.length === 0 || node.style === 'literal' || node.style === 'folded') return;
      const span = moved(inner(view));
      const keys = keysOf(text, span);
      const [key] = keys;
      if (keys.length === 1 && key && isWhole(text, span)) add(top, key, { root, path, whole: true });
      else for (const each of keys) add(top, each, { root, path, whole: false });
    } else if (node.kind === 'map') {
      if (node.pairs.length === 0) {
        const [key] = keysOf(text, own);
        if (key) add(top, key, { root, path, whole: true });
      }
      for (const entry of view.entries()) {
        const [key] = entry.keySpan ? keysOf(text, moved(entry.keySpan)) : [];
        // A key that the values name: all of the map that holds it was printed.
        if (key && key.at(-1) === entry.step) add(top, key.slice(0, -1), { root, path, whole: true });
        visit(entry);
      }
    } else if (node.kind === 'seq') {
      const [key] = keysOf(text, own);
      if (key && node.items.length === 0) add(top, key, { root, path, whole: true });
      else if (key && !node.flow && /^\d+$/.test(key.at(-1) ?? '')) add(top, key.slice(0, -1), { root, path, whole: true });
      for (const item of view.items()) visit(item);
    }
  };
  visit(root);
};

/** Flows of a chart under its own values; what other values files set flows the same way. */
export const flowsOf: (derivation: Derivation) => FlowNode = memo((derivation) => {
  const top = grow();
  const plain = derivation.texts.filter(({ under, foreign }) => under === null && !foreign);
  for (const derived of [...plain, ...derivation.branches.map(({ text }) => text)]) {
    const text = stringOf(derived);
    if (!text?.runs) continue;
    for (const { tree, start } of readStream(text.v).documents) {
      const root = View.root(tree, 'go');
      if (root.at('kind').text !== undefined && tree.faults.length === 0) gather(top, text, root, start);
    }
  }
  return top;
});
