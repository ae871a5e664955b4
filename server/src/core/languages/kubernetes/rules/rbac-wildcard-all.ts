import { type Hit, rule } from '../../../checks/rules/define.ts';
import { type Grant, grants } from '../rbac.ts';

/** Groups that only tell numbers. */
const metrics = /^(?:(?:custom|external)\.)?metrics\.k8s\.io$/;

interface All extends Hit {
  readonly groups: readonly string[];
}

export const rbacWildcardAll = rule<Grant, All>({
  id: 'rbac-wildcard-all',
  layer: 'cluster',
  tags: ['rbac'],
  severity: 'critical',
  presets: 'essential',
  since: '0.1.0',
  supersedes: ['rbac-wildcard-verb'],
  on: grants,
  *check({ resource, groups, resources, verbs }) {
    const verb = verbs.find((one) => one.is('*'));
    if (!verb || !resources.includes('*') || groups.every((group) => metrics.test(group))) return;
    const own = !groups.includes('') && !groups.includes('*');
    yield { at: verb, groups, subject: resource.subject, ...(own ? { severity: 'info' } : {}) };
  },
  say: {
    en: ({ groups }) =>
      groups.includes('*')
        ? 'This rule allows everything on everything: it is `cluster-admin` by another name.'
        : `This rule allows everything on all kinds of ${groups.map((group) => `\`${group === '' ? 'core' : group}\``).join(', ')}.`,
    ko: ({ groups }) =>
      groups.includes('*')
        ? '모든 대상에 모든 동작을 허용하는 규칙으로, 이름만 다른 `cluster-admin`입니다.'
        : `${groups.map((group) => `\`${group === '' ? 'core' : group}\``).join(', ')} 그룹의 모든 종류에 모든 동작을 허용합니다.`,
  },
});
