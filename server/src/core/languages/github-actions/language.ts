/** GitHub Actions: workflows and the metadata of actions. */
import type { Language } from '../language.ts';
import { check } from './check.ts';
import { complete } from './complete.ts';
import { define } from './define.ts';
import { isAction, isWorkflowPath } from './detect.ts';
import { hover } from './hover.ts';
import { actionModel, workflowModel } from './model.ts';
import { outline } from './outline.ts';
import { placesOf } from './places.ts';
import { rules } from './rules/index.ts';
import { calls } from './semantics/called.ts';

export const githubWorkflow: Language = {
  id: 'github-workflow',
  title: { en: 'GitHub Actions workflow', ko: 'GitHub Actions 워크플로' },
  reads: 'yaml',
  claims: isWorkflowPath,
  model: workflowModel,
  rules,
  check,
  across: calls,
  hover,
  complete,
  define,
  outline,
  kind: () => 'Workflow',
  places: placesOf,
};

export const githubAction: Language = {
  id: 'github-action',
  title: { en: 'GitHub action', ko: 'GitHub 액션' },
  reads: 'yaml',
  detect: isAction,
  model: actionModel,
  rules,
  check,
  across: calls,
  hover,
  complete,
  define,
  outline,
  kind: () => 'Action',
  places: placesOf,
};

/** Both formats of GitHub Actions. */
export const githubActions: readonly Language[] = [githubWorkflow, githubAction];
