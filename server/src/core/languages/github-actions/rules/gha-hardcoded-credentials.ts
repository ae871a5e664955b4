import { quote } from '../../../base/say.ts';
import { rule } from '../../../checks/rules/define.ts';
import { lens } from '../../../checks/rules/lens.ts';
import type { View } from '../../../yaml/view.ts';
import { jobs, steps } from '../model.ts';

/** Registry passwords of job and service containers, and what actions are given. */
const places = lens<View>('github-credentials', (model) => [
  ...jobs.see(model).flatMap(({ view }) => {
    const containers = [view.at('container'), ...view.at('services').entries()];
    return containers.map((container) => container.at('credentials', 'password'));
  }),
  ...steps.see(model).flatMap(({ view }) =>
    view
      .at('with')
      .entries()
      .filter((input) => token.test(input.text ?? '')),
  ),
]);

/** Tokens that say what they are: GitHub, GitLab, npm, PyPI, Slack, AWS keys, private keys. */
const token =
  /^(?:gh[oprsu]_[A-Za-z\d]{36,}|github_pat_\w{60,}|glpat-[\w-]{20,}|npm_[A-Za-z\d]{36}|pypi-[\w-]{80,}|xox[abps]-[\w-]{20,}|(?:AKIA|ASIA)[A-Z\d]{16})$|-----BEGIN [A-Z ]*PRIVATE KEY-----/;

export const ghaHardcodedCredentials = rule({
  id: 'gha-hardcoded-credentials',
  layer: 'code',
  tags: ['secrets'],
  severity: 'critical',
  presets: 'essential',
  since: '0.1.0',
  on: places,
  *check(at) {
    if (at.text !== undefined && at.text !== '') yield { at, name: String(at.step) };
  },
  say: {
    en: ({ name }) => `${quote(name)} is written into the workflow, so everybody who can read the repository has it.`,
    ko: ({ name }) => `${quote(name)} 값이 워크플로에 그대로 적혀 있어 저장소를 읽을 수 있는 사람은 누구나 볼 수 있습니다.`,
  },
});
