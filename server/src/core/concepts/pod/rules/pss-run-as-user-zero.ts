import { control, drop, holders, subject, userNamespaceExempt, who } from '../pod-security.ts';
import { startOf } from '../starts.ts';

/** A user no image and no node knows. */
const nobodySpecial = 10001;

export const pssRunAsUserZero = control({
  id: 'pss-run-as-user-zero',
  severity: 'medium',
  level: 'restricted',
  tags: ['pod', 'container'],
  *breaches(pod, policy) {
    if (policy.minor < 23 || userNamespaceExempt(pod, policy)) return;
    for (const { container, security } of holders(pod)) {
      const at = security.at('runAsUser');
      if (!at.is(0)) continue;
      // The user an image is known to run as takes root's place.
      const known = container ? startOf(container).changes : [];
      yield { at, container, changes: known.length > 0 ? known : [drop(at, nobodySpecial)], user: known[0]?.value ?? null };
    }
  },
  say: {
    en: (hit) => `${who(hit).en} runs as root (\`runAsUser: 0\`), which is root on the node too if it breaks out.`,
    ko: (hit) => `${subject(hit)} root(\`runAsUser: 0\`)로 실행되며, 격리를 벗어나면 노드에서도 root입니다.`,
  },
  fix: ({ user }) =>
    user === null
      ? { en: 'Remove `runAsUser: 0`', ko: '`runAsUser: 0` 제거하기' }
      : { en: `Run as user ${user}, as the image is made for`, ko: `이미지에 맞는 사용자 ${user}로 실행하기` },
});
