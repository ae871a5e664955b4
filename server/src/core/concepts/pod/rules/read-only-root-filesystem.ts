import { quote } from '../../../base/say.ts';
import { type Hit, rule } from '../../../checks/rules/define.ts';
import { setPath } from '../../../yaml/rewrite.ts';
import { type Container, type Pod, pods } from '../pod.ts';

interface Writable extends Hit {
  readonly container: Container;
}

export const readOnlyRootFilesystem = rule<Pod, Writable>({
  id: 'read-only-root-filesystem',
  layer: 'cluster',
  tags: ['container'],
  severity: 'medium',
  presets: 'strict',
  since: '0.1.0',
  on: pods,
  *check(pod) {
    const system = pod.spec.at('os', 'name');
    if (!system.known || system.is('windows')) return;
    for (const container of pod.containers) {
      if (container.list === 'ephemeralContainers') continue;
      const flag = container.at('securityContext', 'readOnlyRootFilesystem');
      if (flag.is(false) || (flag.absent && !pod.partial)) yield { at: flag, container, subject: container.subject };
    }
  },
  say: {
    en: ({ container }) =>
      `Container ${quote(container.name)} can change its own image's files; set \`readOnlyRootFilesystem\` to \`true\`.`,
    ko: ({ container }) =>
      `컨테이너 ${quote(container.name)}이(가) 이미지의 파일을 바꿀 수 있습니다. \`readOnlyRootFilesystem\`을 \`true\`로 설정하십시오.`,
  },
  fix: ({ container }) => ({
    safety: 'review',
    say: { en: 'Make the root file system read-only', ko: '루트 파일 시스템을 읽기 전용으로 만들기' },
    warning: {
      en: 'A program that writes to `/tmp` or beside its files needs an `emptyDir` there.',
      ko: '`/tmp`나 자신의 폴더에 쓰는 프로그램에는 그 자리에 `emptyDir`가 필요합니다.',
    },
    edits: setPath(container.view, ['securityContext', 'readOnlyRootFilesystem'], true),
  }),
});
