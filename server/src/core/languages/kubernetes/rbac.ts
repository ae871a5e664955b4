/** Roles and bindings as their rules see them. */
import { type Lens, lens } from '../../checks/rules/lens.ts';
import type { View } from '../../yaml/view.ts';
import { type Resource, resources } from './model.ts';

const group = 'rbac.authorization.k8s.io';

/** One rule of a Role or ClusterRole; lists hold what is known of them. */
export interface Grant {
  readonly resource: Resource;
  readonly view: View;
  readonly groups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly View[];
  /** It names the objects it is about. */
  readonly named: boolean;
}

export interface Binding {
  readonly resource: Resource;
  /** Name of the role and whether it is a ClusterRole. */
  readonly role: View;
  readonly cluster: boolean;
  readonly subjects: readonly { readonly kind: string; readonly name: View }[];
}

const words = (list: View): readonly string[] => list.items().flatMap((item) => item.text ?? []);

/** The rules of every Role and ClusterRole. Roles that gather others' rules, and the cluster's own, are left out. */
export const grants: Lens<Grant> = lens('rbac-grant', (model) =>
  resources.see(model).flatMap((resource) => {
    const { root, kind, name } = resource;
    if (resource.group !== group || (kind !== 'Role' && kind !== 'ClusterRole')) return [];
    if (name === 'cluster-admin' || name?.startsWith('system:') || !root.at('aggregationRule').absent) return [];
    return root
      .at('rules')
      .items()
      .map((view) => ({
        resource,
        view,
        groups: words(view.at('apiGroups')),
        resources: words(view.at('resources')),
        verbs: view.at('verbs').items(),
        named: view.at('resourceNames').items().length > 0,
      }));
  }),
);

/** Every RoleBinding and ClusterRoleBinding. */
export const bindings: Lens<Binding> = lens('rbac-binding', (model) =>
  resources.see(model).flatMap((resource) => {
    const { root, kind } = resource;
    if (resource.group !== group || (kind !== 'RoleBinding' && kind !== 'ClusterRoleBinding')) return [];
    const subjects = root
      .at('subjects')
      .items()
      .map((subject) => ({ kind: subject.at('kind').string ?? '', name: subject.at('name') }));
    return [{ resource, role: root.at('roleRef', 'name'), cluster: root.at('roleRef', 'kind').is('ClusterRole'), subjects }];
  }),
);
