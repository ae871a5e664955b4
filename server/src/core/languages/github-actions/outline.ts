/** Triggers, jobs and steps as an outline. */
import type { Model } from '../../checks/rules/lens.ts';
import type { View } from '../../yaml/view.ts';
import type { Outline } from '../language.ts';
import { type Job, type Step, steps, workflows } from './model.ts';

const nodeOf = (view: View, name: string, detail: string, kind: Outline['kind'], children: readonly Outline[]): Outline => {
  const start = view.keySpan?.start ?? view.span.start;
  const span = { start, end: Math.max(view.span.end, view.keySpan?.end ?? 0) };
  const label = view.keySpan ?? view.label;
  return { name: name === '' ? '""' : name, detail, kind, span, label, children };
};

const firstLine = (text: string): string => text.trim().split('\n')[0]?.slice(0, 60) ?? '';

const stepNode = ({ view, name, run, uses }: Step): Outline => {
  const what = uses?.text ?? firstLine(run.raw ?? '');
  const title = view.at('name').raw ?? (what === '' ? name : what);
  return nodeOf(view, firstLine(title), title === what ? '' : what, 'function', []);
};

const jobNode = (job: Job): Outline =>
  nodeOf(
    job.view,
    job.id,
    firstLine(job.view.at('name').raw ?? job.uses?.text ?? ''),
    'module',
    job.steps.filter(({ view }) => !view.shared).map(stepNode),
  );

export const outline = (model: Model): readonly Outline[] => {
  const [workflow] = workflows.see(model);
  const own = model.root.entries().filter((entry) => !entry.shared);
  return own.map((entry) => {
    if (workflow && entry.step === 'jobs')
      return nodeOf(entry, 'jobs', '', 'object', workflow.jobs.filter(({ view }) => !view.shared).map(jobNode));
    if (workflow && entry.step === 'on')
      return nodeOf(entry, 'on', workflow.triggers.map((trigger) => trigger.name).join(', '), 'object', []);
    if (!workflow && entry.step === 'runs')
      return nodeOf(entry, 'runs', entry.at('using').text ?? '', 'object', steps.see(model).map(stepNode));
    const inner = entry.entries().filter((child) => !child.shared);
    const children = inner.map((child) => nodeOf(child, String(child.step), firstLine(child.raw ?? ''), 'key', []));
    return nodeOf(entry, String(entry.step), firstLine(entry.raw ?? ''), entry.map ? 'object' : 'string', children);
  });
};
