import { rule } from '../../../checks/rules/define.ts';
import { jobs, workflowOf } from '../model.ts';

/** Events that anybody with a fork can start. */
const open = new Set([
  'pull_request',
  'pull_request_target',
  'pull_request_review',
  'pull_request_review_comment',
  'issue_comment',
  'issues',
  'workflow_run',
]);

export const ghaSelfHostedRunner = rule({
  id: 'gha-self-hosted-runner',
  layer: 'code',
  tags: ['runner'],
  severity: 'medium',
  presets: 'strict',
  since: '0.1.0',
  on: jobs,
  *check({ view }, _context, model) {
    const runsOn = view.at('runs-on');
    const list = runsOn.map ? runsOn.at('labels') : runsOn;
    const at = (list.seq ? list.items() : [list]).find((label) => label.text?.toLowerCase() === 'self-hosted');
    const trigger = workflowOf(model)?.triggers.find(({ name }) => open.has(name));
    if (at && trigger) yield { at, name: trigger.name };
  },
  say: {
    en: ({ name }) =>
      `\`${name}\` lets strangers run code on your own machine, and what they leave there stays for the next job.`,
    ko: ({ name }) => `\`${name}\`은(는) 외부인이 자체 장비에서 코드를 실행하게 하고, 남긴 것은 다음 작업까지 남습니다.`,
  },
});
