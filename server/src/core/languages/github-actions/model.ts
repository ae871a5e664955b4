/** A workflow or action as its rules see it. */
import { memo } from '../../base/memo.ts';
import { type Lens, lens, type Model } from '../../checks/rules/lens.ts';
import { nobody } from '../../finding/finding.ts';
import type { Tree } from '../../yaml/node.ts';
import { View } from '../../yaml/view.ts';
import { type Uses, usesOf } from './uses.ts';

/** An event that starts the workflow. */
export interface Trigger {
  readonly name: string;
  /** Where it is named. */
  readonly at: View;
  /** Its filters and inputs; absent where it is only named. */
  readonly settings: View;
}

export interface Step {
  readonly view: View;
  readonly index: number;
  /** Null in a composite action. */
  readonly job: Job | null;
  readonly id: string | null;
  /** What a message calls it: its name, its id or its place. */
  readonly name: string;
  readonly run: View;
  readonly uses: Uses | null;
}

export interface Job {
  readonly id: string;
  readonly view: View;
  readonly steps: readonly Step[];
  /** The reusable workflow it calls. */
  readonly uses: Uses | null;
  /** Ids in `needs` as written, with their places; null where they cannot be known. */
  readonly needs: readonly View[] | null;
}

export interface Workflow {
  readonly model: Model;
  readonly root: View;
  readonly triggers: readonly Trigger[];
  /** All events are known. */
  readonly triggersKnown: boolean;
  readonly jobs: readonly Job[];
}

const triggersOf = (on: View): readonly Trigger[] => {
  const nothing = on.at('');
  const name = on.string;
  if (name !== undefined) return [{ name, at: on, settings: nothing }];
  if (on.seq)
    return on.items().flatMap((item) => (item.string === undefined ? [] : [{ name: item.string, at: item, settings: nothing }]));
  return on.entries().map((entry) => ({ name: String(entry.step), at: entry, settings: entry }));
};

const stepsOf = (steps: View, job: Job | null): readonly Step[] => {
  const found: Step[] = [];
  const visit = (list: View, depth: number): void => {
    list.items().forEach((view, index) => {
      const id = view.at('id').text ?? null;
      const run = view.at('run');
      const name = view.at('name').raw ?? id ?? view.at('uses').raw ?? `steps[${index}]`;
      found.push({ view, index, job, id, name, run, uses: usesOf(view.at('uses')) });
      const group = view.at('parallel');
      if (group.seq && depth < 4) visit(group, depth + 1);
    });
  };
  visit(steps, 0);
  return found;
};

const needsOf = (needs: View): readonly View[] | null => {
  if (needs.absent) return [];
  if (needs.seq) return needs.items();
  return needs.text === undefined ? null : [needs];
};

const jobOf = (view: View): Job => {
  const steps: Step[] = [];
  const job: Job = { id: String(view.step), view, steps, uses: usesOf(view.at('uses')), needs: needsOf(view.at('needs')) };
  steps.push(...stepsOf(view.at('steps'), job));
  return job;
};

/** The workflow of a document; none for an action. */
export const workflows: Lens<Workflow> = lens('github-workflow', (model) => {
  if (model.language !== 'github-workflow' || !model.root.map) return [];
  const { root } = model;
  const on = root.at('on');
  const jobs = root.at('jobs').entries().map(jobOf);
  const known = on.known && (on.seq === null || on.items().every((item) => item.known));
  return [{ model, root, triggers: triggersOf(on), triggersKnown: known, jobs }];
});

/** Every job of a workflow. */
export const jobs: Lens<Job> = lens('github-job', (model) => workflows.see(model).flatMap((workflow) => workflow.jobs));

/** Every step of every job, or of a composite action. */
export const steps: Lens<Step> = lens('github-step', (model) =>
  model.language === 'github-action'
    ? stepsOf(model.root.at('runs', 'steps'), null)
    : jobs.see(model).flatMap((job) => job.steps),
);

/** The `if` of every job and step; absent ones too. */
export const conditions: Lens<View> = lens('github-condition', (model) =>
  [...jobs.see(model), ...steps.see(model)].map(({ view }) => view.at('if')),
);

/** The workflow a model holds, for rules that wake on a step and must know its triggers. */
export const workflowOf: (model: Model) => Workflow | null = memo((model) => workflows.see(model)[0] ?? null);

const modelOf = (language: string, kind: string, tree: Tree): Model => {
  const root = View.root(tree, 'core');
  const name = root.at('name').raw ?? null;
  return { language, tree, root, subject: { ...nobody, kind, name }, views: [] };
};

export const workflowModel = (tree: Tree): Model => modelOf('github-workflow', 'Workflow', tree);
export const actionModel = (tree: Tree): Model => modelOf('github-action', 'Action', tree);
