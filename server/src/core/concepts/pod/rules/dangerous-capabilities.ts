import { quote } from '../../../base/say.ts';
import type { Severity } from '../../../base/settings.ts';
import { type Hit, rule } from '../../../checks/rules/define.ts';
import { remove } from '../../../yaml/rewrite.ts';
import type { View } from '../../../yaml/view.ts';
import { addedCapabilities, kernelName } from '../capabilities.ts';
import { judged } from '../host-paths.ts';
import { type Pod, pods } from '../pod.ts';

/** Ways out of the container, and capabilities that reach the node's network without being one. */
const capabilities: ReadonlyMap<string, Severity> = new Map([
  ['ALL', 'error'],
  ['BPF', 'error'],
  ['DAC_READ_SEARCH', 'error'],
  ['MAC_ADMIN', 'error'],
  ['MAC_OVERRIDE', 'error'],
  ['NET_ADMIN', 'warning'],
  ['NET_RAW', 'warning'],
  ['PERFMON', 'warning'],
  ['SYS_ADMIN', 'error'],
  ['SYS_BOOT', 'error'],
  ['SYS_MODULE', 'error'],
  ['SYS_PTRACE', 'error'],
  ['SYS_RAWIO', 'error'],
]);

interface Added extends Hit {
  readonly at: View;
  readonly container: string;
  readonly name: string;
}

export const dangerousCapabilities = rule<Pod, Added>({
  id: 'dangerous-capabilities',
  layer: 'cluster',
  tags: ['container', 'capabilities'],
  severity: 'critical',
  presets: 'essential',
  since: '0.1.0',
  supersedes: ['pss-capabilities-baseline', 'pss-capabilities-restricted'],
  on: pods,
  *check(pod, context) {
    if (!judged(pod, context)) return;
    for (const container of pod.containers)
      for (const { at, name } of addedCapabilities(container)) {
        const severity = capabilities.get(kernelName(name));
        if (severity) yield { at, container: container.name, name, severity, subject: container.subject };
      }
  },
  say: {
    en: ({ container, name }) =>
      `Container ${quote(container)} adds ${quote(name)}, with which it can take over its node or network.`,
    ko: ({ container, name }) =>
      `컨테이너 ${quote(container)}이(가) 노드나 네트워크를 장악할 수 있는 ${quote(name)} 권한을 추가합니다.`,
  },
  fix: ({ at, name }) => ({
    safety: 'review',
    say: { en: `Remove ${quote(name)} from \`add\``, ko: `\`add\`에서 ${quote(name)} 제거하기` },
    edits: remove(at),
  }),
});
