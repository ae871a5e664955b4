/** Ids of jobs and steps, and who waits for whom. */
import { nearest } from '../../../base/near.ts';
import { quote } from '../../../base/say.ts';
import type { Finding } from '../../../finding/finding.ts';
import type { Job, Step, Workflow } from '../model.ts';
import { report } from './report.ts';

const legal = /^[A-Za-z_][\w-]{0,98}$/;

const badId = (id: string) => ({
  en: id.startsWith('__')
    ? `The id ${quote(id)} is reserved: ids may not start with \`__\`.`
    : `The id ${quote(id)} must start with a letter or \`_\` and hold only letters, digits, \`-\` and \`_\` (fewer than 100).`,
  ko: id.startsWith('__')
    ? `${quote(id)}은(는) 예약된 id입니다. id는 \`__\`로 시작할 수 없습니다.`
    : `id ${quote(id)}은(는) 영문자나 \`_\`로 시작하고 영문자, 숫자, \`-\`, \`_\`만으로 100자 미만이어야 합니다.`,
});

const isLegal = (id: string): boolean => legal.test(id) && !id.startsWith('__');

/** Faults in the ids of jobs and in `needs`. */
export function* jobProblems(workflow: Workflow): Generator<Finding> {
  const jobs = workflow.root.at('jobs').map;
  if (!jobs || jobs.open) return;
  if (jobs.pairs.length === 0)
    yield report('schema/required', workflow.root.at('jobs').label, {
      en: 'A workflow needs at least one job.',
      ko: '워크플로에는 작업이 하나 이상 필요합니다.',
    });
  const byId = new Map(workflow.jobs.map((job) => [job.id.toLowerCase(), job]));
  for (const job of workflow.jobs)
    if (!isLegal(job.id) && job.view.keySpan && !job.id.includes('${{'))
      yield report('schema/format', job.view.keySpan, badId(job.id));
  yield* unknownNeeds(workflow, byId);
  yield* cycles(workflow, byId);
}

function* unknownNeeds(workflow: Workflow, byId: ReadonlyMap<string, Job>): Generator<Finding> {
  for (const job of workflow.jobs)
    for (const need of job.needs ?? []) {
      const id = need.text;
      if (id === undefined || byId.has(id.toLowerCase())) continue;
      const meant = nearest(
        id,
        workflow.jobs.filter((other) => other !== job).map((other) => other.id),
      );
      yield report(
        'reference/job',
        need.span,
        {
          en: `Job ${quote(job.id)} needs ${quote(id)}, which is no job of this workflow.${meant === null ? '' : ` Did you mean ${quote(meant)}?`}`,
          ko: `작업 ${quote(job.id)}에 필요한 ${quote(id)} 작업이 이 워크플로에 없습니다.${meant === null ? '' : ` ${quote(meant)}을(를) 쓰려고 했습니까?`}`,
        },
        { instead: meant },
      );
    }
}

/** Jobs that wait for themselves in the end: one finding a circle, at the `needs` that closes it. */
function* cycles(workflow: Workflow, byId: ReadonlyMap<string, Job>): Generator<Finding> {
  const done = new Set<Job>();
  for (const first of workflow.jobs) {
    const trail: Job[] = [];
    const stack: { readonly job: Job; next: number }[] = done.has(first) ? [] : [{ job: first, next: 0 }];
    if (stack.length > 0) trail.push(first);
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const need = top.job.needs?.[top.next++];
      if (!need) {
        done.add(top.job);
        stack.pop();
        trail.pop();
        continue;
      }
      const job = byId.get((need.text ?? '').toLowerCase());
      if (!job || done.has(job)) continue;
      const from = trail.indexOf(job);
      if (from < 0) {
        stack.push({ job, next: 0 });
        trail.push(job);
        continue;
      }
      const circle = [...trail.slice(from), job].map((member) => quote(member.id)).join(' → ');
      yield report('reference/cycle', need.span, {
        en: `These jobs wait for each other and never start: ${circle}.`,
        ko: `작업이 서로를 기다려 시작되지 않습니다: ${circle}.`,
      });
    }
  }
}

/** Faults in the ids of the steps of one job or composite action. */
export function* stepProblems(steps: readonly Step[]): Generator<Finding> {
  const seen = new Map<string, Step>();
  for (const step of steps) {
    if (step.id === null) continue;
    const at = step.view.at('id');
    if (!isLegal(step.id)) {
      yield report('schema/format', at.span, badId(step.id));
      continue;
    }
    const twin = seen.get(step.id);
    if (!twin) seen.set(step.id, step);
    else if (!at.shared)
      yield report(
        'schema/duplicate-id',
        at.span,
        {
          en: `Two steps of this job have the id ${quote(step.id)}.`,
          ko: `이 작업의 두 단계가 같은 id ${quote(step.id)}을(를) 씁니다.`,
        },
        {
          related: [
            { uri: null, span: twin.view.at('id').span, say: { en: 'The first step of this id', ko: '이 id를 쓰는 첫 단계' } },
          ],
        },
      );
  }
}
