import { quote } from '../../../base/say.ts';
import { control, drop } from '../pod-security.ts';

export const pssHostPort = control({
  id: 'pss-host-port',
  severity: 'medium',
  level: 'baseline',
  tags: ['container', 'network'],
  *breaches({ containers }) {
    for (const container of containers)
      for (const port of container.at('ports').items()) {
        const at = port.at('hostPort');
        const number = at.number;
        if (number !== undefined && number !== 0) yield { at, container, changes: [drop(at, 0)], number };
      }
  },
  say: {
    en: ({ container, number }) =>
      `Container ${quote(container.name)} takes port ${number} of its node, past Services and most network policies.`,
    ko: ({ container, number }) =>
      `컨테이너 ${quote(container.name)}이(가) 노드의 포트 ${number}번을 직접 사용하여 Service와 대부분의 네트워크 정책을 우회합니다.`,
  },
  fix: () => ({ en: 'Remove `hostPort`', ko: '`hostPort` 제거하기' }),
});
