import { quote } from '../../../base/say.ts';
import { rule } from '../../../checks/rules/define.ts';
import { codeOf, placeIn } from '../code.ts';
import { expressionsIn } from '../expression.ts';
import { moveToEnv } from '../indirection.ts';
import { steps, workflowOf } from '../model.ts';
import { spell } from '../untrusted.ts';

export const ghaSecretInRun = rule({
  id: 'gha-secret-in-run',
  layer: 'code',
  tags: ['secrets'],
  severity: 'medium',
  presets: 'strict',
  since: '0.1.0',
  on: steps,
  *check(step, _context, model) {
    const code = codeOf(step);
    if (!code?.node.text.includes('secrets')) return;
    const moves = expressionsIn(code.node).flatMap((expression) => {
      const mention = expression.mentions.find(({ name, path, flows }) => name === 'secrets' && path.length > 0 && flows);
      return mention ? [{ code, expression, mention, variable: null }] : [];
    });
    for (const { expression, mention } of moves)
      yield { at: placeIn(code, expression.outer), name: spell(mention), step, workflow: workflowOf(model), moves };
  },
  say: {
    en: ({ name }) => `${quote(name)} becomes part of the script, where other processes and error messages can show it.`,
    ko: ({ name }) => `${quote(name)} 값이 스크립트의 일부가 되어 다른 프로세스나 오류 메시지에 드러날 수 있습니다.`,
  },
  fix: ({ step, workflow, moves }) => ({
    safety: 'review',
    say: { en: 'Pass the secret through `env`', ko: '시크릿을 `env`로 넘기기' },
    edits: moveToEnv(step, workflow, moves),
  }),
});
