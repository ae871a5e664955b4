import { quote } from '../../../base/say.ts';
import { shift } from '../../../base/source.ts';
import { rule } from '../../../checks/rules/define.ts';
import { inside } from '../../../yaml/inside.ts';
import { editable } from '../../../yaml/rewrite.ts';
import { conditionIn } from '../expression.ts';
import { conditions, workflowOf } from '../model.ts';

/** Events in which somebody else may be the last to act on what a bot began. */
const events = new Set(['issue_comment', 'pull_request_review', 'pull_request_target', 'workflow_run']);

/** Those that know the pull request. */
const pulls = new Set(['pull_request_review', 'pull_request_target']);

const botBehind = /^\s*==\s*'[^']*\[bot\]'/;
const botBefore = /'[^']*\[bot\]'\s*==\s*$/;

export const ghaBotCondition = rule({
  id: 'gha-bot-condition',
  layer: 'code',
  tags: ['permissions'],
  severity: 'medium',
  presets: 'strict',
  since: '0.1.0',
  on: conditions,
  *check(view, _context, model) {
    const triggers = workflowOf(model)?.triggers ?? [];
    const { node } = view;
    if (node?.kind !== 'scalar' || !triggers.some(({ name }) => events.has(name))) return;
    const raw = view.tree.text.slice(view.start, view.start + node.length);
    for (const { mentions } of conditionIn(node))
      for (const { name, path, whole } of mentions) {
        const actor = path[0]?.toLowerCase();
        if (name !== 'github' || path.length !== 1 || (actor !== 'actor' && actor !== 'triggering_actor')) continue;
        if (!botBehind.test(node.text.slice(whole.end)) && !botBefore.test(node.text.slice(0, whole.start))) continue;
        const at = shift(inside(node, raw, whole), view.start);
        yield {
          at,
          name: `github.${actor}`,
          fixable: editable(view) && triggers.every((trigger) => pulls.has(trigger.name)),
        };
      }
  },
  say: {
    en: ({ name }) => `${quote(name)} is whoever acted last, so others can make this true on a bot's pull request.`,
    ko: ({ name }) =>
      `${quote(name)}은(는) 마지막에 행동한 사람이므로 봇의 풀 리퀘스트에서 다른 사람이 이 조건을 참으로 만들 수 있습니다.`,
  },
  fix: ({ at, fixable }) =>
    fixable
      ? {
          safety: 'review',
          say: { en: 'Ask for the author of the pull request', ko: '풀 리퀘스트의 작성자를 보기' },
          edits: [{ ...at, text: 'github.event.pull_request.user.login' }],
        }
      : null,
});
