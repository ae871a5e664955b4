import { quote } from '../../../base/say.ts';
import { control, set } from '../pod-security.ts';

export const pssPrivileged = control({
  id: 'pss-privileged',
  severity: 'critical',
  level: 'baseline',
  tags: ['container'],
  *breaches({ containers }) {
    for (const container of containers) {
      const flag = container.at('securityContext', 'privileged');
      if (flag.is(true)) yield { at: flag, container, changes: [set(flag, false)] };
    }
  },
  say: {
    en: ({ container }) =>
      `Container ${quote(container.name)} runs privileged, which gives it nearly all that root on the node has.`,
    ko: ({ container }) =>
      `컨테이너 ${quote(container.name)}이(가) 특권 모드로 실행되어 노드의 root와 거의 같은 권한을 갖습니다.`,
  },
  fix: () => ({ en: 'Set `privileged` to `false`', ko: '`privileged`를 `false`로 바꾸기' }),
});
