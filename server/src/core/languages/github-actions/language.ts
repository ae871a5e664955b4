/** GitHub Actions: workflows and the metadata of actions. */
import type { Language } from '../language.ts';
import { check } from './check.ts';
import { isAction, isWorkflowPath } from './detect.ts';
import { actionModel, workflowModel } from './model.ts';
import { rules } from './rules/index.ts';

export const githubWorkflow: Language = {
  id: 'github-workflow',
  title: { en: 'GitHub Actions workflow', ko: 'GitHub Actions 워크플로' },
  reads: 'yaml',
  claims: isWorkflowPath,
  model: workflowModel,
  rules,
  check,
};

export const githubAction: Language = {
  id: 'github-action',
  title: { en: 'GitHub action', ko: 'GitHub 액션' },
  reads: 'yaml',
  detect: isAction,
  model: actionModel,
  rules,
  check,
};

/** Both formats of GitHub Actions. */
export const githubActions: readonly Language[] = [githubWorkflow, githubAction];
