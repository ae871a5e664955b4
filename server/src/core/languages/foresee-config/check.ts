/** What is wrong in `.foresee.yaml`: a setting that nobody reads, or a value that means nothing. */
import { isDay } from '../../base/day.ts';
import { quote, type Say } from '../../base/say.ts';
import { minorOf, type Severity } from '../../base/settings.ts';
import type { Model } from '../../checks/rules/lens.ts';
import { explainAll } from '../../checks/schema/explain.ts';
import { walk } from '../../checks/schema/walk.ts';
import { type Finding, nobody } from '../../finding/finding.ts';
import type { View } from '../../yaml/view.ts';
import { globFault } from './glob-fault.ts';
import { pool, settingsShape } from './schema.ts';

/** An unknown key may be one of a later version, so it is a warning; a value that cannot be used is an error. */
export const checkConfig = (model: Model): readonly Finding[] => {
  const { root } = model;
  const faults = walk(root, settingsShape, pool);
  const unknown = faults.filter(({ keyword }) => keyword === 'additionalProperties');
  const wrong = faults.filter(({ keyword }) => keyword !== 'additionalProperties');
  return [
    ...explainAll(unknown, nobody, 'warning'),
    ...explainAll(wrong, nobody, 'error'),
    ...valuesIn(root),
    ...root.at('overrides').items().flatMap(valuesIn),
  ];
};

const finding = (rule: string, severity: Severity, at: View, say: Say): Finding => ({
  rule,
  layer: null,
  severity,
  span: at.span,
  say,
  fix: null,
  related: [],
  subject: nobody,
  supersedes: [],
});

/** The checks that settings and overrides share. */
const valuesIn = (holder: View): readonly Finding[] => [
  ...version(holder.at('kubernetes', 'version'), '1.33', () => false),
  ...version(holder.at('podSecurity', 'version'), 'v1.33', (text) => text === 'latest'),
  ...day(holder.at('until')),
  ...size(holder.at('maxFileSize')),
  ...globs.flatMap((key) => listOf(holder.at(key)).flatMap((view) => glob(view, view.string ?? ''))),
  ...holder
    .at('schemas')
    .entries()
    .flatMap((entry) => glob(entry, String(entry.step))),
];

const globs = ['exclude', 'files', 'kinds', 'names', 'namespaces', 'containers'] as const;

const listOf = (view: View): readonly View[] => (view.seq ? view.items() : view.there ? [view] : []);

/** The text counts: `1.30` without quotes is a number to YAML and a version to people. */
const version = (view: View, example: string, also: (text: string) => boolean): readonly Finding[] => {
  const { text } = view;
  if (text === undefined || minorOf(text) !== null || also(text)) return [];
  const say: Say = {
    en: `${quote(text)} is no Kubernetes version; write one like ${quote(example)}.`,
    ko: `${quote(text)}는 쿠버네티스 버전이 아닙니다. ${quote(example)}처럼 씁니다.`,
  };
  return [finding('schema/pattern', 'error', view, say)];
};

const day = (view: View): readonly Finding[] => {
  const { text } = view;
  if (text === undefined || isDay(text)) return [];
  const say: Say = {
    en: `${quote(text)} is no day; write one like \`2027-01-31\`.`,
    ko: `${quote(text)}는 날짜가 아닙니다. \`2027-01-31\`처럼 씁니다.`,
  };
  return [finding('schema/format', 'error', view, say)];
};

const size = (view: View): readonly Finding[] =>
  view.number !== undefined && view.number < 1024
    ? [
        finding('schema/minimum', 'error', view, {
          en: '`maxFileSize` is at least 1024.',
          ko: '`maxFileSize`는 1024 이상이어야 합니다.',
        }),
      ]
    : [];

const glob = (view: View, text: string): readonly Finding[] => {
  const say = view.known ? globFault(text) : null;
  return say ? [finding('schema/glob', 'warning', view, say)] : [];
};
