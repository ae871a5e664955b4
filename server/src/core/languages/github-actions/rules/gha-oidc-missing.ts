import { quote } from '../../../base/say.ts';
import { rule } from '../../../checks/rules/define.ts';
import { steps } from '../model.ts';
import { isAction } from '../uses.ts';

/** Inputs of actions that hold a key which lives until somebody removes it. */
const keys: readonly { readonly action: string; readonly input: string; readonly cloud: string }[] = [
  { action: 'aws-actions/configure-aws-credentials', input: 'aws-secret-access-key', cloud: 'AWS' },
  { action: 'google-github-actions/auth', input: 'credentials_json', cloud: 'Google Cloud' },
  { action: 'azure/login', input: 'creds', cloud: 'Azure' },
  { action: 'pypa/gh-action-pypi-publish', input: 'password', cloud: 'PyPI' },
];

export const ghaOidcMissing = rule({
  id: 'gha-oidc-missing',
  layer: 'cloud',
  tags: ['secrets'],
  severity: 'low',
  presets: 'strict',
  since: '0.1.0',
  on: steps,
  *check({ uses, view }) {
    const found = keys.find(({ action }) => isAction(uses, action));
    const at = found ? view.at('with', found.input) : null;
    if (found && at?.keySpan && at.raw !== undefined && at.raw !== '')
      yield { at: at.keySpan, name: found.input, cloud: found.cloud };
  },
  say: {
    en: ({ name, cloud }) =>
      `${quote(name)} is a key that never expires; ${cloud} trusts the workflow itself through OpenID Connect.`,
    ko: ({ name, cloud }) =>
      `${quote(name)}은(는) 만료되지 않는 키입니다. ${cloud}은(는) OpenID Connect로 워크플로 자체를 신뢰할 수 있습니다.`,
  },
});
