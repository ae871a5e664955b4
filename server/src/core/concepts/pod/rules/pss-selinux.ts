import { quote } from '../../../base/say.ts';
import { control, drop, holders, subject, who } from '../pod-security.ts';

const types: ReadonlySet<string> = new Set(['', 'container_t', 'container_init_t', 'container_kvm_t']);

export const pssSelinux = control({
  id: 'pss-selinux',
  severity: 'medium',
  level: 'baseline',
  tags: ['pod', 'container', 'profile'],
  *breaches(pod, { minor }) {
    for (const { container, security } of holders(pod))
      for (const key of ['type', 'user', 'role']) {
        const at = security.at('seLinuxOptions', key);
        const value = at.text;
        if (value === undefined || value === '') continue;
        const fine = key === 'type' && (types.has(value) || (value === 'container_engine_t' && minor >= 31));
        if (!fine) yield { at, container, changes: [drop(at, key === 'type' ? 'container_t' : '')], key, value };
      }
  },
  say: {
    en: (hit) => `${who(hit).en} sets the SELinux ${hit.key} ${quote(hit.value)}, which may switch its confinement off.`,
    ko: (hit) => `${subject(hit)} SELinux ${hit.key} 값을 ${quote(hit.value)}(으)로 지정하여 격리가 꺼질 수 있습니다.`,
  },
  fix: ({ key }) => ({
    en: `Remove \`${key}\`, so that the runtime chooses`,
    ko: `\`${key}\` 제거하고 런타임 기본값 사용하기`,
  }),
});
