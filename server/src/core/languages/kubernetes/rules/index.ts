/** Rules of Kubernetes objects other than pods, by id. */
import type { Rule } from '../../../checks/rules/define.ts';
import { apiRemoved } from './api-removed.ts';
import { cronScheduleInvalid } from './cron-schedule-invalid.ts';
import { labelValueInvalid } from './label-value-invalid.ts';
import { namespacePssLabelInvalid } from './namespace-pss-label-invalid.ts';
import { namespacePssLabelMissing } from './namespace-pss-label-missing.ts';
import { selectorMismatch } from './selector-mismatch.ts';

export const kubernetesRules: readonly Rule[] = [
  apiRemoved,
  cronScheduleInvalid,
  labelValueInvalid,
  namespacePssLabelInvalid,
  namespacePssLabelMissing,
  selectorMismatch,
];
