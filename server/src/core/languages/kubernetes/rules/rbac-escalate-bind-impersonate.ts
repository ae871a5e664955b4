import { quote } from '../../../base/say.ts';
import { type Hit, rule } from '../../../checks/rules/define.ts';
import { type Grant, grants } from '../rbac.ts';

const roles: ReadonlySet<string> = new Set(['clusterroles', 'roles', '*']);
const people = /^(?:users|groups|serviceaccounts|uids|userextras(?:\/.*)?|\*)$/;

interface Power extends Hit {
  readonly verb: string;
}

export const rbacEscalateBindImpersonate = rule<Grant, Power>({
  id: 'rbac-escalate-bind-impersonate',
  layer: 'cluster',
  tags: ['rbac'],
  severity: 'high',
  presets: 'recommended',
  since: '0.1.0',
  on: grants,
  *check({ resource, groups, resources, verbs, named }) {
    const onRoles =
      resources.some((one) => roles.has(one)) && groups.some((group) => group === '*' || group === 'rbac.authorization.k8s.io');
    const onPeople =
      resources.some((one) => people.test(one)) &&
      groups.some((group) => group === '*' || group === '' || group === 'authentication.k8s.io');
    for (const at of verbs) {
      const raises = (onRoles && (at.is('escalate') || at.is('bind'))) || (onPeople && at.is('impersonate'));
      if (raises) yield { at, verb: at.text ?? '', subject: resource.subject, ...(named ? { severity: 'info' } : {}) };
    }
  },
  say: {
    en: ({ verb }) =>
      `${quote(verb)} lets the subject ${verb === 'impersonate' ? 'act as another account' : 'give itself more rights than it has'}.`,
    ko: ({ verb }) =>
      `${quote(verb)} 동작으로 ${verb === 'impersonate' ? '다른 계정을 가장할' : '자신에게 더 많은 권한을 줄'} 수 있습니다.`,
  },
});
