import { quote } from '../../../base/say.ts';
import { type Hit, rule } from '../../../checks/rules/define.ts';
import { type Binding, bindings } from '../rbac.ts';

/** What the cluster itself gives to all who have signed in. */
const own: ReadonlySet<string> = new Set([
  'system:basic-user',
  'system:discovery',
  'system:public-info-viewer',
  'system:service-account-issuer-discovery',
]);

interface Wide extends Hit {
  readonly who: string;
  readonly role: string;
}

export const rbacAuthenticatedBinding = rule<Binding, Wide>({
  id: 'rbac-authenticated-binding',
  layer: 'cluster',
  tags: ['rbac'],
  severity: 'high',
  presets: 'recommended',
  since: '0.1.0',
  on: bindings,
  *check({ resource, role, subjects }) {
    const name = role.string;
    if (name === undefined || own.has(name)) return;
    for (const subject of subjects) {
      if (subject.kind !== 'Group') continue;
      const rest = { at: subject.name, who: subject.name.text ?? '', role: name, subject: resource.subject };
      if (subject.name.is('system:authenticated')) yield rest;
      else if (subject.name.is('system:serviceaccounts')) yield { ...rest, severity: 'info' };
    }
  },
  say: {
    en: ({ who, role }) =>
      `Every account of the group ${quote(who)} gets the role ${quote(role)}, those that nobody knows yet too.`,
    ko: ({ who, role }) => `${quote(who)} 그룹의 모든 계정이, 앞으로 생길 계정까지 역할 ${quote(role)}을(를) 얻습니다.`,
  },
});
