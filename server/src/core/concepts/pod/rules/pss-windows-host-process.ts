import { control, drop, holders, subject, who } from '../pod-security.ts';

export const pssWindowsHostProcess = control({
  id: 'pss-windows-host-process',
  severity: 'critical',
  level: 'baseline',
  tags: ['pod', 'container', 'windows'],
  *breaches(pod) {
    for (const { container, security } of holders(pod)) {
      const at = security.at('windowsOptions', 'hostProcess');
      if (at.is(true)) yield { at, container, changes: [drop(at, false)] };
    }
  },
  say: {
    en: (hit) => `${who(hit).en} runs as a HostProcess, right on the Windows node.`,
    ko: (hit) => `${subject(hit)} HostProcess로 Windows 노드에서 직접 실행됩니다.`,
  },
  fix: () => ({ en: 'Remove `hostProcess`', ko: '`hostProcess` 제거하기' }),
});
