import { quote } from '../../../base/say.ts';
import { rule } from '../../../checks/rules/define.ts';
import { jobs } from '../model.ts';

export const ghaSecretsInherit = rule({
  id: 'gha-secrets-inherit',
  layer: 'code',
  tags: ['secrets'],
  severity: 'medium',
  presets: 'strict',
  since: '0.1.0',
  on: jobs,
  *check({ view, uses }) {
    const secrets = view.at('secrets');
    if (!uses || !secrets.is('inherit')) return;
    yield { at: secrets, name: uses.text, ...(uses.kind === 'local' ? { severity: 'hint' as const } : {}) };
  },
  say: {
    en: ({ name }) => `${quote(name)} receives every secret; pass only those it needs.`,
    ko: ({ name }) => `${quote(name)}에 모든 시크릿이 전달됩니다. 필요한 것만 넘기십시오.`,
  },
});
