/** Rules of Kubernetes objects other than pods, by id. */
import type { Rule } from '../../../checks/rules/define.ts';
import { apiRemoved } from './api-removed.ts';
import { cronScheduleInvalid } from './cron-schedule-invalid.ts';
import { labelValueInvalid } from './label-value-invalid.ts';
import { namespacePssLabelInvalid } from './namespace-pss-label-invalid.ts';
import { namespacePssLabelMissing } from './namespace-pss-label-missing.ts';
import { rbacAnonymousBinding } from './rbac-anonymous-binding.ts';
import { rbacAuthenticatedBinding } from './rbac-authenticated-binding.ts';
import { rbacClusterAdminBinding } from './rbac-cluster-admin-binding.ts';
import { rbacEscalateBindImpersonate } from './rbac-escalate-bind-impersonate.ts';
import { rbacWildcardAll } from './rbac-wildcard-all.ts';
import { rbacWildcardVerb } from './rbac-wildcard-verb.ts';
import { secretManifestPlaintext } from './secret-manifest-plaintext.ts';
import { secretTokenPattern } from './secret-token-pattern.ts';
import { selectorMismatch } from './selector-mismatch.ts';
import { serviceExternalIps } from './service-external-ips.ts';

export const kubernetesRules: readonly Rule[] = [
  apiRemoved,
  cronScheduleInvalid,
  labelValueInvalid,
  namespacePssLabelInvalid,
  namespacePssLabelMissing,
  rbacAnonymousBinding,
  rbacAuthenticatedBinding,
  rbacClusterAdminBinding,
  rbacEscalateBindImpersonate,
  rbacWildcardAll,
  rbacWildcardVerb,
  secretManifestPlaintext,
  secretTokenPattern,
  selectorMismatch,
  serviceExternalIps,
];
