/** `foresee fix`: mends files in place, or shows how it would. */
import type { Safety } from '../core/base/edit.ts';
import { quote, type Say, speak } from '../core/base/say.ts';
import { type Fixed, fixAll } from '../core/engine/fixes.ts';
import { active } from '../core/engine/report.ts';
import { has, isWrong, type Words, type Wrong } from './args.ts';
import type { Call, Command } from './command.ts';
import { unifiedDiff } from './diff.ts';
import { fixing, selecting } from './flags.ts';
import { type Loaded, load, shownUri } from './load.ts';
import { paintFor } from './paint.ts';
import { parentOf, within } from './paths.ts';
import { newProgress } from './progress.ts';
import { bugTeller, sayTrouble } from './targets.ts';
import { gitRoot } from './walk.ts';
import { harmless } from './width.ts';

export const fix: Command = {
  name: 'fix',
  takes: '[PATH…]',
  say: {
    en: 'makes the changes that cannot do harm; with `--review` also those that need a look',
    ko: '해가 없는 수정을 적용합니다. `--review`를 주면 검토가 필요한 수정도 적용합니다',
  },
  flags: [...selecting, ...fixing],
  examples: ['foresee fix --dry-run', 'foresee fix deploy/', 'foresee fix deploy.yaml --review --rule pss-privileged'],
  run,
};

async function run(words: Words, call: Call): Promise<number | Wrong> {
  const loaded = await load(words, call);
  if (isWrong(loaded)) return loaded;
  const { shell } = call;
  const safety: Safety = has(words, 'review') ? 'review' : 'safe';
  const dry = has(words, 'dry-run');
  const progress = newProgress(loaded.uris.length, shell);
  const tellBug = bugTeller(call.warn);
  let { failed } = loaded;
  let errors = 0;
  let fixed = 0;
  let files = 0;
  for (const uri of loaded.uris) {
    progress.next(shownUri(uri, shell.cwd));
    const source = loaded.workspace.entries.get(uri)?.source;
    if (!source) continue;
    const result = attempt(uri, loaded, safety, tellBug, shell.cwd);
    if (!result) {
      failed = true;
      continue;
    }
    const left = active(result.left).filter(
      ({ rule, supersededBy }) => supersededBy === null && (loaded.asked?.wants(rule) ?? true),
    );
    errors += left.filter(({ severity }) => severity === 'error').length;
    if (uri === loaded.input && !dry) shell.out.write(result.text);
    if (result.text === source.text) continue;
    if (dry) shell.out.write(showDiff(uri, source.text, result.text, call));
    else if (uri !== loaded.input) {
      const trouble = write(uri, source.text, result.text, loaded, call);
      if (trouble) {
        call.warn(trouble);
        failed = true;
        continue;
      }
    }
    files++;
    fixed += result.rules.length;
    progress.end();
    const rules = [...new Set(result.rules)].sort().join(', ');
    shell.err.write(`${harmless(shownUri(uri, shell.cwd))}: ${result.rules.length} (${rules})\n`);
  }
  progress.end();
  shell.err.write(`${speak(summary(fixed, files, loaded.uris.length, dry), loaded.lang)}\n`);
  if (failed) return 2;
  return errors > 0 ? 1 : 0;
}

/** Null where a fault of ours came in between; it has been told. */
const attempt = (
  uri: string,
  loaded: Loaded,
  safety: Safety,
  tellBug: (path: string, error: unknown) => void,
  cwd: string,
): Fixed | null => {
  try {
    return fixAll(uri, loaded.workspace.alone(uri), safety, loaded.asked?.wants);
  } catch (error) {
    tellBug(shownUri(uri, cwd), error);
    return null;
  }
};

const summary = (fixed: number, files: number, all: number, dry: boolean): Say => {
  if (fixed === 0)
    return { en: `Nothing to mend in ${all} ${all === 1 ? 'file' : 'files'}.`, ko: `파일 ${all}개에 수정할 것이 없습니다.` };
  const things = `${fixed} ${fixed === 1 ? 'finding' : 'findings'} in ${files} of ${all} ${all === 1 ? 'file' : 'files'}`;
  return dry
    ? {
        en: `Would mend ${things}; nothing was written.`,
        ko: `파일 ${all}개 중 ${files}개에서 ${fixed}건을 수정할 수 있습니다. 아무것도 쓰지 않았습니다.`,
      }
    : { en: `Mended ${things}.`, ko: `파일 ${all}개 중 ${files}개에서 ${fixed}건을 수정했습니다.` };
};

const showDiff = (uri: string, before: string, after: string, { shell }: Call): string => {
  const paint = paintFor(shell.out, shell);
  const lines = unifiedDiff(shownUri(uri, shell.cwd).replace(/^\//, ''), before, after);
  // A patch in a file keeps every character; on a terminal none of them may do anything.
  const shown = (line: string): string => {
    if (!shell.out.terminal) return line;
    const plain = harmless(line);
    if (line.startsWith('+')) return paint.added(plain);
    return line.startsWith('-') ? paint.removed(plain) : plain;
  };
  return `${lines.map(shown).join('\n')}\n`;
};

/** Writes a mended file; what went wrong, or null. */
const write = (uri: string, before: string, after: string, loaded: Loaded, { shell }: Call): Say | null => {
  const { disk, cwd } = shell;
  const name = quote(shownUri(uri, cwd));
  if (loaded.inexact.has(uri))
    return { en: `${name} is not UTF-8, so it stays as it is.`, ko: `${name}: UTF-8이 아니므로 그대로 두었습니다.` };
  const real = disk.real(uri);
  if (real === null || disk.kind(real) !== 'file')
    return { en: `${name} is no plain file, so it stays as it is.`, ko: `${name}: 일반 파일이 아니므로 그대로 두었습니다.` };
  const folder = disk.real(parentOf(uri));
  const home = folder === null ? null : (gitRoot(folder, disk) ?? folder);
  if (home === null || within(home, real) === null)
    return {
      en: `${name} is a link to a file elsewhere, so it stays as it is.`,
      ko: `${name}: 다른 곳의 파일을 가리키는 링크이므로 그대로 두었습니다.`,
    };
  const trouble = shell.replace(real, before, after);
  if (trouble === null) return null;
  if (trouble === 'changed')
    return { en: `${name} changed meanwhile, so it stays as it is.`, ko: `${name}: 그사이 바뀌었으므로 그대로 두었습니다.` };
  return sayTrouble(shownUri(uri, cwd), trouble);
};
