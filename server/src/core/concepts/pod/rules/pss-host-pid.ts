import { control, drop } from '../pod-security.ts';

export const pssHostPid = control({
  id: 'pss-host-pid',
  severity: 'high',
  level: 'baseline',
  *breaches({ spec }) {
    const flag = spec.at('hostPID');
    if (flag.is(true)) yield { at: flag, container: null, changes: [drop(flag, false)] };
  },
  say: {
    en: () => 'The pod shares the process list of its node and sees every process and its environment.',
    ko: () => '파드가 노드의 프로세스 공간을 공유하여 모든 프로세스와 그 환경 변수를 볼 수 있습니다.',
  },
  fix: () => ({ en: 'Remove `hostPID`', ko: '`hostPID` 제거하기' }),
});
