/** Chart.yaml: checked, completed and explained by our own schema, and by what Helm's linter asks beyond it. */
import { memo, memo2 } from '../../base/memo.ts';
import { quote, type Say } from '../../base/say.ts';
import type { Severity } from '../../base/settings.ts';
import type { Span } from '../../base/source.ts';
import type { Assets } from '../../checks/rules/context.ts';
import type { Model } from '../../checks/rules/lens.ts';
import { spotAt } from '../../checks/schema/cursor.ts';
import { describeView } from '../../checks/schema/describe.ts';
import { explainAll } from '../../checks/schema/explain.ts';
import type { Guide } from '../../checks/schema/guide.ts';
import { jsonGuide } from '../../checks/schema/json-guide.ts';
import { type JsonSchema, jsonSchema } from '../../checks/schema/json-schema.ts';
import { suggest } from '../../checks/schema/suggest.ts';
import { type Finding, nobody } from '../../finding/finding.ts';
import { parseConstraint } from '../../template/functions/semver.ts';
import { locate } from '../../yaml/locate.ts';
import type { Plain } from '../../yaml/plain.ts';
import type { View } from '../../yaml/view.ts';
import type { Completion, Hover, Surroundings } from '../language.ts';

/** The shipped file is JSON that our build wrote; its type is checked here, at the border. */
const isPlain = (value: unknown): value is Plain => value !== undefined && typeof value !== 'function';

const schemaOf = (assets: Assets): Plain => {
  const value = assets.json('schemas/helm-chart.schema.json');
  return isPlain(value) ? value : null;
};

const compiled: (assets: Assets) => JsonSchema | null = memo((assets) => {
  const schema = jsonSchema(schemaOf(assets));
  return 'refused' in schema ? null : schema;
});

const guides: (assets: Assets) => { readonly en: Guide; readonly ko: Guide } = memo((assets) => {
  const schema = schemaOf(assets);
  return { en: jsonGuide(schema, 'en'), ko: jsonGuide(schema, 'ko') };
});

/** Both languages of what a guide says of a view. */
export const describeBoth = (both: { readonly en: Guide; readonly ko: Guide }, view: View): Say | null => {
  const en = describeView(both.en, view, 0);
  const ko = describeView(both.ko, view, 0);
  return en && ko && { en: en.en, ko: ko.ko };
};

/** All findings of Chart.yaml by itself. */
export const checkChart = (model: Model, assets: Assets): readonly Finding[] => inChart(model, assets);

const inChart = memo2((model: Model, assets: Assets): readonly Finding[] => {
  const { root } = model;
  const faults = compiled(assets)?.check(root) ?? [];
  // Helm reads past keys that it does not know.
  const unknown = faults.filter(({ keyword }) => keyword === 'additionalProperties');
  const wrong = faults.filter(({ keyword }) => keyword !== 'additionalProperties');
  return [...explainAll(unknown, nobody, 'warning'), ...explainAll(wrong, nobody, 'error'), ...semantics(root)];
});

const finding = (rule: string, severity: Severity, span: Span, en: string, ko: string, fix: Finding['fix'] = null): Finding => ({
  rule,
  layer: null,
  severity,
  span,
  say: { en, ko },
  fix,
  related: [],
  subject: nobody,
  supersedes: [],
});

const semantics = (root: View): readonly Finding[] => [
  ...ofFirstVersion(root),
  ...range(root.at('kubeVersion')),
  ...root.at('dependencies').items().flatMap(dependency),
  ...sameNames(root.at('dependencies').items()),
];

/** What only the second version of the format knows. */
const ofFirstVersion = (root: View): readonly Finding[] => {
  if (root.at('apiVersion').string !== 'v1') return [];
  const dependencies = root.at('dependencies');
  const type = root.at('type');
  return [
    ...(dependencies.there
      ? [
          finding(
            'schema/not',
            'warning',
            dependencies.label,
            '`dependencies` in Chart.yaml need `apiVersion: v2`; with `v1` they stand in requirements.yaml.',
            'Chart.yaml의 `dependencies`는 `apiVersion: v2`에서 씁니다. `v1`에서는 requirements.yaml에 적습니다.',
          ),
        ]
      : []),
    ...(type.there
      ? [
          finding(
            'schema/not',
            'warning',
            type.label,
            '`type` needs `apiVersion: v2`.',
            '`type`은 `apiVersion: v2`에서만 쓸 수 있습니다.',
          ),
        ]
      : []),
  ];
};

const range = (view: View): readonly Finding[] => {
  const { string } = view;
  if (string === undefined || string === '' || parseConstraint(string) !== undefined) return [];
  return [
    finding(
      'schema/format',
      'error',
      view.span,
      `${quote(string)} is no range of versions, such as \`>=1.27.0-0\` or \`^1.2.0\`.`,
      `${quote(string)}은(는) 버전 범위가 아닙니다. \`>=1.27.0-0\`이나 \`^1.2.0\`처럼 씁니다.`,
    ),
  ];
};

const dependency = (item: View): readonly Finding[] => {
  const version = item.at('version');
  const name = item.at('name').string ?? '';
  if (version.absent && item.known && item.at('repository').string && item.node?.kind === 'map' && !item.node.open)
    return [
      finding(
        'schema/required',
        'error',
        item.at('name').node === null ? item.label : item.at('name').span,
        `The dependency ${quote(name)} has no \`version\`, so Helm cannot fetch it.`,
        `의존 차트 ${quote(name)}에 \`version\`이 없어 Helm이 가져올 수 없습니다.`,
      ),
    ];
  return range(version);
};

/** Two dependencies of one name need an alias each. */
const sameNames = (items: readonly View[]): readonly Finding[] => {
  const seen = new Set<string>();
  return items.flatMap((item) => {
    const view = item.at('alias').string === undefined ? item.at('name') : item.at('alias');
    const name = view.string;
    if (name === undefined) return [];
    const again = seen.has(name);
    seen.add(name);
    if (!again) return [];
    return [
      finding(
        'schema/uniqueItems',
        'error',
        view.span,
        `Another dependency is called ${quote(name)} already; give this one an \`alias\`.`,
        `이미 ${quote(name)}(이)라는 의존 차트가 있습니다. 이 항목에 \`alias\`를 지정하세요.`,
      ),
    ];
  });
};

export const hoverChart = (model: Model, offset: number, { assets }: Surroundings): Hover | null => {
  const place = locate(model.root, offset);
  if (place.on === 'gap') return null;
  const said = describeBoth(guides(assets), place.view);
  const span = place.on === 'key' ? place.view.keySpan : place.view.span;
  return said ? { span: span ?? place.view.span, parts: [said] } : null;
};

export const completeChart = (model: Model, offset: number, { assets, context }: Surroundings): readonly Completion[] => {
  const guide = guides(assets)[context.lang];
  return suggest(spotAt(model.tree, 'go', offset), () => ({ guide, depth: 0 })).map(
    (item): Completion => ({ ...item, snippet: true }),
  );
};
