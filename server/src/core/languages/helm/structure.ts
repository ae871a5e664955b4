/** The shape of a template: folds, growing selections, outline, and the values behind what it prints. */
import { memo } from '../../base/memo.ts';
import { type Source, type Span, touches } from '../../base/source.ts';
import type { Model } from '../../checks/rules/lens.ts';
import type { BranchNode, Node, Tag } from '../../template/index.ts';
import type { Fold, Inlay, Outline, Surroundings } from '../language.ts';
import { chartOf } from './chart.ts';
import { showPath } from './findings.ts';
import { flowOf, inner, templateOf } from './flow.ts';
import { valuesRoots } from './values.ts';

/** Blocks and comments over several lines. An arm ends on the line before the next. */
export const foldsOf: (source: Source) => readonly Fold[] = memo((source) => {
  const { text } = source;
  const folds: Fold[] = [];
  const add = (start: number, end: number, comment: boolean): void => {
    if (end > start && text.slice(start, end).includes('\n')) folds.push({ start, end, comment });
  };
  /** The end of the line before the one an offset is on. */
  const above = (offset: number): number => Math.max(0, text.lastIndexOf('\n', offset - 1));
  const visit = (nodes: readonly Node[]): void => {
    for (const node of nodes) {
      if (node.kind === 'comment') add(node.span.start, node.span.end, true);
      else if (node.kind === 'define' || node.kind === 'block') {
        if (node.close) add(node.span.start, above(node.close.span.start), false);
        visit(node.body);
      } else if ('arms' in node) {
        const ends = [...node.arms.slice(1).map((arm) => arm.tag), ...(node.close ? [node.close] : [])];
        node.arms.forEach((arm, index) => {
          const end: Tag | undefined = ends[index];
          if (end) add(arm.tag.span.start, above(end.span.start), false);
          visit(arm.body);
        });
      }
    }
  };
  visit(templateOf(source).body);
  folds.push(...commentLines(text));
  return folds.sort((a, b) => a.start - b.start || b.end - a.end);
});

/** Runs of YAML comment lines. */
const commentLines = (text: string): readonly Fold[] =>
  [...text.matchAll(/(?:^[ \t]*#[^\n]*\n){2,}/gm)].map(({ 0: run, index }) => ({
    start: index,
    end: index + run.length - 1,
    comment: true,
  }));

/** What lies around an offset, from the inside out. */
export const enclosingIn = (source: Source, offset: number): readonly Span[] => {
  const spans: Span[] = [{ start: 0, end: source.text.length }];
  const inTag = (tag: Tag): void => {
    if (!touches(tag.span, offset)) return;
    spans.push(tag.span, trimmed(source.text, tag.inside));
    for (const access of flowOf(source).accesses)
      if (access.names.length > 0 && touches(access.span, offset)) spans.push(access.span);
    const word = /[\w$.-]*$/.exec(source.text.slice(Math.max(0, offset - 200), offset))?.[0] ?? '';
    const rest = /^[\w-]*/.exec(source.text.slice(offset, offset + 200))?.[0] ?? '';
    const name = /[\w-]*$/.exec(word)?.[0] ?? '';
    if (name.length + rest.length > 0) spans.push({ start: offset - name.length, end: offset + rest.length });
  };
  const visit = (nodes: readonly Node[]): void => {
    const node =
      nodes.find(({ span }) => touches(span, offset) && offset < span.end) ?? nodes.find(({ span }) => touches(span, offset));
    if (!node) return;
    if (node.kind === 'text') {
      lineAround(source.text, node.span, offset, spans);
      return;
    }
    if (node.kind === 'define' || node.kind === 'block') {
      spans.push(node.span);
      inTag(node.tag);
      if (node.close) inTag(node.close);
      if (node.close && offset >= node.tag.span.end && offset <= node.close.span.start) {
        spans.push({ start: node.tag.span.end, end: node.close.span.start });
        visit(node.body);
      }
    } else if ('arms' in node) inBranch(node);
    else inTag(node.tag);
  };
  const inBranch = (node: BranchNode): void => {
    spans.push(node.span);
    node.arms.forEach((arm, index) => {
      inTag(arm.tag);
      const end = node.arms[index + 1]?.tag.span.start ?? node.close?.span.start ?? node.span.end;
      if (offset < arm.tag.span.end || offset > end) return;
      spans.push({ start: arm.tag.span.start, end }, { start: arm.tag.span.end, end });
      visit(arm.body);
    });
    if (node.close) inTag(node.close);
  };
  visit(templateOf(source).body);
  const chain: Span[] = [];
  for (const span of spans.filter((one) => touches(one, offset)).sort((a, b) => b.end - b.start - (a.end - a.start))) {
    const outer = chain.at(-1);
    const inside = !outer || (outer.start <= span.start && span.end <= outer.end);
    if (inside && span.end > span.start && !(outer?.start === span.start && outer.end === span.end)) chain.push(span);
  }
  return chain.reverse();
};

const trimmed = (text: string, { start, end }: Span): Span => {
  let [from, to] = [start, end];
  while (from < to && /\s/.test(text.charAt(from))) from++;
  while (to > from && /\s/.test(text.charAt(to - 1))) to--;
  return { start: from, end: to };
};

const lineAround = (text: string, within: Span, offset: number, spans: Span[]): void => {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const next = text.indexOf('\n', offset);
  const line = trimmed(text, { start, end: next < 0 ? text.length : next });
  if (line.end > line.start && touches(line, offset)) spans.push(line);
  const word = /[^\s{}"':,]*$/.exec(text.slice(Math.max(within.start, offset - 200), offset))?.[0] ?? '';
  const rest = /^[^\s{}"':,]*/.exec(text.slice(offset, Math.min(within.end, offset + 200)))?.[0] ?? '';
  if (word.length + rest.length > 0) spans.push({ start: offset - word.length, end: offset + rest.length });
};

/** Kinds that the text names plainly, each with its name where that is plain too; then the named templates. */
export const outlineOf = (source: Source): readonly Outline[] => {
  const { text } = source;
  const kinds = [...text.matchAll(/^kind:[ \t]*["']?([A-Za-z]\w*)["']?[ \t]*(?:#[^\n]*)?\r?$/gm)].map(
    ({ 0: line, 1: kind = '', index }): Outline => {
      const next = /^---/m.exec(text.slice(index));
      const end = next ? index + next.index : text.length;
      const name = nameBelow(text, index, end);
      const at = index + line.indexOf(kind);
      return {
        name: kind,
        detail: name,
        kind: 'object',
        span: { start: index, end: index + text.slice(index, end).trimEnd().length },
        label: { start: at, end: at + kind.length },
        children: [],
      };
    },
  );
  const defines = templateOf(source)
    .defines.filter((node) => node.nameSpan.end > node.nameSpan.start)
    .map(
      (node): Outline => ({
        name: node.name,
        detail: node.kind,
        kind: 'function',
        span: node.span,
        label: inner(node.nameSpan),
        children: [],
      }),
    );
  return [...kinds, ...defines].sort((a, b) => a.span.start - b.span.start);
};

/** What `metadata` names an object, as it is written; looked for line by line, as people may write anything. */
const nameBelow = (text: string, start: number, end: number): string => {
  const lines = text.slice(start, Math.min(end, start + 4000)).split('\n');
  const from = lines.findIndex((line) => line.startsWith('metadata:'));
  if (from < 0) return '';
  for (const line of lines.slice(from + 1)) {
    if (/^\S/.test(line) && !line.startsWith('{{') && !line.startsWith('#')) return '';
    const words = line.trim();
    if (words.startsWith('name:')) return words.slice('name:'.length).trim().slice(0, 60);
  }
  return '';
};

const textLimit = 32;

/** The value of `values.yaml` behind each value that is printed as it is. */
export const inlaysIn = (_model: Model, within: Span, { source, files }: Surroundings): readonly Inlay[] => {
  const at = chartOf(source.path, files);
  if (!at) return [];
  const [first] = valuesRoots(at.chart, at.family);
  if (!first?.own || first.file.name !== 'values.yaml') return [];
  return flowOf(source).accesses.flatMap((access) => {
    const { path, span, names } = access;
    if (path[0] !== 'Values' || path.includes(null) || names.length === 0 || span.end < within.start || span.start > within.end)
      return [];
    const tag = templateOf(source).text.slice(span.end, span.end + 80);
    const alone =
      /^\s*(?:\|\s*(?:quote|squote|toString)\s*)?-?\}\}/.test(tag) &&
      /\{\{-?\s*$/.test(source.text.slice(Math.max(0, span.start - 20), span.start));
    if (!alone) return [];
    const { scalar } = first.root.at(...path.slice(1).map((step) => step ?? ''));
    if (scalar === undefined || scalar === '' || String(scalar).length > textLimit || String(scalar).includes('\n')) return [];
    const words = `${showPath(path)} · values.yaml`;
    return [{ at: span.end, text: String(scalar), docs: { en: words, ko: words } }];
  });
};
