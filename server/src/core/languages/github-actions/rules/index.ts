/** The rules of GitHub Actions, by id. */
import type { Rule } from '../../../checks/rules/define.ts';
import { ghaActionKnownBad } from './gha-action-known-bad.ts';
import { ghaActionUnpinned } from './gha-action-unpinned.ts';
import { ghaCheckoutPersistCredentials } from './gha-checkout-persist-credentials.ts';
import { ghaDangerousTrigger } from './gha-dangerous-trigger.ts';
import { ghaDeprecatedCommand } from './gha-deprecated-command.ts';
import { ghaHardcodedCredentials } from './gha-hardcoded-credentials.ts';
import { ghaInsecureCommands } from './gha-insecure-commands.ts';
import { ghaPermissionsExcessive } from './gha-permissions-excessive.ts';
import { ghaPermissionsMissing } from './gha-permissions-missing.ts';
import { ghaSecretsInherit } from './gha-secrets-inherit.ts';
import { ghaTemplateInjection } from './gha-template-injection.ts';
import { ghaUnsoundCondition } from './gha-unsound-condition.ts';

export const rules: readonly Rule[] = [
  ghaActionKnownBad,
  ghaActionUnpinned,
  ghaCheckoutPersistCredentials,
  ghaDangerousTrigger,
  ghaDeprecatedCommand,
  ghaHardcodedCredentials,
  ghaInsecureCommands,
  ghaPermissionsExcessive,
  ghaPermissionsMissing,
  ghaSecretsInherit,
  ghaTemplateInjection,
  ghaUnsoundCondition,
];
