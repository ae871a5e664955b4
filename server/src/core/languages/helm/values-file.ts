/** Values files of a chart in the editor: schema, defaults, and where templates use a value. */

import { quote, type Say } from '../../base/say.ts';
import type { Model } from '../../checks/rules/lens.ts';
import { spotAt } from '../../checks/schema/cursor.ts';
import { describeView } from '../../checks/schema/describe.ts';
import type { Guide } from '../../checks/schema/guide.ts';
import { suggest } from '../../checks/schema/suggest.ts';
import { type Finding, nobody } from '../../finding/finding.ts';
import { locate } from '../../yaml/locate.ts';
import { View } from '../../yaml/view.ts';
import type { Completion, Hover, Language, Location, NotePlace, Surroundings } from '../language.ts';
import { type Chart, chartFileOf, chartOf } from './chart.ts';
import { showPath } from './findings.ts';
import { flowGuide, sayFlow } from './flow-guide.ts';
import { makeSchema } from './make-schema.ts';
import { namedInValues, referencesOf, usesOf } from './navigate.ts';
import { placeIn, renameInValues } from './rename.ts';
import { derivationBy, derivationFor, flowingFor } from './render.ts';
import { helmValueUnused } from './rules/helm-value-unused.ts';
import { bySchema, either, schemaGuides, valuesGuide } from './values-schema.ts';

/** The same with the Kubernetes fields that the values flow into. */
const guideWithFlows = (chart: Chart, around: Surroundings): Guide | null => {
  const guide = guideFor(chart, around);
  const derivations = flowingFor(around);
  const flows = derivations && flowGuide(derivations, around.context);
  return guide && flows ? either(guide, flows) : (guide ?? flows);
};

/** What is known of a values file's keys: by schema where the workspace is trusted, and by `values.yaml` for the other files. */
const guideFor = (chart: Chart, { source, context, trusted }: Surroundings, lang = context.lang): Guide | null => {
  const schema = trusted && chart.schema ? schemaGuides(chart.schema.tree)[lang] : null;
  const defaults = chart.values.find(({ name }) => name === 'values.yaml');
  const values = defaults && defaults.source.path !== source.path ? valuesGuide(defaults.root) : null;
  return schema && values ? either(schema, values) : (schema ?? values);
};

const complete = (model: Model, offset: number, around: Surroundings): readonly Completion[] => {
  const at = chartOf(around.source.path, around.files);
  const guide = at && guideWithFlows(at.chart, around);
  if (!guide) return [];
  return suggest(spotAt(model.tree, 'go', offset), () => ({ guide, depth: 0 })).map(
    (item): Completion => ({ ...item, snippet: true }),
  );
};

/** How many uses a hover lists. */
const useLimit = 10;

const hover = (model: Model, offset: number, around: Surroundings): Hover | null => {
  const place = locate(model.root, offset);
  const at = chartOf(around.source.path, around.files);
  if (place.on === 'gap' || !at) return null;
  const parts: Say[] = [];
  const en = guideFor(at.chart, around, 'en');
  const ko = guideFor(at.chart, around, 'ko');
  const [saidEn, saidKo] = [en && describeView(en, place.view, 0), ko && describeView(ko, place.view, 0)];
  if (saidEn && saidKo) parts.push({ en: saidEn.en, ko: saidKo.ko });
  const derivations = flowingFor(around);
  const flow = derivations && sayFlow(derivations, place.view.path.map(String), around.context);
  if (flow) parts.push(flow);
  const used = place.on === 'key' ? sayUses(model, offset, around) : null;
  if (used) parts.push(used);
  const span = place.on === 'key' ? place.view.keySpan : place.view.span;
  return parts.length > 0 ? { span: span ?? place.view.span, parts } : null;
};

const sayUses = (model: Model, offset: number, { source, files }: Surroundings): Say | null => {
  const named = namedInValues(model, source, offset, files);
  if (named?.kind !== 'path') return null;
  const uses = usesOf(named.path, named.chart, named.family);
  const name = quote(showPath(named.path));
  if (uses.length === 0) return { en: `${name} is named in no template.`, ko: `${name}을(를) 이름으로 읽는 템플릿이 없습니다.` };
  const lines = uses.slice(0, useLimit).map((use) => `- ${placeIn(use.source, use.span.start)}`);
  const rest = uses.length - lines.length;
  return {
    en: [
      `${name} is used in ${uses.length} ${uses.length === 1 ? 'place' : 'places'}:`,
      '',
      ...lines,
      ...(rest > 0 ? [`- … ${rest} more`] : []),
    ].join('\n'),
    ko: [`${name}을(를) 쓰는 곳 ${uses.length}곳:`, '', ...lines, ...(rest > 0 ? [`- … 외 ${rest}곳`] : [])].join('\n'),
  };
};

/** From a key to the templates that use it. */
const define = (model: Model, offset: number, { source, files }: Surroundings): readonly Location[] => {
  const named = namedInValues(model, source, offset, files);
  if (named?.kind !== 'path') return [];
  return usesOf(named.path, named.chart, named.family).map((use) => ({ uri: use.source.uri, span: use.span }));
};

const across = (model: Model, { source, files, trusted }: Surroundings): readonly Finding[] => {
  const at = trusted ? chartOf(source.path, files) : null;
  return at ? bySchema(model, source.path, at.chart, at.family) : [];
};

export const helmValues: Language = {
  id: 'helm-values',
  title: { en: 'Helm values', ko: 'Helm values' },
  reads: 'yaml',
  claims: (source, files) => chartFileOf(source.path, files)?.part === 'values',
  model: (tree) => ({ language: 'helm-values', tree, root: View.root(tree, 'go'), subject: nobody, views: [] }),
  derive: (_model, around) => derivationFor(around),
  derivesBy: derivationBy,
  rules: [],
  farRules: [helmValueUnused],
  across,
  hover,
  define,
  complete,
  references: (model, offset, { source, files }) => {
    const named = namedInValues(model, source, offset, files);
    return named ? referencesOf(named, source) : [];
  },
  rename: renameInValues,
  makes: makeSchema,
  places: (_model, view): readonly NotePlace[] => [{ lens: 'helm-values', path: view.path }],
};
