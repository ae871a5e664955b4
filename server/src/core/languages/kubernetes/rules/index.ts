/** Rules of Kubernetes objects other than pods, by id. */
import type { Rule } from '../../../checks/rules/define.ts';
import { apiRemoved } from './api-removed.ts';

export const kubernetesRules: readonly Rule[] = [apiRemoved];
