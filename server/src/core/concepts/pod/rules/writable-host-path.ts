import { quote } from '../../../base/say.ts';
import { type Hit, rule } from '../../../checks/rules/define.ts';
import { setPath } from '../../../yaml/rewrite.ts';
import type { View } from '../../../yaml/view.ts';
import { hostPaths, isRuntimeSocket, isWithin, judged } from '../host-paths.ts';
import { type Pod, pods } from '../pod.ts';

interface Mount extends Hit {
  readonly mount: View;
  readonly container: string;
  readonly path: string;
}

export const writableHostPath = rule<Pod, Mount>({
  id: 'writable-host-path',
  layer: 'cluster',
  tags: ['container', 'volume'],
  severity: 'high',
  presets: 'recommended',
  since: '0.1.0',
  on: pods,
  *check(pod, context) {
    if (!judged(pod, context)) return;
    // Sockets and devices work only where they can be written to.
    const volumes = new Map(
      hostPaths(pod)
        .filter(
          ({ path, type }) =>
            type !== 'Socket' &&
            type !== 'CharDevice' &&
            type !== 'BlockDevice' &&
            !isRuntimeSocket(path) &&
            !isWithin(path, '/dev'),
        )
        .map((volume) => [volume.name, volume]),
    );
    for (const container of pod.containers)
      for (const mount of container.at('volumeMounts').items()) {
        const volume = volumes.get(mount.at('name').text ?? '');
        const flag = mount.at('readOnly');
        if (volume && (flag.absent || flag.is(false)))
          yield {
            at: flag.absent ? mount.at('name') : flag,
            mount,
            container: container.name,
            path: volume.path,
            subject: container.subject,
          };
      }
  },
  say: {
    en: ({ container, path }) =>
      `Container ${quote(container)} can write to ${quote(path)} of its node; mount it with \`readOnly: true\`.`,
    ko: ({ container, path }) =>
      `컨테이너 ${quote(container)}이(가) 노드의 ${quote(path)}에 쓸 수 있습니다. \`readOnly: true\`로 마운트하십시오.`,
  },
  fix: ({ mount }) => ({
    safety: 'review',
    say: { en: 'Mount it read-only', ko: '읽기 전용으로 마운트하기' },
    edits: setPath(mount, ['readOnly'], true),
  }),
});
