import { quote } from '../../../base/say.ts';
import { rule } from '../../../checks/rules/define.ts';
import { codeOf, injectionsOf, placeIn } from '../code.ts';
import { expressionsIn } from '../expression.ts';
import { moveToEnv } from '../indirection.ts';
import { steps, workflowOf } from '../model.ts';
import { spell } from '../untrusted.ts';

/** GitHub puts the value into the script before the shell reads it, so a title such as `"; curl … #` becomes a command. */
export const ghaTemplateInjection = rule({
  id: 'gha-template-injection',
  layer: 'code',
  tags: ['injection'],
  severity: 'high',
  presets: 'essential',
  since: '0.1.0',
  on: steps,
  *check(step, context, model) {
    const workflow = workflowOf(model);
    const injections = injectionsOf(step, workflow);
    for (const { at, mention } of injections)
      yield { at, name: spell(mention), stranger: true, step, workflow, moves: injections };
    if (context.settings.preset !== 'strict' && context.settings.preset !== 'all') return;
    // Inputs come from people who may start the workflow, or from a workflow that calls this one.
    const code = codeOf(step);
    for (const expression of code ? expressionsIn(code.node) : []) {
      const mention = expression.mentions.find(({ name, flows }) => name === 'inputs' && flows);
      if (!code || !mention || injections.some((injection) => injection.expression === expression)) continue;
      const moves = [{ code, expression, mention, variable: null }];
      yield {
        at: placeIn(code, expression.outer),
        name: spell(mention),
        stranger: false,
        step,
        workflow,
        moves,
        severity: 'info',
      };
    }
  },
  say: {
    en: ({ name, stranger }) =>
      stranger
        ? `${quote(name)} is written by strangers and becomes part of the script, so they can run commands here.`
        : `${quote(name)} becomes part of the script, so whoever sets the input can run commands here.`,
    ko: ({ name, stranger }) =>
      stranger
        ? `외부인이 쓰는 ${quote(name)} 값이 스크립트의 일부가 되어, 외부인이 여기서 명령을 실행할 수 있습니다.`
        : `${quote(name)} 값이 스크립트의 일부가 되어, 입력을 정하는 사람이 여기서 명령을 실행할 수 있습니다.`,
  },
  fix: ({ step, workflow, moves }) => ({
    safety: 'review',
    say: { en: 'Pass the value through `env`', ko: '값을 `env`로 넘기기' },
    edits: moveToEnv(step, workflow, moves),
  }),
});
