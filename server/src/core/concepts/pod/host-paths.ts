/** Volumes that open the node's file system to a pod. */
import type { Context } from '../../checks/rules/context.ts';
import type { View } from '../../yaml/view.ts';
import { isNodeAgent } from './node-agents.ts';
import type { Pod } from './pod.ts';
import { policyFor } from './pod-security.ts';

/** A `hostPath` volume whose path is known. */
export interface HostPath {
  readonly name: string;
  /** The value of `hostPath.path`. */
  readonly at: View;
  /** Without doubled or trailing slashes and without `.` and `..`. */
  readonly path: string;
  readonly type: string | null;
}

export const hostPaths = (pod: Pod): readonly HostPath[] =>
  pod.spec
    .at('volumes')
    .items()
    .flatMap((volume) => {
      const at = volume.at('hostPath', 'path');
      const path = at.text;
      if (path === undefined || at.shared) return [];
      return [{ name: volume.at('name').text ?? '', at, path: normal(path), type: volume.at('hostPath', 'type').string ?? null }];
    });

const normal = (path: string): string => {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
};

/** Whether the path is the folder or stands below it. */
export const isWithin = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(folder === '/' ? '/' : `${folder}/`);

const sockets: readonly string[] = [
  'docker.sock',
  'containerd.sock',
  'crio.sock',
  'podman.sock',
  'dockershim.sock',
  'cri-dockerd.sock',
  'buildkitd.sock',
];

/** Whether the path is a container runtime's socket, or a folder that is known to hold one. */
export const isRuntimeSocket = (path: string): boolean =>
  sockets.some((socket) => path.endsWith(`/${socket}`)) ||
  ['/run', '/var/run', '/run/containerd', '/run/k3s', '/run/crio', '/var/run/containerd', '/var/run/crio'].includes(path) ||
  isWithin(path, '/run/k3s/containerd');

/** Whether the rules beside the standards judge the pod: not where the level `privileged` is chosen, nor agents of the node. */
export const judged = (pod: Pod, context: Context): boolean => {
  const { level, each } = policyFor(pod, context);
  return level !== 'privileged' && (each || !isNodeAgent(pod));
};
