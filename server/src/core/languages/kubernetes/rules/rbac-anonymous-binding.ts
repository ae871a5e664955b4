import { quote } from '../../../base/say.ts';
import { type Hit, rule } from '../../../checks/rules/define.ts';
import { type Binding, bindings } from '../rbac.ts';

/** What the cluster itself gives to everybody. */
const own: ReadonlySet<string> = new Set(['kubeadm:bootstrap-signer-clusterinfo', 'system:public-info-viewer']);

interface Open extends Hit {
  readonly who: string;
  readonly role: string;
}

export const rbacAnonymousBinding = rule<Binding, Open>({
  id: 'rbac-anonymous-binding',
  layer: 'cluster',
  tags: ['rbac'],
  severity: 'critical',
  presets: 'essential',
  since: '0.1.0',
  on: bindings,
  *check({ resource, role, subjects }) {
    const name = role.string;
    if (name === undefined || own.has(name)) return;
    for (const subject of subjects) {
      const everybody =
        (subject.kind === 'User' && subject.name.is('system:anonymous')) ||
        (subject.kind === 'Group' && subject.name.is('system:unauthenticated'));
      if (everybody) yield { at: subject.name, who: subject.name.text ?? '', role: name, subject: resource.subject };
    }
  },
  say: {
    en: ({ who, role }) => `${quote(who)} is everybody who reaches the API server; all of them get the role ${quote(role)}.`,
    ko: ({ who, role }) => `${quote(who)}은(는) API 서버에 닿는 모두를 뜻하며, 모두가 역할 ${quote(role)}을(를) 얻습니다.`,
  },
});
