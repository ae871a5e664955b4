import { control, drop } from '../pod-security.ts';

export const pssHostIpc = control({
  id: 'pss-host-ipc',
  severity: 'high',
  level: 'baseline',
  *breaches({ spec }) {
    const flag = spec.at('hostIPC');
    if (flag.is(true)) yield { at: flag, container: null, changes: [drop(flag, false)] };
  },
  say: {
    en: () => 'The pod shares the IPC space of its node and can read the shared memory of its processes.',
    ko: () => '파드가 노드의 IPC 공간을 공유하여 노드 프로세스의 공유 메모리를 읽을 수 있습니다.',
  },
  fix: () => ({ en: 'Remove `hostIPC`', ko: '`hostIPC` 제거하기' }),
});
