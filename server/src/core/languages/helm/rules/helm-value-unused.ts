import { memo2 } from '../../../base/memo.ts';
import { quote } from '../../../base/say.ts';
import type { Model } from '../../../checks/rules/lens.ts';
import { type Finding, nobody } from '../../../finding/finding.ts';
import { renameKey } from '../../../yaml/rewrite.ts';
import type { FarRule, Files } from '../../language.ts';
import { chartOf } from '../chart.ts';
import { unusedIn } from '../unused.ts';

const found = memo2((model: Model, files: Files) => (path: string): readonly Finding[] => {
  const at = chartOf(path, files);
  if (at?.part !== 'values') return [];
  return unusedIn(model.root, at.chart, at.family).map(({ view, meant }) => {
    const name = quote(view.path.join('.'));
    return {
      rule: 'helm-value-unused',
      layer: 'code',
      severity: 'hint',
      span: view.keySpan ?? view.span,
      say: {
        en: `No template of this chart reads ${name}.${meant === null ? '' : ` Did you mean ${quote(meant)}?`}`,
        ko: `이 차트의 어떤 템플릿도 ${name}을(를) 읽지 않습니다.${meant === null ? '' : ` 혹시 ${quote(meant)}입니까?`}`,
      },
      fix:
        meant === null
          ? null
          : () => {
              const edits = renameKey(view, meant);
              const say = { en: `Rename to ${quote(meant)}`, ko: `${quote(meant)}(으)로 이름 바꾸기` };
              return edits && { safety: 'review', say, edits };
            },
      related: [],
      subject: nobody,
      supersedes: [],
      unnecessary: true,
    };
  });
});

export const helmValueUnused: FarRule = {
  id: 'helm-value-unused',
  layer: 'code',
  tags: ['helm'],
  gravity: 'info',
  severity: 'hint',
  preset: 'strict',
  since: '0.1.0',
  supersedes: [],
  podSecurity: null,
  fixable: true,
  look: (model, { source, files }) => found(model, files)(source.path),
};
