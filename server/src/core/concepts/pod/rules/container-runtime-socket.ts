import { quote } from '../../../base/say.ts';
import { type Hit, rule } from '../../../checks/rules/define.ts';
import { hostPaths, isRuntimeSocket, judged } from '../host-paths.ts';
import { type Pod, pods } from '../pod.ts';

interface Socket extends Hit {
  readonly name: string;
  readonly path: string;
}

export const containerRuntimeSocket = rule<Pod, Socket>({
  id: 'container-runtime-socket',
  layer: 'cluster',
  tags: ['pod', 'volume'],
  severity: 'critical',
  presets: 'essential',
  since: '0.1.0',
  supersedes: ['pss-host-path-volume', 'pss-restricted-volumes', 'sensitive-host-path'],
  on: pods,
  *check(pod, context) {
    if (!judged(pod, context)) return;
    for (const { at, name, path } of hostPaths(pod)) if (isRuntimeSocket(path)) yield { at, name, path, subject: pod.subject };
  },
  say: {
    en: ({ name, path }) =>
      `Volume ${quote(name)} hands out the container runtime's socket (${quote(path)}): whoever reaches it is root on the node.`,
    ko: ({ name, path }) =>
      `볼륨 ${quote(name)}이(가) 컨테이너 런타임 소켓(${quote(path)})을 넘겨줍니다. 여기에 닿으면 노드의 root가 됩니다.`,
  },
});
