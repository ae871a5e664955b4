/** Keys and values by GitHub's schema, and the names that the document itself gives: jobs, labels, shells, local actions. */
import type { Say } from '../../base/say.ts';
import type { Model } from '../../checks/rules/lens.ts';
import { type Spot, spotAt } from '../../checks/schema/cursor.ts';
import type { Completion, Surroundings } from '../language.ts';
import { completeExpression } from './complete-expression.ts';
import { typingAt } from './expression-at.ts';
import { actionInputs } from './facts/action-inputs.ts';
import { runnerLabels } from './facts/runners.ts';
import { jobs } from './model.ts';
import type { Property, Shape } from './schema.ts';
import { grammarOf, layoutsOf, placeAt } from './shape-at.ts';
import { nameOf, pathOf, usesOf } from './uses.ts';

const english = (text: string | null): Say | null => (text === null ? null : { en: text, ko: text });

/** Keys that people reach for first come first. */
const early = ['name', 'on', 'permissions', 'jobs', 'runs-on', 'steps', 'uses', 'run', 'with'];

/** The text of a key with what follows it: the next line for what has members, a space for what is written beside it. */
const keyText = (property: Property, spot: Spot): string => {
  const { name, shape } = property;
  if (spot.named) return name;
  const beside = shape.text !== null || shape.words.length > 0 || shape.boolean || shape.number;
  if (spot.flow || beside) return `${name}: `;
  if (shape.item()) return `${name}:\n${spot.indent}  - `;
  return shape.layouts().length > 0 ? `${name}:\n${spot.indent}  ` : `${name}:`;
};

const detailOf = (shape: Shape): string => {
  const kinds = [
    ...(shape.layouts().length > 0 ? ['map'] : []),
    ...(shape.item() ? ['list'] : []),
    ...(shape.boolean ? ['boolean'] : []),
    ...(shape.number ? ['number'] : []),
    ...(shape.text !== null ? ['string'] : []),
    ...(shape.words.length > 0 ? ['word'] : []),
  ];
  return kinds.join(' | ');
};

const keys = (spot: Spot, shape: Shape): readonly Completion[] => {
  const seen = new Set<string>();
  const found: Completion[] = [];
  for (const layout of layoutsOf(spot.parent, shape))
    for (const property of layout.properties.values()) {
      if (seen.has(property.name) || spot.parent.at(property.name).node !== null) continue;
      seen.add(property.name);
      const first = early.indexOf(property.name);
      found.push({
        label: property.name,
        kind: 'key',
        insert: keyText(property, spot),
        snippet: false,
        replace: spot.word,
        detail: detailOf(property.shape) + (property.required ? ' *' : ''),
        docs: english(property.description ?? property.shape.description),
        rank: first < 0 ? early.length : first,
      });
    }
  return found;
};

const shells = ['bash', 'sh', 'pwsh', 'powershell', 'cmd', 'python'];

/** Values that the schema leaves open and the document or GitHub knows. */
const openValues = (model: Model, spot: Spot, around: Surroundings): readonly string[] => {
  const path = spot.parent.path;
  const key = path.findLast((step) => typeof step === 'string');
  const inJob = path[0] === 'jobs' && path.length > 2;
  switch (key) {
    case 'needs':
      return inJob
        ? jobs
            .see(model)
            .map((job) => job.id)
            .filter((id) => id !== path[1])
        : [];
    case 'runs-on':
    case 'labels':
      return inJob ? runnerLabels : [];
    case 'shell':
      return shells;
    case 'uses':
      return localActions(path, around);
    default:
      return [];
  }
};

/** Actions and workflows of the same repository. */
const localActions = (path: readonly (string | number)[], { files, source }: Surroundings): readonly string[] => {
  const ofJob = path[0] === 'jobs' && path.length === 3;
  if (ofJob)
    return files
      .under('.github/workflows')
      .filter((file) => file.path !== source.path && file.text.includes('workflow_call'))
      .map((file) => `./${file.path}`);
  return files
    .under('.github')
    .flatMap((file) => (/\/action\.ya?ml$/.test(file.path) ? [`./${file.path.replace(/\/action\.ya?ml$/, '')}`] : []));
};

const values = (model: Model, spot: Spot, shape: Shape, around: Surroundings): readonly Completion[] => {
  const plain = (label: string, kind: Completion['kind'], docs: Say | null, rank: number): Completion => ({
    label,
    kind,
    insert: label,
    snippet: false,
    replace: spot.word,
    detail: null,
    docs,
    rank,
  });
  return [
    ...shape.words.map((word, index) => plain(word.text, 'enum', english(word.description), shape.words.length > 12 ? 0 : index)),
    ...(shape.boolean && shape.text === null ? ['true', 'false'].map((word, index) => plain(word, 'enum', null, index)) : []),
    ...openValues(model, spot, around).map((label, index) => plain(label, 'reference', null, index)),
  ];
};

/** Inputs and secrets that a local action or workflow declares, under `with` and `secrets`. */
const passed = (spot: Spot, { files }: Surroundings): readonly Completion[] => {
  const key = spot.parent.step;
  if (key !== 'with' && key !== 'secrets') return [];
  const uses = usesOf(spot.root.at(...spot.parent.path.slice(0, -1), 'uses'));
  const known = key === 'with' && uses?.kind === 'remote' ? actionInputs.get(nameOf(uses)) : undefined;
  if (known)
    return known.filter((name) => spot.parent.at(name).node === null).map((name, rank) => inputOf(spot, name, null, null, rank));
  const path = uses ? pathOf(uses) : null;
  if (path === null) return [];
  const prefix = path === '' ? '' : `${path}/`;
  const root = /\.ya?ml$/.test(path)
    ? files.root(path, 'core')?.at('on', 'workflow_call')
    : (files.root(`${prefix}action.yml`, 'core') ?? files.root(`${prefix}action.yaml`, 'core'));
  return (root?.at(key === 'with' ? 'inputs' : 'secrets').entries() ?? [])
    .filter((entry) => spot.parent.at(String(entry.step)).node === null)
    .map((entry) => {
      const required = entry.at('required').is(true) && entry.at('default').absent;
      return inputOf(spot, String(entry.step), required ? '*' : null, entry.at('description').raw ?? null, required ? 0 : 1);
    });
};

const inputOf = (spot: Spot, name: string, detail: string | null, docs: string | null, rank: number): Completion => ({
  label: name,
  kind: 'key',
  insert: spot.named ? name : `${name}: `,
  snippet: false,
  replace: spot.word,
  detail,
  docs: english(docs),
  rank,
});

export const complete = (model: Model, offset: number, around: Surroundings): readonly Completion[] => {
  const typing = typingAt(model, offset);
  if (typing) return completeExpression(model, offset, typing);
  const grammar = grammarOf(model);
  return spotAt(model.tree, 'core', offset).flatMap((spot) => {
    const shape = placeAt(spot.root, spot.parent.path, grammar)?.shape;
    if (!shape) return [];
    return spot.role === 'key' ? [...keys(spot, shape), ...passed(spot, around)] : values(model, spot, shape, around);
  });
};
