/** The rules of GitHub Actions, by id. */
import type { Rule } from '../../../checks/rules/define.ts';
import { ghaActionKnownBad } from './gha-action-known-bad.ts';
import { ghaActionUnpinned } from './gha-action-unpinned.ts';
import { ghaBotCondition } from './gha-bot-condition.ts';
import { ghaCheckoutPersistCredentials } from './gha-checkout-persist-credentials.ts';
import { ghaDangerousTrigger } from './gha-dangerous-trigger.ts';
import { ghaDeprecatedCommand } from './gha-deprecated-command.ts';
import { ghaGithubEnvWrite } from './gha-github-env-write.ts';
import { ghaHardcodedCredentials } from './gha-hardcoded-credentials.ts';
import { ghaImageUnpinned } from './gha-image-unpinned.ts';
import { ghaInsecureCommands } from './gha-insecure-commands.ts';
import { ghaInsecureUrl } from './gha-insecure-url.ts';
import { ghaOidcMissing } from './gha-oidc-missing.ts';
import { ghaPermissionsExcessive } from './gha-permissions-excessive.ts';
import { ghaPermissionsMissing } from './gha-permissions-missing.ts';
import { ghaReverseShell } from './gha-reverse-shell.ts';
import { ghaSecretInRun } from './gha-secret-in-run.ts';
import { ghaSecretsInherit } from './gha-secrets-inherit.ts';
import { ghaSecretsOverprovisioned } from './gha-secrets-overprovisioned.ts';
import { ghaSelfHostedRunner } from './gha-self-hosted-runner.ts';
import { ghaTemplateInjection } from './gha-template-injection.ts';
import { ghaUnpinnedTool } from './gha-unpinned-tool.ts';
import { ghaUnsoundCondition } from './gha-unsound-condition.ts';

export const rules: readonly Rule[] = [
  ghaActionKnownBad,
  ghaActionUnpinned,
  ghaBotCondition,
  ghaCheckoutPersistCredentials,
  ghaDangerousTrigger,
  ghaDeprecatedCommand,
  ghaGithubEnvWrite,
  ghaHardcodedCredentials,
  ghaImageUnpinned,
  ghaInsecureCommands,
  ghaInsecureUrl,
  ghaOidcMissing,
  ghaPermissionsExcessive,
  ghaPermissionsMissing,
  ghaReverseShell,
  ghaSecretInRun,
  ghaSecretsInherit,
  ghaSecretsOverprovisioned,
  ghaSelfHostedRunner,
  ghaTemplateInjection,
  ghaUnpinnedTool,
  ghaUnsoundCondition,
];
