import { type Hit, rule } from '../../../checks/rules/define.ts';
import { remove } from '../../../yaml/rewrite.ts';
import type { View } from '../../../yaml/view.ts';
import { type Pod, pods } from '../pod.ts';

interface Shared extends Hit {
  readonly at: View;
}

export const shareProcessNamespace = rule<Pod, Shared>({
  id: 'share-process-namespace',
  layer: 'cluster',
  tags: ['pod'],
  severity: 'low',
  presets: 'strict',
  since: '0.1.0',
  on: pods,
  *check(pod) {
    const flag = pod.spec.at('shareProcessNamespace');
    if (flag.is(true)) yield { at: flag, subject: pod.subject };
  },
  say: {
    en: () => 'The containers of the pod see the processes, environments and files of one another.',
    ko: () => '파드의 컨테이너들이 서로의 프로세스, 환경 변수, 파일 시스템을 볼 수 있습니다.',
  },
  fix: ({ at }) => ({
    safety: 'review',
    say: { en: 'Remove `shareProcessNamespace`', ko: '`shareProcessNamespace` 제거하기' },
    edits: remove(at, false),
  }),
});
