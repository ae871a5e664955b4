/** Every rule of the product, whatever language holds it. */
import type { Rule } from '../checks/rules/define.ts';
import { languages } from '../languages/index.ts';
import { ownRules } from './own-rules.ts';

/** A rule as lists show it. */
export type Listed = Pick<
  Rule,
  'id' | 'layer' | 'tags' | 'gravity' | 'severity' | 'preset' | 'since' | 'supersedes' | 'podSecurity' | 'fixable'
>;

/** All rules by id, each once. */
export const rules: readonly Listed[] = [
  ...new Map(
    [...languages.flatMap((language) => [...language.rules, ...(language.farRules ?? [])]), ...ownRules].map(
      (rule): [string, Listed] => [rule.id, rule],
    ),
  ).values(),
].sort((a, b) => (a.id < b.id ? -1 : 1));

const ids: ReadonlySet<string> = new Set(rules.map((rule) => rule.id));

/** Whether an id names a rule, or a family of findings such as `schema/type`. */
export const knowsRule = (id: string): boolean => ids.has(id) || /^(?:syntax|schema|reference|expression)\/[\w-]+$/.test(id);
