/** What Kubernetes says of the fields that values flow into, for somebody who types values. */
import { memo2 } from '../../base/memo.ts';
import { quote, type Say } from '../../base/say.ts';
import type { Context } from '../../checks/rules/context.ts';
import { type Field, type Guide, guideAt } from '../../checks/schema/guide.ts';
import { apiFrom, guideOf } from '../../concepts/kubernetes-api/guide.ts';
import type { Path } from '../../yaml/view.ts';
import type { Derivation } from '../derived.ts';
import { type Flow, type FlowNode, flowsOf, showField } from './flows.ts';

/** The guide of the field itself; null for kinds and fields without a schema. */
const fieldGuide = ({ root, path }: Flow, context: Context): Guide | null => {
  const guide = guideOf(root, apiFrom(context.assets), context.minor);
  return guide && guideAt(guide, path);
};

const isIndex = (key: string): boolean => /^\d+$/.test(key);

/** Values that all of several fields allow; null where one of them allows more than a few. */
const common = (guides: readonly Guide[]): readonly string[] | null => {
  const [first, ...rest] = guides;
  if (!first?.values) return null;
  return rest.every(({ values }) => values !== null)
    ? first.values.filter((value) => rest.every(({ values }) => values?.includes(value)))
    : null;
};

/** A values key by the fields that it and the keys around it flow into. */
const make = (nodes: readonly FlowNode[], above: readonly Guide[], context: Context): Guide | null => {
  const own = nodes.flatMap(({ flows }) => flows.filter(({ whole }) => whole)).flatMap((flow) => fieldGuide(flow, context) ?? []);
  const guides = [...own, ...above];
  const names = [...new Set(nodes.flatMap(({ under }) => [...under.keys()]))];
  const [first] = guides;
  if (!first && names.length === 0) return null;
  const isList = names.length > 0 && names.every(isIndex);
  const child = (key: string): Guide | null =>
    make(
      nodes.flatMap(({ under }) => under.get(key) ?? []),
      guides.flatMap((guide) => guide.under(key) ?? []),
      context,
    );
  return {
    type: first?.type ?? (isList ? 'list' : 'map'),
    shape: first?.shape ?? (isList ? 'list' : 'map'),
    get doc() {
      return first?.doc ?? null;
    },
    values: common(guides),
    // Where a value is left out the chart decides, not the field.
    fallback: null,
    fields: () => {
      const listed = [
        ...new Set([...(isList ? [] : names), ...guides.flatMap((guide) => guide.fields().map(({ name }) => name))]),
      ];
      return listed.flatMap((name): readonly Field[] => {
        const guide = child(name);
        return guide ? [{ name, required: false, guide }] : [];
      });
    },
    under: child,
    item: () =>
      make(
        nodes.flatMap(({ under }) => [...under].flatMap(([key, node]) => (isIndex(key) ? [node] : []))),
        guides.flatMap((guide) => guide.item() ?? []),
        context,
      ),
  };
};

/** The guide of all values of a chart; null where none of them flows anywhere. */
export const flowGuide: (derivations: readonly Derivation[], context: Context) => Guide | null = memo2((derivations, context) =>
  make(derivations.map(flowsOf), [], context),
);

/** A field that a key flows into, and what it is there. */
interface Reached {
  readonly flow: Flow;
  readonly guide: Guide | null;
}

/** Fields of the key itself, or of the nearest key above that is printed as a whole. */
const reachedBy = (tops: readonly FlowNode[], path: readonly string[], context: Context): readonly Reached[] => {
  const found = new Map<string, Reached>();
  let nodes = tops;
  for (let depth = 0; ; depth++) {
    const rest: Path = path.slice(depth).map((step) => (isIndex(step) ? Number(step) : step));
    for (const flow of nodes.flatMap(({ flows }) => flows)) {
      if (rest.length > 0 && !flow.whole) continue;
      const guide = fieldGuide(flow, context);
      const under = rest.length === 0 ? guide : guide && guideAt(guide, rest);
      if (rest.length > 0 && !under) continue;
      const reached = { flow: { ...flow, path: [...flow.path, ...rest] }, guide: under };
      const key = `${flow.root.at('kind').text} ${showField(reached.flow.path)}`;
      if (!found.has(key)) found.set(key, reached);
    }
    const step = path[depth];
    if (step === undefined) break;
    nodes = nodes.flatMap(({ under }) => {
      const next = under.get(step);
      // Items of a list are alike; one that is new is like those that are there.
      return next ? [next] : isIndex(step) ? [...under].flatMap(([key, node]) => (isIndex(key) ? [node] : [])) : [];
    });
  }
  return [...found.values()];
};

/** The fields that a key flows into as a whole, such as `Deployment spec.replicas`. */
export const fieldsOf = (derivations: readonly Derivation[], path: readonly string[], context: Context): readonly string[] =>
  reachedBy(derivations.map(flowsOf), path, context)
    .filter(({ flow }) => flow.whole)
    .map(({ flow }) => `${flow.root.at('kind').text} ${showField(flow.path)}`);

/** How many fields a hover lists. */
const mostShown = 6;

const lineOf = ({ flow, guide }: Reached): string => {
  const kind = flow.root.at('kind').text ?? '';
  return `- ${kind} ${quote(showField(flow.path))}${guide && flow.whole ? ` · ${quote(guide.type)}` : ''}`;
};

/** Where the value of a key goes, with the words of the field; null where it goes nowhere that is known. */
export const sayFlow = (derivations: readonly Derivation[], path: readonly string[], context: Context): Say | null => {
  const all = reachedBy(derivations.map(flowsOf), path, context);
  if (all.length === 0) return null;
  const whole = all.filter(({ flow }) => flow.whole);
  const parts = all.filter(({ flow }) => !flow.whole);
  const doc = whole.find(({ guide }) => guide?.doc)?.guide?.doc ?? '';
  const values = common(whole.flatMap(({ guide }) => guide ?? []));
  const list = (head: string, reached: readonly Reached[], more: (rest: number) => string): string => {
    if (reached.length === 0) return '';
    const rest = reached.length - mostShown;
    return [head, '', ...reached.slice(0, mostShown).map(lineOf), ...(rest > 0 ? [`- ${more(rest)}`] : [])].join('\n');
  };
  const choice = values && values.length > 0 ? values.map(quote).join(' ') : '';
  const say = (flows: string, takes: string, more: (rest: number) => string, words: string): string =>
    [list(flows, whole, more), list(takes, parts, more), choice === '' ? '' : `${words}: ${choice}`, doc]
      .filter((text) => text !== '')
      .join('\n\n');
  return {
    en: say('Flows into:', 'Is a part of:', (rest) => `… ${rest} more`, 'Values'),
    ko: say('이 값이 들어가는 필드:', '이 값이 일부가 되는 필드:', (rest) => `… 외 ${rest}개`, '값'),
  };
};
