/** `foresee rules`: the catalogue. */
import { speak } from '../core/base/say.ts';
import { rules as catalogue } from '../core/engine/catalogue.ts';
import { notesOf } from '../core/engine/notes.ts';
import { last, type Words, type Wrong, wrong } from './args.ts';
import type { Call, Command } from './command.ts';
import { listing } from './flags.ts';
import { paintFor } from './paint.ts';
import { padded } from './width.ts';

export const rules: Command = {
  name: 'rules',
  takes: '',
  say: { en: 'lists all rules', ko: '모든 규칙을 나열합니다' },
  flags: listing,
  examples: ['foresee rules', 'foresee rules --format json'],
  run,
};

async function run(words: Words, { shell, lang }: Call): Promise<number | Wrong> {
  if (words.paths.length > 0) return wrong('`foresee rules` takes no path.', '`foresee rules`에는 경로를 쓰지 않습니다.');
  const notes = notesOf(shell.assets, lang);
  const title = (id: string): string => notes.rules.get(id)?.title ?? '';
  if (last(words, 'format') === 'json') {
    const list = catalogue.map((rule) => ({
      id: rule.id,
      title: title(rule.id),
      layer: rule.layer,
      tags: rule.tags,
      gravity: rule.gravity,
      severity: rule.severity,
      preset: rule.preset,
      podSecurity: rule.podSecurity,
      fixable: rule.fixable,
      supersedes: rule.supersedes,
      since: rule.since,
    }));
    shell.out.write(`${JSON.stringify({ version: 1, rules: list })}\n`);
    return 0;
  }
  const paint = paintFor(shell.out, shell);
  const left = Math.max(0, ...catalogue.map(({ id }) => id.length)) + 2;
  const lines = catalogue.map(
    (rule) =>
      `${paint.bold(padded(rule.id, left))}${padded(rule.layer, 11)}${paint[rule.severity](padded(rule.gravity, 10))}${padded(rule.preset, 13)}${rule.fixable ? '*' : ' '} ${title(rule.id)}`,
  );
  const foot = speak(
    {
      en: `${catalogue.length} rules: layer, gravity, smallest preset that holds it; * where there is a fix. \`foresee explain RULE\` says why.`,
      ko: `규칙 ${catalogue.length}개: 계층, 중요도, 포함하는 가장 작은 프리셋. *는 자동 수정이 있는 규칙입니다. \`foresee explain RULE\`로 이유를 볼 수 있습니다.`,
    },
    lang,
  );
  shell.out.write(`${lines.map((line) => line.trimEnd()).join('\n')}\n\n${foot}\n`);
  return 0;
}
