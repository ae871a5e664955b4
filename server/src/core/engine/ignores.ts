/** Applies ignores to findings, and finds those that silence nothing or name no rule. */
import type { Edit, Fix } from '../base/edit.ts';
import { memo } from '../base/memo.ts';
import { nearest } from '../base/near.ts';
import { quote, type Say } from '../base/say.ts';
import { type Source, shift } from '../base/source.ts';
import type { Context } from '../checks/rules/context.ts';
import type { Model } from '../checks/rules/lens.ts';
import { nobody } from '../finding/finding.ts';
import { type Ignore, ignoresIn, silencers } from '../finding/suppress.ts';
import type { Language } from '../languages/language.ts';
import { locate } from '../yaml/locate.ts';
import { knowsRule, type Listed, rules } from './catalogue.ts';
import { idleIn } from './idle-ignores.ts';
import { saidOf } from './overrides.ts';
import { ignoreUnknownRule, ignoreUnused } from './own-rules.ts';
import type { Placed } from './report.ts';
import type { Unit } from './workspace.ts';

const move = (ignore: Ignore, by: number): Ignore => ({
  ...ignore,
  at: shift(ignore.at, by),
  whole: shift(ignore.whole, by),
  reach: ignore.reach.kind === 'span' ? { kind: 'span', span: shift(ignore.reach.span, by) } : ignore.reach,
});

/** Takes the ignore out: the whole comment with its line where nothing else stands there, or one rule id of several. */
const removal = (ignore: Ignore, text: string): readonly Edit[] | null => {
  if (ignore.how === 'annotation') return null;
  if (!ignore.alone) {
    const after = /^[\s,]+/.exec(text.slice(ignore.at.end, ignore.whole.end))?.[0].length ?? 0;
    return [{ start: ignore.at.start, end: ignore.at.end + after, text: '' }];
  }
  const lineStart = text.lastIndexOf('\n', ignore.whole.start - 1) + 1;
  const before = text.slice(lineStart, ignore.whole.start);
  if (before.trim() !== '') return [{ start: lineStart + before.trimEnd().length, end: ignore.whole.end, text: '' }];
  const newline = text.indexOf('\n', ignore.whole.end);
  const rest = text.slice(ignore.whole.end, newline < 0 ? text.length : newline);
  if (rest.trim() !== '') return [{ start: ignore.whole.start, end: ignore.whole.end, text: '' }];
  return [{ start: lineStart, end: newline < 0 ? text.length : newline + 1, text: '' }];
};

const findingOf = (ignore: Ignore, text: string, context: Context, rule: Listed, say: Say): Placed => {
  const { level, reason } = saidOf(context.settings, rule.id, nobody);
  return {
    rule: rule.id,
    layer: rule.layer,
    severity: level === undefined || level === 'off' ? rule.severity : level,
    span: ignore.at,
    say,
    fix: (): Fix | null => {
      const edits = removal(ignore, text);
      const name = ignore.rule === '' ? '' : ` ${ignore.rule}`;
      return (
        edits && { safety: 'safe', say: { en: `Remove the ignore${name && ` of${name}`}`, ko: `무시 주석${name} 제거` }, edits }
      );
    },
    related: [],
    subject: nobody,
    supersedes: [],
    unnecessary: rule === ignoreUnused,
    supersededBy: null,
    suppressed: level === 'off' ? { how: 'setting', reason } : null,
  };
};

/** Why an ignore is of no use; null where it may be of some, or nobody asked. */
const verdict = (
  ignore: Ignore,
  context: Context,
  idle: (ignore: Ignore) => boolean,
): { readonly rule: Listed; readonly say: Say } | null => {
  const { only } = context;
  const asked = (rule: Listed): boolean => only === null || only.has(rule.id);
  const name = quote(ignore.rule);
  if (ignore.rule === '')
    return asked(ignoreUnknownRule)
      ? {
          rule: ignoreUnknownRule,
          say: {
            en: 'This ignore names no rule, so it does nothing.',
            ko: '규칙을 적지 않아 이 무시 주석은 아무 효과가 없습니다.',
          },
        }
      : null;
  if (!ignore.rule.endsWith('*') && !knowsRule(ignore.rule)) {
    if (!asked(ignoreUnknownRule)) return null;
    const near = nearest(
      ignore.rule,
      rules.map((rule) => rule.id),
    );
    return {
      rule: ignoreUnknownRule,
      say: {
        en: `No rule is called ${name}, so this ignore does nothing.${near ? ` Did you mean ${quote(near)}?` : ''}`,
        ko: `${name}라는 규칙이 없어 이 무시 주석은 아무 효과가 없습니다.${near ? ` ${quote(near)}를 말씀하셨나요?` : ''}`,
      },
    };
  }
  return asked(ignoreUnused) && idle(ignore)
    ? {
        rule: ignoreUnused,
        say: { en: `Nothing here needs the ignore of ${name}.`, ko: `여기에는 ${name} 무시가 필요하지 않습니다.` },
      }
    : null;
};

/** How many rules each comment or annotation names, by where it starts. */
const counted = (ignores: readonly Ignore[]): ReadonlyMap<number, number> => {
  const counts = new Map<number, number>();
  for (const { whole } of ignores) counts.set(whole.start, (counts.get(whole.start) ?? 0) + 1);
  return counts;
};

/** A comment within a string belongs to whatever the string holds. */
const inString = (ignore: Ignore, units: readonly Unit[]): boolean => {
  const unit = units.findLast(({ start }) => start <= ignore.whole.start);
  if (!unit?.language || unit.language.reads === 'text') return false;
  const place = locate(unit.model.root, ignore.whole.start - unit.start);
  return place.on === 'value' && place.view.node?.kind === 'scalar';
};

/** Ignores other than comments, kept with the document they stand in. */
const ownIgnores = memo((language: Language) => memo((model: Model): readonly Ignore[] => language.ignores?.(model) ?? []));

/** Marks what ignores silence and adds findings for ignores that are of no use. */
export const applyIgnores = (
  findings: readonly Placed[],
  units: readonly Unit[],
  source: Source,
  context: Context,
): readonly Placed[] => {
  const ignores = [
    ...ignoresIn(source.text),
    ...units.flatMap(({ language, model, start }) =>
      language ? ownIgnores(language)(model).map((ignore) => move(ignore, start)) : [],
    ),
  ];
  if (ignores.length === 0) return findings;
  const used = new Set<Ignore>();
  const silencersOf = silencers(ignores);
  const result = findings.map((finding): Placed => {
    const by = silencersOf(finding);
    for (const ignore of by) used.add(ignore);
    const first = by[0];
    return first && finding.suppressed === null ? { ...finding, suppressed: { how: first.how, reason: first.reason } } : finding;
  });
  const idle = idleIn(units, context);
  const left = ignores.flatMap((ignore) => {
    if (used.has(ignore) || (ignore.how === 'comment' && inString(ignore, units))) return [];
    const found = verdict(ignore, context, idle);
    return found ? [{ ignore, ...found }] : [];
  });
  const comments = counted(ignores);
  const useless = counted(left.map(({ ignore }) => ignore));
  for (const { ignore, rule, say } of left) {
    // A comment of which nothing is of use goes as a whole.
    const alone = useless.get(ignore.whole.start) === comments.get(ignore.whole.start);
    result.push(findingOf({ ...ignore, alone }, source.text, context, rule, say));
  }
  return result;
};
