import { quoteAll } from '../../../base/say.ts';
import { type Hit, rule } from '../../../checks/rules/define.ts';
import { type Grant, grants } from '../rbac.ts';

/** Groups of Kubernetes itself; an operator may well own those it defines. */
const isCore = (group: string): boolean => !group.includes('.') || group.endsWith('.k8s.io');

interface Verb extends Hit {
  readonly resources: readonly string[];
}

export const rbacWildcardVerb = rule<Grant, Verb>({
  id: 'rbac-wildcard-verb',
  layer: 'cluster',
  tags: ['rbac'],
  severity: 'high',
  presets: 'recommended',
  since: '0.1.0',
  on: grants,
  *check({ resource, groups, resources, verbs }) {
    const verb = verbs.find((one) => one.is('*'));
    if (verb && resources.length > 0 && !resources.includes('*') && groups.some(isCore))
      yield { at: verb, resources, subject: resource.subject };
  },
  say: {
    en: ({ resources }) =>
      `\`*\` allows every verb on ${quoteAll(resources)}, those of later versions too; name the verbs that are used.`,
    ko: ({ resources }) => `\`*\`는 ${quoteAll(resources)}에 대해 앞으로 생길 동작까지 모두 허용합니다. 쓰는 동작만 적으십시오.`,
  },
});
