import { quote } from '../../../base/say.ts';
import { addedCapabilities, kernelName } from '../capabilities.ts';
import type { Container } from '../pod.ts';
import { control, set, windowsExempt } from '../pod-security.ts';

/** The API server refuses `false` beside what needs the escalation. */
const contradicted = (container: Container): boolean =>
  container.at('securityContext', 'privileged').is(true) ||
  addedCapabilities(container).some(({ name }) => kernelName(name) === 'SYS_ADMIN');

export const pssAllowPrivilegeEscalation = control({
  id: 'pss-allow-privilege-escalation',
  severity: 'medium',
  level: 'restricted',
  tags: ['container'],
  *breaches(pod, policy) {
    if (policy.minor < 8 || windowsExempt(pod, policy)) return;
    for (const container of pod.containers) {
      const at = container.at('securityContext', 'allowPrivilegeEscalation');
      const rest = { at, container, changes: [set(at, false)], blocked: contradicted(container) };
      if (at.absent) yield { ...rest, lacks: 'allowPrivilegeEscalation: false' };
      else if (at.is(true)) yield rest;
    }
  },
  say: {
    en: ({ container }) =>
      `Container ${quote(container.name)} may gain more privileges than it starts with; set \`allowPrivilegeEscalation\` to \`false\`.`,
    ko: ({ container }) =>
      `컨테이너 ${quote(container.name)}이(가) 시작할 때보다 많은 권한을 얻을 수 있습니다. \`allowPrivilegeEscalation\`을 \`false\`로 설정하십시오.`,
  },
  fix: () => ({ en: 'Set `allowPrivilegeEscalation` to `false`', ko: '`allowPrivilegeEscalation`을 `false`로 설정하기' }),
});
