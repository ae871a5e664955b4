import { quote } from '../../../base/say.ts';
import type { Pod } from '../pod.ts';
import { control, holders, overridden, set, who } from '../pod-security.ts';
import { profileFault } from '../profiles.ts';

const podKey = 'seccomp.security.alpha.kubernetes.io/pod';
const containerPrefix = 'container.seccomp.security.alpha.kubernetes.io/';

const allowed = (value: string): boolean =>
  value === 'runtime/default' || value === 'docker/default' || value.startsWith('localhost/');

/** Before 1.19 profiles were annotations of the pod. */
function* annotated(pod: Pod) {
  const annotations = pod.meta.at('annotations');
  const places = [
    { container: null, at: annotations.at(podKey) },
    ...pod.containers.map((container) => ({ container, at: annotations.at(containerPrefix + container.name) })),
  ];
  for (const { container, at } of places)
    if (at.text !== undefined && !allowed(at.text)) yield { at, container, changes: [set(at, 'runtime/default')], name: at.text };
}

export const pssSeccompBaseline = control({
  id: 'pss-seccomp-baseline',
  severity: 'medium',
  level: 'baseline',
  tags: ['pod', 'container', 'profile'],
  *breaches(pod, policy) {
    if (overridden(policy, 19, 'pss-seccomp-restricted')) return;
    if (policy.minor < 19) yield* annotated(pod);
    else
      for (const { container, security } of holders(pod)) {
        const fault = profileFault(security.at('seccompProfile'));
        if (fault) yield { ...fault, container };
      }
  },
  say: {
    en: (hit) =>
      hit.name === null
        ? `${who(hit).en} sets a seccomp profile without a \`type\`.`
        : `${who(hit).en} uses the seccomp profile ${quote(hit.name)}, which leaves every system call open.`,
    ko: (hit) =>
      hit.name === null
        ? `${who(hit).ko}의 seccomp 프로파일에 \`type\`이 없습니다.`
        : `${who(hit).ko}의 seccomp 프로파일 ${quote(hit.name)} 때문에 모든 시스템 호출이 열려 있습니다.`,
  },
  fix: () => ({ en: 'Use the profile of the container runtime', ko: '컨테이너 런타임의 기본 프로파일 사용하기' }),
});
