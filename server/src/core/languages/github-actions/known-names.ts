/** What stands behind a dot in an expression at a place: the names that the document and GitHub know. */
import type { Model } from '../../checks/rules/lens.ts';
import type { View } from '../../yaml/view.ts';
import { jobAt, stepAt } from './expression-at.ts';
import { contexts } from './facts/contexts.ts';
import { type Step, steps, workflowOf, workflows } from './model.ts';
import { matrixNames, outputNames } from './semantics/references.ts';

export interface KnownName {
  readonly name: string;
  readonly detail: string | null;
}

const plain = (names: readonly string[]): readonly KnownName[] => names.map((name) => ({ name, detail: null }));

/** Steps that come before a place in its job or action; all of them where the place is in none. */
const stepsBefore = (model: Model, offset: number): readonly Step[] => {
  const here = stepAt(model, offset);
  const all = here?.job?.steps ?? jobAt(model, offset)?.steps ?? steps.see(model);
  return here ? all.slice(0, all.indexOf(here)) : all;
};

/** Outputs that a script writes, as far as it writes them in the usual way. */
const written = /(?:^|[\s"'{;])([A-Za-z_][\w-]*)=[^\n]{0,400}?>>\s*"?\$\{?(?:env:)?GITHUB_OUTPUT\b/g;

/** Outputs of a step that can be read off its script. */
export const outputsOf = (step: Step): readonly string[] => [
  ...new Set([...(step.run.raw ?? '').matchAll(written)].flatMap((match) => match[1] ?? [])),
];

const find = (all: readonly Step[], id: string | undefined): Step | undefined =>
  all.find((step) => step.id?.toLowerCase() === id?.toLowerCase());

const stepNames = (model: Model, offset: number, path: readonly string[]): readonly KnownName[] => {
  const before = stepsBefore(model, offset);
  if (path.length === 1) return before.flatMap((step) => (step.id === null ? [] : [{ name: step.id, detail: step.name }]));
  if (path.length === 2) return plain(['outputs', 'outcome', 'conclusion']);
  const step = path[2] === 'outputs' ? find(before, path[1]) : undefined;
  return step && path.length === 3 ? plain(outputsOf(step)) : [];
};

const needNames = (model: Model, offset: number, path: readonly string[]): readonly KnownName[] => {
  if (path.length === 1) return plain((jobAt(model, offset)?.needs ?? []).flatMap((need) => need.text ?? []));
  if (path.length === 2) return plain(['result', 'outputs']);
  const job = workflowOf(model)?.jobs.find(({ id }) => id.toLowerCase() === path[1]?.toLowerCase());
  return path.length === 3 && path[2] === 'outputs' && job ? plain(outputNames(job) ?? []) : [];
};

const jobNames = (model: Model, path: readonly string[]): readonly KnownName[] => {
  const all = workflowOf(model)?.jobs ?? [];
  if (path.length === 1) return plain(all.map((job) => job.id));
  if (path.length === 2) return plain(['result', 'outputs']);
  const job = all.find(({ id }) => id.toLowerCase() === path[1]?.toLowerCase());
  return path.length === 3 && path[2] === 'outputs' && job ? plain(outputNames(job) ?? []) : [];
};

/** Inputs of an action or of the events that have some, with their descriptions. */
export const inputViews = (model: Model): readonly View[] =>
  model.language === 'github-action'
    ? model.root.at('inputs').entries()
    : workflows
        .see(model)
        .flatMap(({ triggers }) => triggers)
        .filter(({ name }) => name === 'workflow_dispatch' || name === 'workflow_call')
        .flatMap(({ settings }) => settings.at('inputs').entries());

const variables = (model: Model, offset: number): readonly KnownName[] => {
  const scopes = [stepAt(model, offset)?.view, jobAt(model, offset)?.view, model.root];
  const names = scopes.flatMap(
    (scope) =>
      scope
        ?.at('env')
        .entries()
        .map((entry) => String(entry.step)) ?? [],
  );
  return plain([...new Set(names)]);
};

/** Names of a context that the text mentions elsewhere: nobody declares secrets and variables in a file. */
const mentioned = (model: Model, context: 'secrets' | 'vars', besides: number): readonly string[] => {
  const names = new Set<string>();
  for (const match of model.tree.text.matchAll(/\b(secrets|vars)\.([A-Za-z_]\w*)/g)) {
    const end = match.index + match[0].length;
    if (match[1] === context && match[2] && end !== besides) names.add(match[2]);
  }
  return [...names];
};

/** The names that may follow a path such as `steps.build`. */
export const namesBelow = (model: Model, offset: number, wordEnd: number, path: readonly string[]): readonly KnownName[] => {
  const context = path[0]?.toLowerCase();
  switch (context) {
    case 'steps':
      return stepNames(model, offset, path);
    case 'needs':
      return needNames(model, offset, path);
    case 'jobs':
      return jobNames(model, path);
    default:
  }
  if (path.length > 1) return [];
  switch (context) {
    case 'matrix': {
      const job = jobAt(model, offset);
      return plain(job ? (matrixNames(job.view) ?? []) : []);
    }
    case 'inputs':
      return inputViews(model).map((view) => ({ name: String(view.step), detail: view.at('description').raw ?? null }));
    case 'env':
      return variables(model, offset);
    case 'secrets':
      return plain([...new Set(['GITHUB_TOKEN', ...mentioned(model, 'secrets', wordEnd)])]);
    case 'vars':
      return plain(mentioned(model, 'vars', wordEnd));
    default:
      return contexts.get(context ?? '')?.keys.map(({ name }) => ({ name, detail: null })) ?? [];
  }
};
