import { rule } from '../../../checks/rules/define.ts';
import { lens } from '../../../checks/rules/lens.ts';
import { rewrite } from '../../../yaml/rewrite.ts';
import type { View } from '../../../yaml/view.ts';
import { steps, workflows } from '../model.ts';

/** The `env` of the workflow, of its jobs and of all steps. */
const environments = lens<View>('github-env', (model) => [
  ...workflows.see(model).flatMap((workflow) => [workflow.root.at('env'), ...workflow.jobs.map((job) => job.view.at('env'))]),
  ...steps.see(model).map((step) => step.view.at('env')),
]);

const name = 'ACTIONS_ALLOW_UNSECURE_COMMANDS';

export const ghaInsecureCommands = rule({
  id: 'gha-insecure-commands',
  layer: 'code',
  tags: ['injection'],
  severity: 'high',
  presets: 'essential',
  since: '0.1.0',
  on: environments,
  *check(env) {
    const flag = env.at(name);
    if (flag.text?.toLowerCase() === 'true') yield { at: flag, env };
  },
  say: {
    en: () => '`ACTIONS_ALLOW_UNSECURE_COMMANDS` lets anything that prints to the log set variables and change `PATH`.',
    ko: () => '`ACTIONS_ALLOW_UNSECURE_COMMANDS`를 켜면 로그에 출력되는 글이 환경 변수와 `PATH`를 바꿀 수 있습니다.',
  },
  fix: ({ env }) => ({
    safety: 'review',
    say: { en: 'Remove the variable', ko: '변수 없애기' },
    edits: env.parent && rewrite(env.parent, [{ do: 'remove', path: ['env', name], otherwise: false, prune: true }]),
  }),
});
