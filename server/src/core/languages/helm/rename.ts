/** A new name for a value, a named template or a variable, wherever the old one stands; or why that cannot be done safely. */
import type { Edit } from '../../base/edit.ts';
import { quote, type Say } from '../../base/say.ts';
import { type Source, touches } from '../../base/source.ts';
import type { Model } from '../../checks/rules/lens.ts';
import { renameKey } from '../../yaml/rewrite.ts';
import type { FileEdits, Refusal, Renaming, Surroundings } from '../language.ts';
import { type Chart, type Family, keysInParent, parentOf } from './chart.ts';
import { definitionsOf } from './defines.ts';
import { showPath } from './findings.ts';
import { flowOf } from './flow.ts';
import { type Key, keysOf, type Named, namedInTemplate, namedInValues, readersOf, referencesOf, usesOf } from './navigate.ts';
import type { Where } from './scope.ts';
import { startsWith } from './values.ts';

export const renameInTemplate = (_model: Model, offset: number, { source, files }: Surroundings): Renaming | Refusal | null =>
  renaming(onName(namedInTemplate(source, offset, files), offset), source);

export const renameInValues = (model: Model, offset: number, { source, files }: Surroundings): Renaming | Refusal | null =>
  renaming(onName(namedInValues(model, source, offset, files), offset), source);

/** Editors ask for a name that the cursor is on; a dot or quote before it belongs to the name elsewhere, not here. */
const onName = (named: Named | null, offset: number): Named | null => (named && touches(named.span, offset) ? named : null);

const refuse = (en: string, ko: string): Refusal => ({ refused: { en, ko } });

const renaming = (named: Named | null, source: Source): Renaming | Refusal | null => {
  switch (named?.kind) {
    case 'path':
      return renameValue(named);
    case 'template':
      return renameTemplate(named, source);
    case 'variable':
      return renameVariable(named, source);
    default:
      return null;
  }
};

/** What Go reads as one name behind a dot or a dollar sign. */
const isName = (text: string): boolean => /^[\p{L}_][\p{L}\p{Nd}_]*$/u.test(text);

const grouped = (places: readonly { readonly uri: string; readonly edit: Edit }[]): readonly FileEdits[] => {
  const files = new Map<string, Edit[]>();
  for (const { uri, edit } of places) {
    const edits = files.get(uri) ?? [];
    files.set(uri, edits);
    if (!edits.some((other) => other.start === edit.start)) edits.push(edit);
  }
  return [...files].map(([uri, edits]) => ({ uri, edits }));
};

type ValueNamed = Extract<Named, { readonly kind: 'path' }>;

const renameValue = (named: ValueNamed): Renaming | Refusal | null => {
  const { path, chart, family, span } = named;
  const name = path.at(-1);
  if (path[0] !== 'Values' || path.length < 2 || typeof name !== 'string') return null;
  if (path.length === 2 && name === 'global')
    return refuse(
      'Helm gives `global` its meaning, so it cannot be renamed.',
      '`global`은 Helm이 정한 이름이므로 바꿀 수 없습니다.',
    );
  const keys = keysOf(named);
  if (keys.length === 0)
    return refuse(
      `No values file has ${quote(showPath(path))}, so it cannot be renamed.`,
      `${quote(showPath(path))}이(가) 있는 values 파일이 없어 이름을 바꿀 수 없습니다.`,
    );
  const given = readersOf(path, chart, family).flatMap((one) => givenAway(path, one))[0];
  if (given)
    return refuse(
      `${quote(showPath(given.path))} is handed on as a whole at ${given.place}; a new name in it would change what is rendered.`,
      `${given.place}에서 ${quote(showPath(given.path))}을(를) 통째로 넘기므로, 안의 이름을 바꾸면 렌더링 결과가 달라집니다.`,
    );
  if (conditions(path, chart, family).length > 0)
    return refuse(
      `A condition in Chart.yaml names ${quote(showPath(path))}; change it there first.`,
      `Chart.yaml의 condition에서 ${quote(showPath(path))}을(를) 가리키므로 먼저 그곳을 바꿔야 합니다.`,
    );
  return { span, name, to: (to) => renamedValue(named, keys, to) };
};

/** Conditions of dependencies, in this chart or the one around it, that name the path or what is below it. */
const conditions = (path: Where, chart: Chart, family: Family): readonly string[] => {
  const parent = parentOf(chart, family);
  const own = path.slice(1).join('.');
  const above = parent ? [...keysInParent(chart, parent)].map((key) => `${key}.${own}`) : [];
  const named = (at: Chart, wanted: readonly string[]): readonly string[] =>
    (at.head?.at('dependencies').items() ?? [])
      .flatMap((item) => (item.at('condition').text ?? '').split(','))
      .map((condition) => condition.trim())
      .filter((condition) => wanted.some((one) => condition === one || condition.startsWith(`${one}.`)));
  return [...named(chart, [own]), ...(parent ? named(parent, above) : [])];
};

/** Places where something above the path goes on with all that is in it. */
const givenAway = (path: Where, chart: Chart): readonly { readonly path: Where; readonly place: string }[] =>
  chart.templates.flatMap((source) =>
    flowOf(source).accesses.flatMap((access) =>
      access.whole && access.path.length > 1 && access.path.length < path.length && startsWith(path, access.path)
        ? [{ path: access.path, place: placeIn(source, access.span.start) }]
        : [],
    ),
  );

export const placeIn = (source: Source, offset: number): string =>
  quote(`${source.path}:${source.text.slice(0, offset).split('\n').length}`);

const renamedValue = ({ path, chart, family }: ValueNamed, keys: readonly Key[], to: string): readonly FileEdits[] | Refusal => {
  const taken = keys.find(({ view }) => view.parent?.at(to).node);
  if (to === '') return refuse('A value needs a name.', '값에는 이름이 필요합니다.');
  if (taken && to !== path.at(-1))
    return refuse(`There is a key ${quote(to)} beside it already.`, `같은 자리에 이미 ${quote(to)} 키가 있습니다.`);
  const uses = usesOf(path, chart, family);
  if (!isName(to) && uses.some(({ quoted }) => !quoted))
    return refuse(
      `Templates read it as ${quote('.name')}, and ${quote(to)} cannot stand behind a dot.`,
      `템플릿에서 ${quote('.이름')} 형식으로 읽고 있는데, ${quote(to)}은(는) 점 뒤에 쓸 수 없습니다.`,
    );
  const places: { readonly uri: string; readonly edit: Edit }[] = [];
  for (const { source, view } of keys) {
    const edits = renameKey(view, to);
    if (!edits || edits.length === 0)
      return refuse(
        `The key in ${quote(source.path)} stands in an alias or in text that is broken, so it cannot be renamed.`,
        `${quote(source.path)}의 키가 앨리어스나 오류가 있는 부분에 있어 이름을 바꿀 수 없습니다.`,
      );
    for (const edit of edits) places.push({ uri: source.uri, edit });
  }
  for (const { source, span } of uses) places.push({ uri: source.uri, edit: { ...span, text: to } });
  const schema = schemaKey(chart, path);
  if (schema && chart.schemaUri !== null) {
    const edits = renameKey(schema, to);
    if (edits) for (const edit of edits) places.push({ uri: chart.schemaUri, edit });
  }
  return grouped(places);
};

/** The property of values.schema.json for a path, where it is written plainly. */
const schemaKey = (chart: Chart, path: Where) => {
  let schema = chart.schema;
  for (const step of path.slice(1)) schema = (step === null ? schema?.at('items') : schema?.at('properties', step)) ?? null;
  return schema?.node && schema.keySpan ? schema : null;
};

const renameTemplate = (named: Extract<Named, { readonly kind: 'template' }>, source: Source): Renaming | Refusal => {
  const definitions = definitionsOf(named.family).get(named.name) ?? [];
  if (definitions.length === 0)
    return refuse(
      `The definition of ${quote(named.name)} is not in this workspace.`,
      `${quote(named.name)}의 정의가 이 작업 영역에 없습니다.`,
    );
  return {
    span: named.span,
    name: named.name,
    to: (to) => {
      if (to === '' || /["\\\n]/.test(to))
        return refuse(`${quote(to)} cannot be the name of a template.`, `${quote(to)}은(는) 템플릿 이름으로 쓸 수 없습니다.`);
      if (to !== named.name && definitionsOf(named.family).has(to))
        return refuse(`There is a template ${quote(to)} already.`, `이미 ${quote(to)} 템플릿이 있습니다.`);
      return grouped(referencesOf(named, source).map(({ uri, span }) => ({ uri, edit: { ...span, text: to } })));
    },
  };
};

const renameVariable = (named: Extract<Named, { readonly kind: 'variable' }>, source: Source): Renaming | Refusal | null => {
  if (!named.declared) return null;
  const clash = (to: string): Say | null =>
    flowOf(source).marks.some(
      ({ scope }) => scope.variables.get(named.name)?.at.start === named.declared?.start && scope.variables.has(to),
    )
      ? { en: `There is a variable ${quote(`${to}`)} already.`, ko: `이미 변수 ${quote(`${to}`)}이(가) 있습니다.` }
      : null;
  return {
    span: named.span,
    name: named.name,
    to: (wanted) => {
      const to = wanted.startsWith('$') ? wanted : `$${wanted}`;
      if (!isName(to.slice(1)))
        return refuse(`${quote(to)} cannot be the name of a variable.`, `${quote(to)}은(는) 변수 이름으로 쓸 수 없습니다.`);
      const taken = to === named.name ? null : clash(to);
      if (taken) return { refused: taken };
      return grouped(referencesOf(named, source).map(({ uri, span }) => ({ uri, edit: { ...span, text: to } })));
    },
  };
};
