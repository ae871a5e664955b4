import { quote } from '../../../base/say.ts';
import { control, holders, set, who } from '../pod-security.ts';
import { profileFault } from '../profiles.ts';

const prefix = 'container.apparmor.security.beta.kubernetes.io/';

const allowed = (value: string): boolean => value === '' || value === 'runtime/default' || value.startsWith('localhost/');

export const pssApparmor = control({
  id: 'pss-apparmor',
  severity: 'medium',
  level: 'baseline',
  tags: ['pod', 'container', 'profile'],
  *breaches(pod) {
    for (const { container, security } of holders(pod)) {
      const fault = profileFault(security.at('appArmorProfile'));
      if (fault) yield { ...fault, container };
    }
    for (const at of pod.meta.at('annotations').entries()) {
      const value = at.text;
      if (typeof at.step === 'string' && at.step.startsWith(prefix) && value !== undefined && !allowed(value))
        yield { at, container: null, changes: [set(at, 'runtime/default')], name: value };
    }
  },
  say: {
    en: (hit) =>
      hit.name === null
        ? `${who(hit).en} sets an AppArmor profile without a \`type\`.`
        : `${who(hit).en} uses the AppArmor profile ${quote(hit.name)}, which takes the default confinement away.`,
    ko: (hit) =>
      hit.name === null
        ? `${who(hit).ko}의 AppArmor 프로파일에 \`type\`이 없습니다.`
        : `${who(hit).ko}의 AppArmor 프로파일 ${quote(hit.name)} 때문에 기본 격리가 사라집니다.`,
  },
  fix: () => ({ en: 'Use the profile of the container runtime', ko: '컨테이너 런타임의 기본 프로파일 사용하기' }),
});
