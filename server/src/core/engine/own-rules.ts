/** Rules about the checks themselves: they hang on no language. */
import type { Listed } from './catalogue.ts';

const own = (id: string, gravity: Listed['gravity'], severity: Listed['severity']): Listed => ({
  id,
  layer: 'code',
  tags: ['foresee'],
  gravity,
  severity,
  preset: 'essential',
  since: '0.1.0',
  supersedes: [],
  podSecurity: null,
  fixable: id !== 'override-expired',
});

export const ignoreUnused: Listed = own('ignore-unused', 'info', 'hint');
export const ignoreUnknownRule: Listed = own('ignore-unknown-rule', 'medium', 'warning');
export const overrideExpired: Listed = own('override-expired', 'medium', 'warning');

export const ownRules: readonly Listed[] = [ignoreUnknownRule, ignoreUnused, overrideExpired];
