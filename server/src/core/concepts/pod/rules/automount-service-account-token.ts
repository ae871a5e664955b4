import { type Hit, rule } from '../../../checks/rules/define.ts';
import { setPath } from '../../../yaml/rewrite.ts';
import { type Pod, pods } from '../pod.ts';

interface Token extends Hit {
  readonly pod: Pod;
  readonly asked: boolean;
}

export const automountServiceAccountToken = rule<Pod, Token>({
  id: 'automount-service-account-token',
  layer: 'cluster',
  tags: ['pod', 'service-account'],
  severity: 'medium',
  presets: 'strict',
  since: '0.1.0',
  on: pods,
  *check(pod) {
    // A pod that names an account of its own is likely to call the API with it.
    const account = pod.spec.at('serviceAccountName');
    const old = pod.spec.at('serviceAccount');
    const own = [account, old].some((name) => !name.absent && !name.is('default') && !name.is(''));
    if (own || pod.partial) return;
    const flag = pod.spec.at('automountServiceAccountToken');
    if (flag.is(true)) yield { at: flag, pod, asked: true, subject: pod.subject };
    else if (flag.absent) yield { at: pod.spec.label, pod, asked: false, subject: pod.subject };
  },
  say: {
    en: () => 'The pod is given a token of the default account, with which whoever breaks in can call the API server.',
    ko: () => '파드에 기본 계정의 토큰이 마운트되어, 침입자가 API 서버를 호출할 수 있습니다.',
  },
  fix: ({ pod }) => ({
    safety: 'review',
    say: { en: 'Set `automountServiceAccountToken` to `false`', ko: '`automountServiceAccountToken`을 `false`로 설정하기' },
    edits: setPath(pod.spec, ['automountServiceAccountToken'], false),
  }),
});
