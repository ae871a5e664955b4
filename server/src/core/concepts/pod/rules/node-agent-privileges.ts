import { quoteAll } from '../../../base/say.ts';
import { type Hit, rule, spanOf } from '../../../checks/rules/define.ts';
import { controls } from '../controls.ts';
import { isNodeAgent } from '../node-agents.ts';
import { type Pod, pods } from '../pod.ts';
import { policyFor } from '../pod-security.ts';

interface Agent extends Hit {
  readonly uses: readonly string[];
}

export const nodeAgentPrivileges = rule<Pod, Agent>({
  id: 'node-agent-privileges',
  layer: 'cluster',
  tags: ['pod', 'pss-baseline'],
  severity: 'low',
  presets: 'essential',
  since: '0.1.0',
  on: pods,
  *check(pod, context) {
    const policy = policyFor(pod, context);
    if ((policy.each && !context.only?.has('node-agent-privileges')) || policy.level === 'privileged' || !isNodeAgent(pod))
      return;
    const breaches = controls.flatMap((control) =>
      control.level === 'baseline' ? [...control.breaches(pod, policy)].map((breach) => ({ control, breach })) : [],
    );
    if (breaches.length === 0) return;
    const related = breaches.map(({ control, breach }) => ({
      uri: null,
      span: spanOf(breach.at),
      say: { en: `\`${control.id}\``, ko: `\`${control.id}\`` },
    }));
    yield { at: pod.spec.label, uses: [...new Set(breaches.map(({ control }) => control.id))], related, subject: pod.subject };
  },
  say: {
    en: ({ uses }) => `This node agent goes beyond \`baseline\` (${quoteAll(uses)}); keep its namespace to such agents.`,
    ko: ({ uses }) =>
      `노드 에이전트가 \`baseline\`을 벗어납니다(${quoteAll(uses)}). 이런 에이전트만 두는 네임스페이스에서 실행하십시오.`,
  },
});
