/** What is wrong in a template beyond its own text: names that lead nowhere. */
import { memo2 } from '../../base/memo.ts';
import { nearest } from '../../base/near.ts';
import { quote, type Say } from '../../base/say.ts';
import type { Source, Span } from '../../base/source.ts';
import { type Finding, nobody } from '../../finding/finding.ts';
import type { ParseProblem } from '../../template/index.ts';
import type { Files } from '../language.ts';
import { type Chart, chartOf, type Family, missingDependencies } from './chart.ts';
import { definitionsOf, isFileName, overridden } from './defines.ts';
import { flowOf } from './flow.ts';
import { memberAt } from './objects-data.ts';
import type { Access, Call } from './scope.ts';
import { allowedAbsent, lookup } from './values.ts';

const bare: Omit<Finding, 'rule' | 'severity' | 'span' | 'say'> = {
  layer: null,
  fix: null,
  related: [],
  subject: nobody,
  supersedes: [],
};

export const ofProblem = (problem: ParseProblem): Finding => ({
  ...bare,
  rule: `syntax/${problem.code}`,
  severity: 'error',
  span: problem.span,
  say: problem.say,
});

/** Findings of one template that need the rest of its chart. They hang on the text and on the files as they are. */
export const acrossTemplate: (source: Source, files: Files) => readonly Finding[] = memo2((source, files) => {
  const at = chartOf(source.path, files);
  if (at?.part !== 'template') return [];
  const { chart, family } = at;
  return [
    ...undefinedMembers(source),
    ...undefinedValues(source, chart, family),
    ...undefinedTemplates(source, chart, family),
    ...duplicates(source, chart, family),
  ];
});

const meant = (suggestion: string | null): Say =>
  suggestion === null
    ? { en: '', ko: '' }
    : { en: ` Did you mean ${quote(suggestion)}?`, ko: ` ${quote(suggestion)}을(를) 쓰려고 하셨습니까?` };

const change = (span: Span, to: string | null): Finding['fix'] =>
  to === null
    ? null
    : () => ({
        safety: 'review',
        say: { en: `Change to ${quote(to)}`, ko: `${quote(to)}(으)로 변경` },
        edits: [{ ...span, text: to }],
      });

/** One finding for each path that leads nowhere. */
const undefinedValues = (source: Source, chart: Chart, family: Family): readonly Finding[] =>
  (chart.library ? [] : flowOf(source).accesses).flatMap((access) => {
    if (access.guarded || access.path[0] !== 'Values' || access.path.length < 2) return [];
    const result = lookup(chart, family, access.path.slice(1));
    if (result.state !== 'missing') return [];
    const step = result.depth + 1;
    const name = access.names[step - access.from];
    // What is missing above the dot is told where the dot was set.
    if (!name || allowedAbsent(chart, access.path.slice(0, step + 1))) return [];
    // Items of a list need not be alike; only what is surely a slip is told.
    if (result.inList && result.suggestion === null) return [];
    return [missing(access, step, name.span, result.suggestion)];
  });

/** A path as people write it; any member of a list or map is `[]`. */
export const showPath = (path: Access['path']): string =>
  path.reduce<string>((text, step) => `${text}${step === null ? '[]' : `.${step}`}`, '');

const missing = (access: Access, step: number, span: Span, suggestion: string | null): Finding => {
  const path = quote(showPath(access.path.slice(0, step + 1)));
  const hint = meant(suggestion);
  return {
    ...bare,
    rule: 'reference/helm-value',
    severity: 'warning',
    span,
    say: {
      en: `No values file of this chart has ${path}.${hint.en}`,
      ko: `이 차트의 어떤 values 파일에도 ${path}이(가) 없습니다.${hint.ko}`,
    },
    fix: change(span, suggestion),
  };
};

/** Objects whose members Helm fixes. Those of others, and of newer versions, are not all known. */
const closed = new Set(['Release', 'Chart', 'Template', 'Capabilities']);

/** `.Release.Nmae` prints nothing, and `.Chart.name` ends rendering. */
const undefinedMembers = (source: Source): readonly Finding[] =>
  flowOf(source).accesses.flatMap((access) => {
    const { path, names, from, guarded } = access;
    if (guarded || !closed.has(path[0] ?? '') || path[1] === 'HelmVersion') return [];
    const at = path.findIndex((_, index) => index > 0 && memberAt(path.slice(0, index + 1)) === null);
    const name = names[at - from];
    const above = memberAt(path.slice(0, at));
    if (at < 0 || !name || name.quoted || !above?.members) return [];
    const suggestion = nearest(
      name.name,
      above.members.map((member) => member.name),
    );
    const hint = meant(suggestion);
    const owner = quote(showPath(path.slice(0, at)));
    return [
      {
        ...bare,
        rule: 'reference/helm-object',
        // The first two are maps, which give nothing for a missing key; the others are structures, which end rendering.
        severity: path[0] === 'Release' || path[0] === 'Template' ? 'warning' : 'error',
        span: name.span,
        say: {
          en: `Helm gives ${owner} no ${quote(name.name)}.${hint.en}`,
          ko: `Helm의 ${owner}에는 ${quote(name.name)}이(가) 없습니다.${hint.ko}`,
        },
        fix: change(name.span, suggestion),
      },
    ];
  });

/** Whether every named template that a template of the chart may call is known. */
const allKnown = (chart: Chart, family: Family): boolean =>
  // A library leaves names for the charts that use it to fill in.
  !chart.library && missingDependencies(family).length === 0;

const undefinedTemplates = (source: Source, chart: Chart, family: Family): readonly Finding[] => {
  const { calls } = flowOf(source);
  if (calls.length === 0 || !allKnown(chart, family)) return [];
  const known = definitionsOf(family);
  if (known.size === 0) return [];
  return calls.flatMap((call) => (isUnknown(call, known, family) ? [undefinedTemplate(call, [...known.keys()])] : []));
};

const isUnknown = (call: Call, known: ReadonlyMap<string, unknown>, family: Family): call is Call & { readonly name: string } =>
  call.name !== null && call.name !== '' && call.kind !== 'block' && !known.has(call.name) && !isFileName(call.name, family);

/** The name that was meant: the parts before and behind the last dot are looked at by themselves, as the first is mostly the chart's. */
const nearestName = (name: string, names: readonly string[]): string | null => {
  const split = (text: string): readonly [string, string] => {
    const dot = text.lastIndexOf('.');
    return [text.slice(0, dot + 1), text.slice(dot + 1)];
  };
  const [head, tail] = split(name);
  const parts = names.map(split);
  const behind = nearest(
    tail,
    parts.flatMap(([first, last]) => (first === head ? [last] : [])),
  );
  if (behind !== null) return `${head}${behind}`;
  const before = nearest(
    head,
    parts.flatMap(([first, last]) => (last === tail ? [first] : [])),
  );
  return before === null ? null : `${before}${tail}`;
};

const undefinedTemplate = (call: Call & { readonly name: string }, names: readonly string[]): Finding => {
  const suggestion = nearestName(call.name, names);
  const hint = meant(suggestion);
  return {
    ...bare,
    rule: 'reference/helm-template',
    severity: 'error',
    span: call.span,
    say: {
      en: `No template ${quote(call.name)} is defined in this chart.${hint.en}`,
      ko: `이 차트에 템플릿 ${quote(call.name)}이(가) 정의되어 있지 않습니다.${hint.ko}`,
    },
    fix: change(call.span, suggestion),
  };
};

const duplicates = (source: Source, chart: Chart, family: Family): readonly Finding[] =>
  overridden(source, chart, family).map(({ lost, kept }) => {
    const file = quote(kept.source.path.slice(chart.folder === '' ? 0 : chart.folder.length + 1));
    return {
      ...bare,
      rule: 'reference/helm-duplicate-template',
      severity: 'warning',
      span: lost.span,
      say: {
        en: `Helm never uses this definition of ${quote(lost.name)}: the one in ${file} takes its place.`,
        ko: `${quote(lost.name)}의 이 정의는 쓰이지 않습니다. Helm은 ${file}에 있는 정의를 사용합니다.`,
      },
      related: [
        { uri: kept.source.uri, span: kept.span, say: { en: 'The definition that is used.', ko: '실제로 쓰이는 정의입니다.' } },
      ],
    };
  });
