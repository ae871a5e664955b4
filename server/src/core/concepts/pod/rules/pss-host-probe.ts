import { quote } from '../../../base/say.ts';
import { control, drop } from '../pod-security.ts';

/** Where a container lets the kubelet send requests. */
const callers = [
  ['livenessProbe'],
  ['readinessProbe'],
  ['startupProbe'],
  ['lifecycle', 'postStart'],
  ['lifecycle', 'preStop'],
] as const;

export const pssHostProbe = control({
  id: 'pss-host-probe',
  severity: 'medium',
  level: 'baseline',
  tags: ['container', 'probe'],
  *breaches({ containers }, { minor }) {
    if (minor < 34) return;
    for (const container of containers)
      for (const path of callers)
        for (const action of ['httpGet', 'tcpSocket']) {
          const at = container.at(...path, action, 'host');
          const host = at.text;
          if (host !== undefined && host !== '') yield { at, container, changes: [drop(at, '')], host };
        }
  },
  say: {
    en: ({ container, host }) =>
      `A probe of container ${quote(container.name)} makes the kubelet call ${quote(host)} instead of the pod.`,
    ko: ({ container, host }) =>
      `컨테이너 ${quote(container.name)}의 프로브가 kubelet이 파드가 아니라 ${quote(host)}에 요청을 보내게 합니다.`,
  },
  fix: () => ({ en: 'Remove `host`, so that the pod itself is asked', ko: '`host`를 제거하여 파드 자신을 확인하기' }),
});
