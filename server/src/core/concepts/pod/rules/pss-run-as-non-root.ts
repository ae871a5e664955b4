import { quoteAll } from '../../../base/say.ts';
import { type Breach, control, holders, placesFor, set, subject, userNamespaceExempt, who } from '../pod-security.ts';
import { refusals, startOf } from '../starts.ts';

interface RootBreach extends Breach {
  /** Containers that neither they nor the pod keep from root. */
  readonly open: readonly string[];
}

export const pssRunAsNonRoot = control<RootBreach>({
  id: 'pss-run-as-non-root',
  severity: 'medium',
  level: 'restricted',
  tags: ['pod', 'container'],
  *breaches(pod, policy) {
    if (userNamespaceExempt(pod, policy)) return;
    const flagOf = (security: ReturnType<typeof holders>[number]['security']) => security.at('runAsNonRoot');
    for (const { container, security } of holders(pod)) {
      const at = flagOf(security);
      if (at.is(false))
        yield {
          at,
          container,
          changes: [set(at, true), ...(container ? [startOf(container)] : refusals(pod)).flatMap(({ changes }) => changes)],
          open: [],
        };
    }
    const own = flagOf(pod.spec.at('securityContext'));
    if (!own.absent) return;
    const open = pod.containers.filter((container) => flagOf(container.at('securityContext')).absent);
    if (open.length === 0) return;
    const flags = placesFor(pod, open).map((security) => set(flagOf(security), true));
    // A user by number keeps the program from root as well; the standards ask for the flag all the same.
    const numbered = open.every((container) => {
      const user = container.at('securityContext', 'runAsUser');
      return ((user.absent ? pod.spec.at('securityContext', 'runAsUser') : user).number ?? 0) > 0;
    });
    yield {
      at: pod.spec.label,
      container: null,
      changes: [...flags, ...refusals(pod).flatMap(({ changes }) => changes)],
      lacks: 'runAsNonRoot: true',
      open: open.map(({ name }) => name),
      ...(numbered ? { severity: 'info' } : {}),
    };
  },
  say: {
    en: (hit) =>
      hit.lacks
        ? `Nothing keeps ${quoteAll(hit.open)} from running as root; set \`runAsNonRoot\` to \`true\` for the pod.`
        : `${who(hit).en} allows root with \`runAsNonRoot: false\`.`,
    ko: (hit) =>
      hit.lacks
        ? `${quoteAll(hit.open)}이(가) root로 실행되는 것을 막는 설정이 없습니다. 파드에 \`runAsNonRoot: true\`를 설정하십시오.`
        : `${subject(hit)} \`runAsNonRoot: false\`로 root 실행을 허용합니다.`,
  },
  refusesRoot: true,
  fix: () => ({ en: 'Set `runAsNonRoot` to `true`', ko: '`runAsNonRoot`를 `true`로 설정하기' }),
});
