import { quote } from '../../../base/say.ts';
import { type Hit, rule } from '../../../checks/rules/define.ts';
import { type Pod, pods } from '../pod.ts';

interface Conflict extends Hit {
  readonly container: string;
}

export const runAsConflict = rule<Pod, Conflict>({
  id: 'run-as-conflict',
  layer: 'cluster',
  tags: ['container'],
  severity: 'high',
  presets: 'essential',
  since: '0.1.0',
  supersedes: ['pss-run-as-user-zero'],
  on: pods,
  *check(pod) {
    const shared = pod.spec.at('securityContext');
    for (const container of pod.containers) {
      const own = container.at('securityContext');
      const user = own.at('runAsUser').absent ? shared.at('runAsUser') : own.at('runAsUser');
      const flag = own.at('runAsNonRoot').absent ? shared.at('runAsNonRoot') : own.at('runAsNonRoot');
      if (!user.is(0) || !flag.is(true)) continue;
      const related = [{ uri: null, span: flag.span, say: { en: 'root is refused here', ko: '여기서 root를 거부함' } }];
      yield { at: user, container: container.name, related, severity: 'error', subject: container.subject };
    }
  },
  say: {
    en: ({ container }) => `Container ${quote(container)} cannot start: it runs as user 0 while \`runAsNonRoot\` is \`true\`.`,
    ko: ({ container }) =>
      `컨테이너 ${quote(container)}은(는) 시작할 수 없습니다. \`runAsNonRoot: true\`인데 사용자 0으로 실행됩니다.`,
  },
});
