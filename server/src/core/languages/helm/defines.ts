/** Named templates: where they are made and who calls them. */
import { memo } from '../../base/memo.ts';
import type { Source, Span } from '../../base/source.ts';
import type { BlockNode, DefineNode, Node } from '../../template/index.ts';
import type { Chart, Family } from './chart.ts';
import { flowOf, inner, templateOf } from './flow.ts';
import type { Call } from './scope.ts';

export interface Definition {
  readonly name: string;
  readonly source: Source;
  /** Without quotes. */
  readonly span: Span;
  readonly node: DefineNode | BlockNode;
  /** The comment right above it; empty where there is none. */
  readonly comment: string;
}

/** The words of a template comment. */
const commentText = (text: string, node: Node): string =>
  text
    .slice(node.span.start, node.span.end)
    .replace(/^\{\{-?\s*\/\*/, '')
    .replace(/\*\/\s*-?\}\}$/, '')
    .split(/\r?\n/)
    .map((line) => line.replace(/^\s*\*?\s?/, '').trimEnd())
    .join('\n')
    .trim();

const commentsOf = (text: string, body: readonly Node[]): ReadonlyMap<Node, string> => {
  const found = new Map<Node, string>();
  let last: Node | null = null;
  for (const node of body) {
    if (node.kind === 'comment') last = node;
    else if (node.kind !== 'text' || text.slice(node.span.start, node.span.end).trim() !== '') {
      if (last && node.kind === 'define') found.set(node, commentText(text, last));
      last = null;
    }
  }
  return found;
};

/** Named templates of one file. */
export const definitionsIn: (source: Source) => readonly Definition[] = memo((source) => {
  const tree = templateOf(source);
  const comments = commentsOf(source.text, tree.body);
  return tree.defines
    .filter((node) => node.name !== '')
    .map((node) => ({ name: node.name, source, span: inner(node.nameSpan), node, comment: comments.get(node) ?? '' }));
});

/** Definitions of a family by name. */
export const definitionsOf: (family: Family) => ReadonlyMap<string, readonly Definition[]> = memo((family) => {
  const found = new Map<string, Definition[]>();
  for (const chart of family.charts.values())
    for (const source of chart.templates)
      for (const definition of definitionsIn(source)) {
        const others = found.get(definition.name);
        if (others) others.push(definition);
        else found.set(definition.name, [definition]);
      }
  return found;
});

/** A call and the file it stands in. */
export interface PlacedCall {
  readonly call: Call;
  readonly source: Source;
}

/** All calls of a named template in a family; a block's own place counts as its definition. */
export const callsOf = (name: string, family: Family): readonly PlacedCall[] =>
  [...family.charts.values()].flatMap((chart) =>
    chart.templates
      .filter((source) => source.text.includes(name))
      .flatMap((source) =>
        flowOf(source)
          .calls.filter((call) => call.name === name && call.kind !== 'block')
          .map((call) => ({ call, source })),
      ),
  );

/** Whether a name is that of a file: Helm makes every file a template under its path. */
export const isFileName = (name: string, family: Family): boolean =>
  /\/templates\//.test(name) ||
  [...family.charts.values()].some((chart) => chart.templates.some((source) => source.path === name));

/**
 * The order in which Helm reads files: those in deeper folders first, then by name from the back. What is read later takes the place of
 * what has its name.
 */
export const readLater = (a: string, b: string): boolean => {
  const depth = (path: string): number => path.split('/').length;
  return depth(a) === depth(b) ? a < b : depth(a) < depth(b);
};

/** Definitions in one chart's own files that Helm throws away for another of the same chart. */
export const overridden = (
  source: Source,
  chart: Chart,
  family: Family,
): readonly { readonly lost: Definition; readonly kept: Definition }[] => {
  const own = new Set(chart.templates.map(({ path }) => path));
  return definitionsIn(source).flatMap((lost) => {
    // A block is made to be replaced.
    if (lost.node.kind === 'block') return [];
    const others = (definitionsOf(family).get(lost.name) ?? []).filter(
      (other) => other.source !== source && other.node.kind === 'define' && own.has(other.source.path),
    );
    const kept = others.reduce<Definition | null>(
      (last, other) => (last === null || readLater(other.source.path, last.source.path) ? other : last),
      null,
    );
    return kept && readLater(kept.source.path, source.path) && bodyOf(kept) !== bodyOf(lost) && bodyOf(kept).trim() !== ''
      ? [{ lost, kept }]
      : [];
  });
};

/** The text between the tags of a definition. */
export const bodyOf = ({ node, source }: Definition): string =>
  source.text.slice(node.tag.span.end, node.close?.span.start ?? node.span.end);
