/** Steps that fetch the code of a pull request, which a stranger may have written. */
import type { View } from '../../yaml/view.ts';
import { expressionsIn } from './expression.ts';
import type { Job, Step } from './model.ts';
import { isAction } from './uses.ts';

const heads: readonly RegExp[] = [
  /^head_ref$/,
  /^event\.pull_request\.head\.(?:sha|ref|label|repo\.full_name|repo\.clone_url)$/,
  /^event\.pull_request\.merge_commit_sha$/,
  /^event\.workflow_run\.(?:head_sha|head_branch|head_commit\.id|head_repository\.full_name)$/,
  /^event\.workflow_run\.pull_requests\.\*\.head\.(?:sha|ref)$/,
];

const fetches = /\bgh\s+pr\s+checkout\b|\bgit\s+(?:fetch|pull)\b[^\n]{0,400}?\bpull\/[^\n/]{0,400}\/(?:head|merge)\b/;

const namesHead = (view: View): boolean => {
  const { node } = view;
  if (node?.kind !== 'scalar') return false;
  if (/^refs\/pull\/.*\/(?:head|merge)$/.test(node.text.trim())) return true;
  return expressionsIn(node).some(({ mentions }) =>
    mentions.some(
      ({ name, path, flows }) =>
        name === 'github' &&
        flows &&
        heads.some((head) =>
          head.test(
            path
              .map((step) => step ?? '*')
              .join('.')
              .toLowerCase(),
          ),
        ),
    ),
  );
};

/** The place where a step fetches it; null where it does not. */
const fetchOf = (step: Step): View | null => {
  if (isAction(step.uses, 'actions/checkout'))
    for (const key of ['ref', 'repository']) {
      const input = step.view.at('with', key);
      if (namesHead(input)) return input;
    }
  return fetches.test(step.run.raw ?? '') ? step.run : null;
};

export interface Fetch {
  readonly job: Job;
  readonly at: View;
  /** A later step of the job runs something. */
  readonly used: boolean;
  /** A condition or an environment stands before it: somebody may have looked at the code first. */
  readonly guarded: boolean;
}

/** The first place of a job where the code of a pull request comes in. */
export const fetchIn = (job: Job): Fetch | null => {
  for (const [index, step] of job.steps.entries()) {
    const at = fetchOf(step);
    if (!at) continue;
    const guarded =
      [job.view.at('if'), job.view.at('environment'), step.view.at('if')].some((view) => !view.absent) ||
      (job.needs?.length ?? 1) > 0;
    return { job, at, used: index < job.steps.length - 1 || at === step.run, guarded };
  }
  return null;
};
