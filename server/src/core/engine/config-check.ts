/** What only the whole product knows of `.foresee.yaml`: which rules there are, and which exceptions have ended. */
import { nearest } from '../base/near.ts';
import { quote } from '../base/say.ts';
import type { Context } from '../checks/rules/context.ts';
import type { Model } from '../checks/rules/lens.ts';
import { type Finding, nobody } from '../finding/finding.ts';
import type { View } from '../yaml/view.ts';
import { knowsRule, rules } from './catalogue.ts';
import { hasEnded } from './config.ts';
import { overrideExpired } from './own-rules.ts';

/** Findings of the settings file, relative to its document. `today` is null where there is no clock. */
export const checkRepositorySettings = (model: Model, context: Context, today: string | null): readonly Finding[] => {
  const { root } = model;
  const overrides = root.at('overrides').items();
  return [
    ...unknownRules(root.at('rules')),
    ...overrides.flatMap((override) => unknownRules(override.at('rules'))),
    ...(context.only && !context.only.has(overrideExpired.id) ? [] : overrides.flatMap((override) => ended(override, today))),
  ];
};

const unknownRules = (view: View): readonly Finding[] =>
  view
    .entries()
    .filter(({ step }) => typeof step === 'string' && !knowsRule(step))
    .map((entry): Finding => {
      const id = String(entry.step);
      const near = nearest(
        id,
        rules.map((rule) => rule.id),
      );
      const at = entry.keySpan;
      return {
        rule: 'reference/rule',
        layer: null,
        severity: 'warning',
        span: at ?? entry.span,
        say: {
          en: `No rule is called ${quote(id)}.${near ? ` Did you mean ${quote(near)}?` : ''}`,
          ko: `${quote(id)}라는 규칙은 없습니다.${near ? ` ${quote(near)}를 말씀하셨나요?` : ''}`,
        },
        fix:
          near && at && !entry.shared
            ? () => ({
                safety: 'review',
                say: { en: `Change to ${quote(near)}`, ko: `${quote(near)}로 바꾸기` },
                edits: [{ ...at, text: near }],
              })
            : null,
        related: [],
        subject: nobody,
        supersedes: [],
      };
    });

const ended = (override: View, today: string | null): readonly Finding[] => {
  const until = override.at('until');
  const { text } = until;
  if (text === undefined || today === null || !hasEnded(text, today)) return [];
  return [
    {
      rule: overrideExpired.id,
      layer: overrideExpired.layer,
      severity: overrideExpired.severity,
      span: until.span,
      say: {
        en: `This exception held until ${quote(text)} and does nothing any more.`,
        ko: `이 예외는 ${quote(text)}까지였으며 더 이상 적용되지 않습니다.`,
      },
      fix: null,
      related: [],
      subject: nobody,
      supersedes: [],
    },
  ];
};
