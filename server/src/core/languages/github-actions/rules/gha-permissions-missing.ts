import { lineEnd } from '../../../base/source.ts';
import { rule } from '../../../checks/rules/define.ts';
import type { View } from '../../../yaml/view.ts';
import { type Workflow, workflows } from '../model.ts';

/** A new `permissions` goes behind `on`, where people look for it. */
const insertPermissions = ({ root }: Workflow) => {
  const on = root.at('on');
  if (root.map?.flow !== false || on.node === null || on.shared || on.keySpan === null) return null;
  const { text } = root.tree;
  const last = Math.max(on.keySpan.end, on.start + on.node.length);
  const line = text.indexOf('\n', last);
  const end = line < 0 ? text.length : line - (text.charAt(line - 1) === '\r' ? 1 : 0);
  const newline = lineEnd(text);
  const indent = ' '.repeat(on.keySpan.start - (text.lastIndexOf('\n', on.keySpan.start - 1) + 1));
  return [{ start: end, end, text: `${newline}${newline}${indent}permissions:${newline}${indent}  contents: read` }];
};

/** `permissions` of the workflow, or of every job, say what the token may do. */
const isBare = (root: View, workflow: Workflow): boolean =>
  root.at('permissions').absent &&
  root.at('permissions').node === null &&
  workflow.jobs.some((job) => job.view.map !== null && job.view.at('permissions').absent);

export const ghaPermissionsMissing = rule({
  id: 'gha-permissions-missing',
  layer: 'code',
  tags: ['permissions'],
  severity: 'medium',
  presets: 'recommended',
  since: '0.1.0',
  on: workflows,
  *check(workflow) {
    const { root, triggers } = workflow;
    const on = root.at('on');
    if (!isBare(root, workflow) || root.at('jobs').map?.open) return;
    // A called workflow gets at most the permissions of its caller.
    const called = triggers.length > 0 && triggers.every((trigger) => trigger.name === 'workflow_call');
    yield { at: on.node === null ? root.label : on.label, workflow, ...(called ? { severity: 'info' as const } : {}) };
  },
  say: {
    en: () => 'The workflow does not say what its token may do, so it may have write access to the whole repository.',
    ko: () => '워크플로가 토큰의 권한을 정하지 않아, 토큰이 저장소 전체에 쓰기 권한을 가질 수 있습니다.',
  },
  fix: ({ workflow }) => ({
    safety: 'review',
    say: { en: 'Let the token only read the repository', ko: '토큰이 저장소를 읽기만 하도록 하기' },
    warning: {
      en: 'Jobs that push, comment or publish need their own `permissions` afterwards.',
      ko: '푸시, 댓글, 배포를 하는 작업에는 이후 따로 `permissions`를 주어야 합니다.',
    },
    edits: insertPermissions(workflow),
  }),
});
