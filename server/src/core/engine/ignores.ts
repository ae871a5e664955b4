/** Applies ignores to findings, and finds those that silence nothing or name no rule. */
import type { Edit, Fix } from '../base/edit.ts';
import { quote } from '../base/say.ts';
import { type Source, shift } from '../base/source.ts';
import type { Context } from '../checks/rules/context.ts';
import { nobody } from '../finding/finding.ts';
import { type Ignore, ignoresIn, silences } from '../finding/suppress.ts';
import { knowsRule } from './catalogue.ts';
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

const about = (ignore: Ignore, text: string, rule: typeof ignoreUnused, en: string, ko: string): Placed => ({
  rule: rule.id,
  layer: rule.layer,
  severity: rule.severity,
  span: ignore.at,
  say: { en, ko },
  fix: (): Fix | null => {
    const edits = removal(ignore, text);
    return (
      edits && { safety: 'safe', say: { en: `Remove the ignore of ${ignore.rule}`, ko: `${ignore.rule} 무시 주석 제거` }, edits }
    );
  },
  related: [],
  subject: nobody,
  supersedes: [],
  unnecessary: rule === ignoreUnused,
  supersededBy: null,
  suppressed: null,
});

/** Marks what ignores silence and adds findings for ignores that are of no use. */
export const applyIgnores = (findings: readonly Placed[], units: readonly Unit[], source: Source, context: Context): Placed[] => {
  const ignores = [
    ...ignoresIn(source.text),
    ...units.flatMap((unit) => (unit.language?.ignores?.(unit.model) ?? []).map((ignore) => move(ignore, unit.start))),
  ];
  if (ignores.length === 0) return [...findings];
  const used = new Set<Ignore>();
  const result = findings.map((finding): Placed => {
    const by = ignores.filter((ignore) => silences(ignore, finding));
    for (const ignore of by) used.add(ignore);
    const first = by[0];
    return first && finding.suppressed === null ? { ...finding, suppressed: { how: first.how, reason: first.reason } } : finding;
  });
  // With only some rules running nobody can say which ignores are of use.
  if (context.only) return result;
  for (const ignore of ignores) {
    if (used.has(ignore)) continue;
    const name = quote(ignore.rule);
    if (!ignore.rule.endsWith('*') && !knowsRule(ignore.rule))
      result.push(
        about(
          ignore,
          source.text,
          ignoreUnknownRule,
          `No rule is called ${name}, so this ignore does nothing.`,
          `${name}라는 규칙이 없어 이 무시 주석은 아무 효과가 없습니다.`,
        ),
      );
    else
      result.push(
        about(
          ignore,
          source.text,
          ignoreUnused,
          `Nothing here needs the ignore of ${name}.`,
          `여기에는 ${name} 무시가 필요하지 않습니다.`,
        ),
      );
  }
  return result;
};
