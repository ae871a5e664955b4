import { quoteAll } from '../../../base/say.ts';
import { type Hit, rule } from '../../../checks/rules/define.ts';
import type { Related } from '../../../finding/finding.ts';
import { controls } from '../controls.ts';
import { isNodeAgent } from '../node-agents.ts';
import { type Pod, pods } from '../pod.ts';
import { type Breach, policyFor } from '../pod-security.ts';
import { restrictPod } from '../restrict.ts';

interface Gap extends Hit {
  readonly pod: Pod;
  readonly lacks: readonly string[];
}

const place = ({ at, container, lacks = '' }: Breach): readonly Related[] =>
  container === null || !('tree' in at)
    ? []
    : [
        {
          uri: null,
          span: at.span,
          say: { en: `\`${container.name}\` lacks \`${lacks}\``, ko: `\`${container.name}\`에 \`${lacks}\`가 없음` },
        },
      ];

export const podSecurityGap = rule<Pod, Gap>({
  id: 'pod-security-gap',
  layer: 'cluster',
  tags: ['pod', 'pss-restricted'],
  severity: 'medium',
  presets: 'recommended',
  since: '0.1.0',
  on: pods,
  *check(pod, context) {
    const policy = policyFor(pod, context);
    if (
      (policy.each && !context.only?.has('pod-security-gap')) ||
      policy.level !== 'restricted' ||
      pod.partial ||
      isNodeAgent(pod)
    )
      return;
    const absent = controls
      .flatMap((control) => (control.level === 'restricted' ? [...control.breaches(pod, policy)] : []))
      .filter((breach) => breach.lacks !== undefined);
    if (absent.length === 0) return;
    const lacks = [...new Set(absent.map((breach) => breach.lacks ?? ''))];
    yield { at: pod.spec.label, pod, lacks, related: absent.flatMap(place), subject: pod.subject };
  },
  say: {
    en: ({ lacks }) => `The pod does not meet \`restricted\`: ${quoteAll(lacks)} ${lacks.length === 1 ? 'is' : 'are'} not set.`,
    ko: ({ lacks }) => `파드가 \`restricted\`에 맞지 않습니다. ${quoteAll(lacks)} 설정이 없습니다.`,
  },
  fix: ({ pod }, context) => restrictPod(pod, context),
});
