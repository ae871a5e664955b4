/** A values.schema.json made from what a chart's values are and where they flow. */
import { memo } from '../../base/memo.ts';
import type { Context } from '../../checks/rules/context.ts';
import type { Model } from '../../checks/rules/lens.ts';
import type { Guide } from '../../checks/schema/guide.ts';
import type { View } from '../../yaml/view.ts';
import type { Making, Surroundings } from '../language.ts';
import { type Chart, chartOf, join } from './chart.ts';
import { flowOf } from './flow.ts';
import { fieldsOf, flowGuide } from './flow-guide.ts';
import { commentAbove } from './hover.ts';
import { flowingFor } from './render.ts';
import type { Access } from './scope.ts';

type Json = string | boolean | readonly Json[] | { readonly [key: string]: Json };

/** What all of a schema is made from. */
interface Maker {
  readonly accesses: readonly Access[];
  readonly words: (path: readonly string[]) => string;
}

/** Maps nested deeper than any chart has them are left open. */
const deepest = 30;

/** Whether templates look at keys of a map that they do not name: it is printed, iterated over or handed on. */
const isOpen = (path: readonly string[], accesses: readonly Access[]): boolean =>
  accesses.some((access) => {
    const own = access.path.slice(1);
    if (access.path[0] !== 'Values') return false;
    const meets = own.slice(0, path.length).every((step, index) => step === null || step === path[index]);
    if (!meets) return false;
    return own.length <= path.length ? access.whole : own[path.length] === null;
  }) || !accesses.some((access) => access.path[0] === 'Values' && path.every((step, index) => access.path[index + 1] === step));

/** JSON Schema's words for the type of a field; none where the field takes anything. */
const typesOfField = (guide: Guide | null): readonly string[] => {
  if (!guide) return [];
  if (guide.shape === 'map') return ['object'];
  if (guide.shape === 'list') return ['array'];
  if (/quantity/i.test(guide.type)) return ['string', 'number'];
  if (/int.?or.?string|integer or string|string or integer/i.test(guide.type)) return ['integer', 'string'];
  return ['string', 'integer', 'number', 'boolean'].filter((type) => type === guide.type);
};

const typeOfValue = (view: View): string | null => {
  if (view.map) return 'object';
  if (view.seq) return 'array';
  const { scalar } = view;
  if (typeof scalar === 'number') return Number.isInteger(scalar) ? 'integer' : 'number';
  return typeof scalar === 'boolean' ? 'boolean' : typeof scalar === 'string' ? 'string' : null;
};

/** The types that a value may have: the one it has, and those of the fields it flows into. */
const typesOf = (view: View, guide: Guide | null): readonly string[] => {
  const own = typeOfValue(view);
  const fields = typesOfField(guide);
  // Nothing is said of a value that is not there and flows nowhere.
  if (own === null) return fields.length > 0 ? [...fields, 'null'] : [];
  // A number or percentage in quotes is mostly one of those fields that take either.
  const either = own === 'string' && /^\d+%?$/.test(view.string ?? '') ? ['integer'] : [];
  // Amounts may be written with a unit, wherever they end up.
  const above = view.parent?.step;
  const amount = (own === 'integer' || own === 'number') && (above === 'limits' || above === 'requests') ? ['string'] : [];
  const types = new Set([own, ...fields, ...either, ...amount]);
  if (types.has('number')) types.delete('integer');
  return [...types];
};

const schemaOf = (view: View, guide: Guide | null, path: readonly string[], maker: Maker): { readonly [key: string]: Json } => {
  const types = typesOf(view, guide);
  const description = [commentAbove(view), path.length > 0 ? maker.words(path) : ''].filter((text) => text !== '').join('\n');
  const base: { [key: string]: Json } = {};
  if (description !== '') base['description'] = description;
  const [type] = types;
  if (type !== undefined) base['type'] = types.length === 1 ? type : types;
  const values = guide?.shape === 'scalar' ? guide.values : null;
  const written = view.scalar;
  if (values && values.length > 0 && types.includes('string') && (written === undefined || typeof written === 'string'))
    base['enum'] = [...new Set([...(typeof written === 'string' ? [written] : []), ...values])];
  const entries = view.map && path.length < deepest ? view.entries().filter(({ step }) => typeof step === 'string') : [];
  if (entries.length > 0) {
    const properties = entries.map((entry): readonly [string, Json] => {
      const key = String(entry.step);
      return [key, schemaOf(entry, guide?.under(key) ?? null, [...path, key], maker)];
    });
    base['properties'] = Object.fromEntries(properties);
    if (path.length > 0 && !isOpen(path, maker.accesses)) base['additionalProperties'] = false;
  }
  return base;
};

/** The names under which sub-charts take values: what is in there is theirs to describe. */
const othersIn = (chart: Chart): ReadonlySet<string> =>
  new Set(['global', ...chart.dependencies.flatMap(({ name, alias }) => [name, alias])]);

/** Made once for a chart as it is: a light bulb asks at each move. */
const textsOf: (chart: Chart) => Map<string, string> = memo(() => new Map());

const textOf = (chart: Chart, root: View, around: Surroundings): string => {
  const { lang } = around.context;
  const known = textsOf(chart).get(lang) ?? makeText(chart, root, around);
  textsOf(chart).set(lang, known);
  return known;
};

const makeText = (chart: Chart, root: View, around: Surroundings): string => {
  const { context } = around;
  const derivations = flowingFor(around);
  const words = (path: readonly string[]): string => (derivations ? wordsFor(fieldsOf(derivations, path, context), context) : '');
  const maker: Maker = { accesses: chart.templates.flatMap((source) => flowOf(source).accesses), words };
  const made = schemaOf(root, derivations && flowGuide(derivations, context), [], maker);
  const others = othersIn(chart);
  const properties = typeof made['properties'] === 'object' && !Array.isArray(made['properties']) ? made['properties'] : {};
  const kept = Object.entries(properties).map(([key, schema]) => [key, others.has(key) ? { type: 'object' } : schema] as const);
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: chart.name,
    ...made,
    properties: Object.fromEntries(kept),
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
};

const mostNamed = 3;

const wordsFor = (fields: readonly string[], { lang }: Context): string => {
  if (fields.length === 0) return '';
  const rest = fields.length - mostNamed;
  const named = fields.slice(0, mostNamed).join(', ');
  if (lang === 'ko') return `들어가는 필드: ${named}${rest > 0 ? ` 외 ${rest}개` : ''}`;
  return `Flows into ${named}${rest > 0 ? ` and ${rest} more` : ''}`;
};

/** The schema file of a chart that has none yet. */
export const makeSchema = (_model: Model, around: Surroundings): readonly Making[] => {
  const { files, source } = around;
  const folder = source.path.slice(0, Math.max(0, source.path.lastIndexOf('/')));
  const at = chartOf(join(folder, 'values.yaml'), files);
  const path = join(folder, 'values.schema.json');
  const values = at?.chart.values.find(({ name }) => name === 'values.yaml');
  if (!at || at.chart.folder !== folder || !values || values.root.map === null || files.has(path)) return [];
  return [
    {
      id: 'makeValuesSchema',
      say: { en: 'Generate values.schema.json', ko: 'values.schema.json 만들기' },
      path,
      text: () => textOf(at.chart, values.root, around),
    },
  ];
};
