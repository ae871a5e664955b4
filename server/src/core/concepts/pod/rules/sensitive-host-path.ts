import { quote } from '../../../base/say.ts';
import { type Hit, rule } from '../../../checks/rules/define.ts';
import { hostPaths, isRuntimeSocket, isWithin, judged } from '../host-paths.ts';
import { type Pod, pods } from '../pod.ts';

/** Folders that make or know the node. */
const folders: readonly string[] = [
  '/boot',
  '/dev',
  '/etc',
  '/home',
  '/lib',
  '/proc',
  '/root',
  '/sys',
  '/usr',
  '/var/lib/containerd',
  '/var/lib/docker',
  '/var/lib/etcd',
  '/var/lib/kubelet',
  '/var/log',
];

/** Parts of them that programs of every day need. */
const common: ReadonlySet<string> = new Set([
  '/dev/fuse',
  '/dev/kvm',
  '/dev/log',
  '/dev/net/tun',
  '/dev/shm',
  '/etc/localtime',
  '/etc/machine-id',
  '/etc/pki/ca-trust',
  '/etc/ssl/certs',
  '/lib/modules',
  '/usr/share/ca-certificates',
  '/usr/share/zoneinfo',
]);

interface Sensitive extends Hit {
  readonly name: string;
  readonly path: string;
}

export const sensitiveHostPath = rule<Pod, Sensitive>({
  id: 'sensitive-host-path',
  layer: 'cluster',
  tags: ['pod', 'volume'],
  severity: 'critical',
  presets: 'recommended',
  since: '0.1.0',
  supersedes: ['pss-host-path-volume', 'pss-restricted-volumes'],
  on: pods,
  *check(pod, context) {
    if (!judged(pod, context)) return;
    for (const { at, name, path } of hostPaths(pod)) {
      if (isRuntimeSocket(path) || common.has(path)) continue;
      if (path === '/' || folders.some((folder) => isWithin(path, folder))) yield { at, name, path, subject: pod.subject };
    }
  },
  say: {
    en: ({ name, path }) =>
      `Volume ${quote(name)} opens ${quote(path)} of the node, from which a container can spy on or take over the node.`,
    ko: ({ name, path }) =>
      `볼륨 ${quote(name)}이(가) 노드의 ${quote(path)}을(를) 열어, 컨테이너가 노드를 엿보거나 장악할 수 있습니다.`,
  },
});
