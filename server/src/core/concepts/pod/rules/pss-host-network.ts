import { control, drop } from '../pod-security.ts';

export const pssHostNetwork = control({
  id: 'pss-host-network',
  severity: 'high',
  level: 'baseline',
  *breaches({ spec }) {
    const flag = spec.at('hostNetwork');
    if (flag.is(true)) yield { at: flag, container: null, changes: [drop(flag, false)] };
  },
  say: {
    en: () => 'The pod uses the network of its node, where it reaches node-local services and sees the traffic of others.',
    ko: () => '파드가 노드의 네트워크를 그대로 사용하여 노드 내부 서비스에 닿고 다른 트래픽을 볼 수 있습니다.',
  },
  fix: () => ({ en: 'Remove `hostNetwork`', ko: '`hostNetwork` 제거하기' }),
});
