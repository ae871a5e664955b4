/** For people: place, severity, sentence, rule; below it the lines of text, marked. A finding that another says better is folded into it. */
import type { Lang, Say } from '../../core/base/say.ts';
import { speak } from '../../core/base/say.ts';
import { type Severity, severities } from '../../core/base/settings.ts';
import { linesOf } from '../../core/base/source.ts';
import { type Paint, paintFor } from '../paint.ts';
import { isOpen, isShown, type Run, type Seen } from '../seen.ts';
import type { Shell } from '../shell.ts';
import { harmless, widthOf } from '../width.ts';

const names: Readonly<Record<Severity, Say>> = {
  error: { en: 'error', ko: '오류' },
  warning: { en: 'warning', ko: '경고' },
  info: { en: 'info', ko: '정보' },
  hint: { en: 'hint', ko: '힌트' },
};

export const text = (run: Run, shell: Shell): string => {
  const paint = paintFor(shell.out, shell);
  const blocks = run.seen.filter(isOpen).map((one) => block(one, run.lang, paint));
  return `${[...blocks, summary(run, paint)].join('\n')}\n`;
};

const block = (one: Seen, lang: Lang, paint: Paint): string => {
  const place = `${harmless(one.file)}:${one.line}:${one.column}`;
  const lines = [
    `${paint.bold(place)}: ${paint[one.severity](speak(names[one.severity], lang))}: ${harmless(one.message)} ${paint.dim(`[${one.rule}]`)}`,
    ...excerpt(one, paint),
  ];
  for (const related of one.related)
    lines.push(`  ${paint.dim(`${harmless(related.file)}:${related.line}:${related.column}:`)} ${harmless(related.message)}`);
  if (one.fix)
    lines.push(`  ${paint.dim(speak(one.fix.safety === 'safe' ? safeFix : reviewFix, lang))} ${harmless(one.fix.title)}`);
  return `${lines.join('\n')}\n`;
};

const safeFix: Say = { en: 'fix:', ko: '수정:' };
const reviewFix: Say = { en: 'fix (needs a look):', ko: '수정 (검토 필요):' };

/** UTF-16 units of a line that are shown around what is marked. */
const window = 100;

/** The line of a finding and marks below what it speaks of. */
const excerpt = (one: Seen, paint: Paint): readonly string[] => {
  const { text } = one.source;
  const starts = linesOf(one.source);
  const start = starts[one.line - 1] ?? 0;
  const whole = text.slice(start, starts[one.line] ?? text.length).replace(/[\r\n]+$/, '');
  const at = Math.min(one.span.start - start, whole.length);
  const end = Math.min(Math.max(one.span.end - start, at), whole.length);
  if (whole.trim() === '') return [];
  const from = at > window - 20 ? at - window / 2 : 0;
  const shown = whole.slice(from, from + window);
  const number = String(one.line);
  const line = `${from > 0 ? '…' : ''}${harmless(shown)}${from + window < whole.length ? '…' : ''}`;
  const before = widthOf(`${from > 0 ? '…' : ''}${harmless(whole.slice(from, at))}`);
  const marked = Math.max(1, widthOf(harmless(whole.slice(at, Math.min(end, from + window)))));
  const bar = paint.dim('|');
  return [
    `  ${paint.dim(number)} ${bar} ${line}`.trimEnd(),
    `  ${' '.repeat(number.length)} ${bar} ${' '.repeat(before)}${paint[one.severity]('^'.repeat(marked))}`,
  ];
};

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;

const summary = (run: Run, paint: Paint): string => {
  const open = run.seen.filter(isOpen);
  const files = run.files;
  const known = run.seen.filter((one) => one.known).length;
  const ignored = run.seen.filter((one) => one.suppressed !== null).length;
  const folded = run.seen.filter(isShown).length - open.length;
  const fixable = open.filter((one) => one.fix?.safety === 'safe').length;
  const counts = severities
    .map((severity) => ({ severity, number: open.filter((one) => one.severity === severity).length }))
    .filter(({ number }) => number > 0);
  const parts = (lang: Lang): string =>
    counts.map(({ severity, number }) => paint[severity](`${speak(names[severity], lang)} ${number}`)).join(', ');
  const rest = (pairs: readonly (readonly [number, Say])[]): Say => {
    const told = pairs.filter(([number]) => number > 0);
    return {
      en: told.map(([number, say]) => ` ${number} ${say.en}.`).join(''),
      ko: told.map(([number, say]) => ` ${say.ko} ${number}건.`).join(''),
    };
  };
  const more = rest([
    [folded, { en: 'said by another finding', ko: '다른 항목에 포함' }],
    [ignored, { en: 'ignored', ko: '무시' }],
    [known, { en: 'in the baseline', ko: '기준 파일에 있음' }],
    [fixable, { en: 'mended by `foresee fix`', ko: '`foresee fix`로 수정 가능' }],
  ]);
  const checked: Say = { en: `${count(files, 'file', 'files')} checked`, ko: `파일 ${files}개 검사` };
  const found: Say =
    open.length === 0
      ? { en: `${checked.en}, nothing found.`, ko: `${checked.ko}, 발견 사항 없음.` }
      : {
          en: `${checked.en}, ${count(open.length, 'finding', 'findings')}: ${parts('en')}.`,
          ko: `${checked.ko}, 발견 사항 ${open.length}건: ${parts('ko')}.`,
        };
  return speak({ en: found.en + more.en, ko: found.ko + more.ko }, run.lang);
};
