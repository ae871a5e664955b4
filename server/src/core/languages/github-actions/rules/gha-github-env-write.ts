import { rule } from '../../../checks/rules/define.ts';
import { codeOf, injectionsOf, placeIn } from '../code.ts';
import { steps, workflowOf } from '../model.ts';

/** A line that writes to the file whose variables or paths every later step gets. */
const write = />>?\s*["']?\$\{?(?:env:)?(GITHUB_ENV|GITHUB_PATH)\}?/g;

/** What is written cannot be chosen by anybody: words without variables or commands. */
const fixed = /^\s*(?:echo|printf|Write-Output)\s+(?:"[^"$`]*"|'[^']*'|[\w=./:-]+)\s*$/;

export const ghaGithubEnvWrite = rule({
  id: 'gha-github-env-write',
  layer: 'code',
  tags: ['injection'],
  severity: 'high',
  presets: 'strict',
  since: '0.1.0',
  on: steps,
  *check(step, _context, model) {
    const workflow = workflowOf(model);
    const code = codeOf(step);
    if (!workflow || code?.language !== 'shell') return;
    const open = workflow.triggers.some(({ name }) => name === 'pull_request_target' || name === 'workflow_run');
    const { text } = code.node;
    if (!open && (!text.includes('GITHUB_') || injectionsOf(step, workflow).length === 0)) return;
    for (const match of text.matchAll(write)) {
      const start = match.index;
      const line = text.slice(text.lastIndexOf('\n', start) + 1, start);
      if (fixed.test(line)) continue;
      yield { at: placeIn(code, { start, end: start + match[0].length }), name: match[1] ?? '' };
    }
  },
  say: {
    en: ({ name }) => `What strangers bring may end up in \`$${name}\` and change what later steps run.`,
    ko: ({ name }) => `외부인이 가져온 값이 \`$${name}\`에 들어가 이후 단계가 실행하는 것을 바꿀 수 있습니다.`,
  },
});
