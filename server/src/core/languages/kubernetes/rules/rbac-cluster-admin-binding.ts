import { quote } from '../../../base/say.ts';
import { type Hit, rule } from '../../../checks/rules/define.ts';
import { type Binding, bindings } from '../rbac.ts';

interface Admin extends Hit {
  readonly role: string;
  readonly everywhere: boolean;
}

export const rbacClusterAdminBinding = rule<Binding, Admin>({
  id: 'rbac-cluster-admin-binding',
  layer: 'cluster',
  tags: ['rbac'],
  severity: 'high',
  presets: 'recommended',
  since: '0.1.0',
  on: bindings,
  *check({ resource, role, cluster, subjects }) {
    const everywhere = resource.kind === 'ClusterRoleBinding';
    const powerful = role.is('cluster-admin') || (everywhere && (role.is('admin') || role.is('edit')));
    if (!cluster || !powerful || subjects.length === 0) return;
    // The group that every cluster is set up with.
    if (subjects.every((subject) => subject.name.is('system:masters'))) return;
    yield { at: role, role: role.text ?? '', everywhere, subject: resource.subject };
  },
  say: {
    en: ({ role, everywhere }) =>
      `${quote(role)} lets its subjects ${role === 'cluster-admin' ? 'do anything' : 'change nearly everything'} in ${everywhere ? 'every namespace' : 'this namespace'}; bind a role with what they need.`,
    ko: ({ role, everywhere }) =>
      `${quote(role)} 역할은 ${everywhere ? '모든 네임스페이스' : '이 네임스페이스'}에서 ${role === 'cluster-admin' ? '무엇이든' : '거의 모든 것을'} 할 수 있습니다. 필요한 권한만 담은 역할을 쓰십시오.`,
  },
});
