import { quote, quoteAll } from '../../../base/say.ts';
import type { Change } from '../../../yaml/rewrite.ts';
import { type Breach, control, holders, placesFor, who, windowsExempt } from '../pod-security.ts';
import { profileFault } from '../profiles.ts';

interface SeccompBreach extends Breach {
  /** The profile in use; null where none is, or it has no type. */
  readonly name: string | null;
  readonly open: readonly string[];
}

export const pssSeccompRestricted = control<SeccompBreach>({
  id: 'pss-seccomp-restricted',
  severity: 'low',
  level: 'restricted',
  tags: ['pod', 'container', 'profile'],
  *breaches(pod, policy) {
    if (policy.minor < 19 || windowsExempt(pod, policy)) return;
    // Below a level nobody chose, a wrong profile is the finding of `baseline`.
    if (policy.each)
      for (const { container, security } of holders(pod)) {
        const fault = profileFault(security.at('seccompProfile'));
        if (fault) yield { ...fault, container, open: [] };
      }
    const own = pod.spec.at('securityContext', 'seccompProfile');
    if (!own.absent) return;
    const open = pod.containers.filter((container) => container.at('securityContext', 'seccompProfile').absent);
    if (open.length === 0) return;
    const changes = placesFor(pod, open).map(
      (security): Change => ({ do: 'set', path: [...security.at('seccompProfile').path, 'type'], value: 'RuntimeDefault' }),
    );
    yield {
      at: pod.spec.label,
      container: null,
      changes,
      lacks: 'seccompProfile',
      name: null,
      open: open.map(({ name }) => name),
    };
  },
  say: {
    en: (hit) =>
      hit.lacks
        ? `No seccomp profile limits the system calls of ${quoteAll(hit.open)}; set \`RuntimeDefault\` for the pod.`
        : `${who(hit).en} uses ${hit.name === null ? 'a seccomp profile without a `type`' : `the seccomp profile ${quote(hit.name)}`}; \`restricted\` asks for \`RuntimeDefault\` or \`Localhost\`.`,
    ko: (hit) =>
      hit.lacks
        ? `${quoteAll(hit.open)}의 시스템 호출을 제한하는 seccomp 프로파일이 없습니다. 파드에 \`RuntimeDefault\`를 설정하십시오.`
        : `${who(hit).ko}의 seccomp 프로파일${hit.name === null ? '에 `type`이 없습니다' : `이 ${quote(hit.name)}입니다`}. \`restricted\`는 \`RuntimeDefault\`나 \`Localhost\`를 요구합니다.`,
  },
  fix: () => ({ en: 'Use the profile of the container runtime', ko: '컨테이너 런타임의 기본 프로파일 사용하기' }),
});
