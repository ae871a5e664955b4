/**
 * Values that strangers write. GitHub's "Script injections" names them: whoever opens an issue or a pull request chooses its title,
 * its branch, the author line of its commits.
 */
import type { Expression, Mention } from './expression.ts';
import type { Step, Workflow } from './model.ts';

/** Paths below `github`; `*` is any key or index. */
const paths: readonly (readonly string[])[] = [
  'head_ref',
  'event.issue.title',
  'event.issue.body',
  'event.pull_request.title',
  'event.pull_request.body',
  'event.pull_request.head.ref',
  'event.pull_request.head.label',
  'event.pull_request.head.repo.default_branch',
  'event.pull_request.head.repo.description',
  'event.pull_request.head.repo.homepage',
  'event.discussion.title',
  'event.discussion.body',
  'event.comment.body',
  'event.review.body',
  'event.review_comment.body',
  'event.pages.*.page_name',
  'event.pages.*.title',
  'event.commits.*.message',
  'event.commits.*.author.email',
  'event.commits.*.author.name',
  'event.commits.*.committer.email',
  'event.commits.*.committer.name',
  'event.head_commit.message',
  'event.head_commit.author.email',
  'event.head_commit.author.name',
  'event.head_commit.committer.email',
  'event.head_commit.committer.name',
  'event.merge_group.head_commit.message',
  'event.workflow_run.display_title',
  'event.workflow_run.head_branch',
  'event.workflow_run.head_commit.message',
  'event.workflow_run.head_commit.author.email',
  'event.workflow_run.head_commit.author.name',
  'event.workflow_run.head_repository.description',
  'event.workflow_run.pull_requests.*.head.ref',
].map((path) => path.split('.'));

/** Actions whose outputs are names of files that a pull request may bring. */
const fileListers = new Set([
  'tj-actions/changed-files',
  'step-security/changed-files',
  'jitterbit/get-changed-files',
  'dorny/paths-filter',
]);

const pulls = ['pull_request', 'pull_request_target', 'pull_request_review', 'pull_request_review_comment'];

/** Events that fill a part of `github`; in a run by any other it is empty. What calls a reusable workflow is not known. */
const fillers: ReadonlyMap<string, readonly string[]> = new Map([
  ['head_ref', pulls],
  ['pull_request', pulls],
  ['issue', ['issues', 'issue_comment']],
  ['comment', ['issue_comment', 'discussion_comment', 'commit_comment', 'pull_request_review_comment']],
  ['review', ['pull_request_review']],
  ['review_comment', ['pull_request_review_comment']],
  ['discussion', ['discussion', 'discussion_comment']],
  ['pages', ['gollum']],
  ['commits', ['push']],
  ['head_commit', ['push']],
  ['merge_group', ['merge_group']],
  ['workflow_run', ['workflow_run']],
]);

/** Whether some event of the workflow can fill what is mentioned. */
const isFilled = (mention: Mention, workflow: Workflow | null): boolean => {
  if (!workflow?.triggersKnown || workflow.triggers.some(({ name }) => name === 'workflow_call')) return true;
  const [first, second] = mention.path;
  const events = fillers.get((first === 'event' ? second : first)?.toLowerCase() ?? '');
  return !events || workflow.triggers.some(({ name }) => events.includes(name));
};

/** Whether the whole path leads to the value, or only to something that holds it. */
const match = (path: readonly (string | null)[], wanted: readonly string[]): 'exact' | 'above' | null => {
  for (let i = 0; i < path.length; i++) {
    const step = path[i];
    const want = wanted[i];
    if (want === undefined) return null;
    if (want !== '*' && step !== null && step?.toLowerCase() !== want) return null;
    if (want !== '*' && step === null) return null;
  }
  return path.length === wanted.length ? 'exact' : 'above';
};

const writtenByStrangers = (mention: Mention, whole: boolean): boolean => {
  if (mention.name !== 'github' || (mention.path.length === 0 && !whole)) return false;
  return paths.some((wanted) => {
    const found = match(mention.path, wanted);
    return found === 'exact' || (found === 'above' && whole);
  });
};

const listsFiles = (mention: Mention, steps: readonly Step[]): boolean => {
  if (mention.name !== 'steps' || mention.path[1]?.toLowerCase() !== 'outputs') return false;
  const [id, , output] = mention.path;
  const step = steps.find((known) => known.id !== null && known.id.toLowerCase() === id?.toLowerCase());
  const uses = step?.uses;
  if (uses?.kind !== 'remote' || !fileListers.has(`${uses.owner}/${uses.repository}`.toLowerCase())) return false;
  return output !== null && output !== undefined && /(?:^|_)files$/.test(output.toLowerCase());
};

/** What an expression takes from strangers as text; steps are those of the same job. */
export const untrustedIn = (expression: Expression, steps: readonly Step[], workflow: Workflow | null): readonly Mention[] => {
  const flowing = expression.mentions.filter((mention) => mention.flows);
  // An object prints as `Object` unless it is turned into JSON.
  const whole = flowing.some((mention) => mention.kind === 'function' && mention.name.toLowerCase() === 'tojson');
  return flowing.filter(
    (mention) =>
      mention.kind === 'context' &&
      ((writtenByStrangers(mention, whole) && isFilled(mention, workflow)) || listsFiles(mention, steps)),
  );
};

/** The mention as people write it. */
export const spell = (mention: Mention): string => [mention.name, ...mention.path.map((step) => step ?? '*')].join('.');
