/** What may be typed in a template: members of values and objects, functions, keywords, named templates, variables. */
import { quote, type Say } from '../../base/say.ts';
import type { Source, Span } from '../../base/source.ts';
import type { Model } from '../../checks/rules/lens.ts';
import type { View } from '../../yaml/view.ts';
import type { Completion, Surroundings } from '../language.ts';
import { type Chart, chartOf, type Family } from './chart.ts';
import { definitionsOf } from './defines.ts';
import { flowOf } from './flow.ts';
import { describeFunction, functions, labelOf } from './functions.ts';
import { commentAbove } from './hover.ts';
import { keywords } from './keywords-data.ts';
import { memberAt, rootMembers } from './objects-data.ts';
import { type Mark, markAt, type Step, type Where } from './scope.ts';
import { showValue, typeOf } from './show.ts';
import { inString } from './thing.ts';
import { valuesRoots, viewsAt } from './values.ts';
import { objects } from './where.ts';

export const completeTemplate = (_model: Model, offset: number, { source, files }: Surroundings): readonly Completion[] => {
  const mark = markAt(flowOf(source), offset);
  if (!mark || offset < mark.tag.inside.start || offset > mark.tag.inside.end) return [];
  const at = chartOf(source.path, files);
  if (!at) return [];
  const { text } = source;
  const from = Math.max(mark.tag.inside.start, offset - 400);
  const before = text.slice(from, offset);
  const name = /\b(?:include|template|block)\s+["`]([^"`\n]*)$/.exec(before);
  if (name) return templateNames(at.family, { start: offset - (name[1]?.length ?? 0), end: stringEnd(source, offset) });
  if (inString(text, mark.span, offset)) return [];
  const chain = /((?:\$\w*|\)|\b[A-Za-z_]\w*)?)((?:\.\w*)+)$/.exec(before);
  if (chain) return members(chain[1] ?? '', (chain[2] ?? '').split('.').slice(1), mark, offset, at.chart, at.family);
  const word = /(?:\$\w*|\w*)$/.exec(before)?.[0] ?? '';
  const replace = { start: offset - word.length, end: offset };
  if (word.startsWith('$')) return variables(mark, replace);
  const head = before.slice(0, before.length - word.length);
  const after = /(?:^|[\s(|])$/.test(head);
  if (!after) return [];
  const first = head.trim() === '';
  const arg = /[^\s(|=]\s+$/.test(head) && !/\b(?:if|else|with|range)\s+$/.test(head);
  return [
    ...(first ? keywordItems(replace) : []),
    ...functionItems(replace, arg ? 4 : 1),
    ...(arg || first || /[(]\s*$/.test(head) || !head.trim().endsWith('|')
      ? [...variables(mark, replace), ...objectItems(replace)]
      : []),
  ];
};

const item = (
  label: string,
  kind: Completion['kind'],
  replace: Span,
  detail: string | null,
  docs: Say | null,
  rank: number,
): Completion => ({
  label,
  kind,
  insert: label,
  snippet: false,
  replace,
  detail,
  docs,
  rank,
});

/** The rest of a name in quotes is replaced with it. */
const stringEnd = ({ text }: Source, offset: number): number => {
  const rest = /^[^"`\s}]*/.exec(text.slice(offset, offset + 200))?.[0] ?? '';
  return /["`]/.test(text.charAt(offset + rest.length)) ? offset + rest.length : offset;
};

const templateNames = (family: Family, replace: Span): readonly Completion[] =>
  [...definitionsOf(family)].map(([name, [definition]]) => {
    const docs = definition?.comment ? { en: definition.comment, ko: definition.comment } : null;
    return item(name, 'reference', replace, definition?.source.path ?? null, docs, 0);
  });

const keywordItems = (replace: Span): readonly Completion[] =>
  Object.entries(keywords).map(([name, { form, say, snippet }]) => ({
    ...item(name, 'snippet', replace, form, say, 2),
    insert: snippet,
    snippet: true,
  }));

const functionItems = (replace: Span, rank: number): readonly Completion[] =>
  [...functions.values()].map((one) => item(one.name, 'function', replace, labelOf(one).label, describeFunction(one.name), rank));

const variables = (mark: Mark, replace: Span): readonly Completion[] => [
  ...[...mark.scope.variables].map(([name, { where }]) =>
    item(name, 'variable', replace, where ? where.map((step) => step ?? '[]').join('.') : null, null, 0),
  ),
  item(
    '$',
    'variable',
    replace,
    null,
    { en: 'The root, whatever the dot is.', ko: '점이 무엇이든 항상 최상위를 가리킵니다.' },
    3,
  ),
];

const objectItems = (replace: Span): readonly Completion[] =>
  objects.map((name) => ({ ...item(`.${name}`, 'variable', replace, null, memberAt([name])?.say ?? null, 2), filter: name }));

/** Members of what stands before the last dot. */
const members = (
  base: string,
  names: readonly string[],
  mark: Mark,
  offset: number,
  chart: Chart,
  family: Family,
): readonly Completion[] => {
  const typed = names.at(-1) ?? '';
  const replace = { start: offset - typed.length, end: offset };
  const path = pathOf(base, names.slice(0, -1), mark);
  if (!path) return [];
  if (path.length === 0) return rootMembers.map((member) => item(member.name, 'variable', replace, member.type, member.say, 0));
  if (path[0] === 'Values') return valueItems(path, chart, family, replace);
  return (memberAt(path)?.members ?? []).map((member) => item(member.name, 'variable', replace, member.type, member.say, 0));
};

/** Where the names lead; null where the start is not known. */
const pathOf = (base: string, names: readonly string[], { scope }: Mark): Where | null => {
  const start: Where | null =
    base === '' ? scope.dot : base === '$' ? [] : base.startsWith('$') ? (scope.variables.get(base)?.where ?? null) : null;
  if (start && !(scope.helper && start.length === 0 && names.length > 0 && !objects.some((object) => object === names[0])))
    return [...start, ...names];
  const values = names.indexOf('Values');
  return values >= 0 ? names.slice(values) : null;
};

const valueItems = (path: readonly Step[], chart: Chart, family: Family, replace: Span): readonly Completion[] => {
  const seen = new Map<string, Completion>();
  for (const { file, root } of valuesRoots(chart, family))
    for (const parent of viewsAt(root, path.slice(1)))
      for (const entry of parent.entries()) {
        const label = String(entry.step);
        // A name that Go cannot write after a dot needs `index`.
        if (!seen.has(label) && /^[\p{L}_][\p{L}\p{Nd}_]*$/u.test(label))
          seen.set(label, item(label, 'variable', replace, showValue(entry).split('\n')[0] ?? null, docsOf(entry, file.name), 0));
      }
  return [...seen.values()];
};

const docsOf = (entry: View, file: string): Say => {
  const comment = commentAbove(entry);
  const text = [`${quote(file)} (${typeOf(entry)})`, comment, `\`\`\`yaml\n${showValue(entry)}\n\`\`\``]
    .filter((part) => part !== '')
    .join('\n\n');
  return { en: text, ko: text };
};
