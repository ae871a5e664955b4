import { quote } from '../../../base/say.ts';
import { control, drop } from '../pod-security.ts';

/** Safe sysctls and the minor of the policy that first allowed them. */
const allowedSince: ReadonlyMap<string, number> = new Map([
  ['kernel.shm_rmid_forced', 0],
  ['net.ipv4.ip_local_port_range', 0],
  ['net.ipv4.ip_unprivileged_port_start', 0],
  ['net.ipv4.ping_group_range', 0],
  ['net.ipv4.tcp_syncookies', 0],
  ['net.ipv4.ip_local_reserved_ports', 27],
  ['net.ipv4.tcp_fin_timeout', 29],
  ['net.ipv4.tcp_keepalive_intvl', 29],
  ['net.ipv4.tcp_keepalive_probes', 29],
  ['net.ipv4.tcp_keepalive_time', 29],
  ['net.ipv4.tcp_rmem', 32],
  ['net.ipv4.tcp_wmem', 32],
  ['net.ipv4.tcp_notsent_lowat', 37],
  ['net.ipv4.tcp_slow_start_after_idle', 37],
]);

export const pssSysctls = control({
  id: 'pss-sysctls',
  severity: 'medium',
  level: 'baseline',
  tags: ['pod', 'kernel'],
  *breaches({ spec }, { minor }) {
    for (const item of spec.at('securityContext', 'sysctls').items()) {
      const at = item.at('name');
      const name = at.text;
      if (name !== undefined && !((allowedSince.get(name) ?? Number.POSITIVE_INFINITY) <= minor && allowedSince.has(name)))
        yield { at, container: null, changes: [drop(item)], name };
    }
  },
  say: {
    en: ({ name }) => `The pod sets the kernel parameter ${quote(name)}, which is not on the list of safe ones.`,
    ko: ({ name }) => `파드가 안전 목록에 없는 커널 파라미터 ${quote(name)}을(를) 바꿉니다.`,
  },
  fix: ({ name }) => ({ en: `Remove ${quote(name)}`, ko: `${quote(name)} 제거하기` }),
});
