/** `foresee check`: findings of files, in the format asked for. */
import { quote } from '../core/base/say.ts';
import { severities } from '../core/base/settings.ts';
import { analyzeNow } from '../core/engine/analyze.ts';
import { notesOf } from '../core/engine/notes.ts';
import { choice, has, isWrong, last, type Words, type Wrong, wrong } from './args.ts';
import { applyBaseline, readBaseline, writeBaseline } from './baseline.ts';
import type { Call, Command } from './command.ts';
import { answering, formats as formatNames, selecting } from './flags.ts';
import { formats } from './formats/index.ts';
import { type Loaded, load, shownUri } from './load.ts';
import { absolute } from './paths.ts';
import { newProgress } from './progress.ts';
import { fails, type RuleText, type Run, type Seen, seeReport } from './seen.ts';
import { bugTeller, sayTrouble } from './targets.ts';

export const check: Command = {
  name: 'check',
  takes: '[PATH…]',
  say: {
    en: 'finds what is wrong in files, folders, globs or standard input (`-`)',
    ko: '파일, 폴더, 글롭, 표준 입력(`-`)에서 문제를 찾습니다',
  },
  flags: [...selecting, ...answering],
  examples: [
    'foresee check',
    'foresee check deploy/ --pod-security restricted --fail-on warning',
    "foresee check '**/*.yaml' --format sarif > foresee.sarif",
    'helm template shop | foresee check -',
    'foresee check --since origin/main --format github',
  ],
  run,
};

async function run(words: Words, call: Call): Promise<number | Wrong> {
  const { shell } = call;
  if (has(words, 'update-baseline') && !has(words, 'baseline'))
    return wrong('`--update-baseline` needs `--baseline FILE`.', '`--update-baseline`에는 `--baseline FILE`이 필요합니다.');
  const baselinePath = last(words, 'baseline');
  const baselineFile = baselinePath === null ? null : absolute(shell.cwd, baselinePath);
  const updates = has(words, 'update-baseline');
  const baseline = baselineFile === null || updates ? null : readBaseline(baselineFile, shell);
  if (baseline && isWrong(baseline)) return baseline;
  const loaded = await load(words, call);
  if (isWrong(loaded)) return loaded;
  const { seen, failed } = look(loaded, call);
  if (updates && baselineFile !== null) return update(baselineFile, seen, failed, call);
  const marked = baseline ? applyBaseline(seen, baseline) : seen;
  const failOn = choice(words, 'fail-on', severities) ?? 'error';
  const result: Run = {
    files: loaded.uris.length,
    seen: marked,
    lang: loaded.lang,
    version: shell.version,
    failOn,
    titles: () => titlesOf(loaded),
  };
  const format = choice(words, 'format', formatNames) ?? 'text';
  shell.out.write(formats[format](result, shell));
  if (failed) return 2;
  return marked.some((one) => fails(one, failOn)) ? 1 : 0;
}

/** File by file: what one file needs is freed before the next. A fault of ours in one file is told, and the others are still checked. */
const look = (loaded: Loaded, call: Call): { readonly seen: readonly Seen[]; readonly failed: boolean } => {
  const { workspace, uris, lang, asked } = loaded;
  const { shell } = call;
  const progress = newProgress(uris.length, shell);
  const tellBug = bugTeller(call.warn);
  const seen: Seen[] = [];
  let { failed } = loaded;
  for (const uri of uris) {
    progress.next(shownUri(uri, shell.cwd));
    try {
      const report = analyzeNow(uri, workspace.alone(uri));
      for (const one of seeReport(report, workspace, lang, shell.cwd, asked?.wants ?? everything)) seen.push(one);
    } catch (error) {
      failed = true;
      tellBug(shownUri(uri, shell.cwd), error);
    }
  }
  progress.end();
  return { seen, failed };
};

const everything = (): boolean => true;

const update = (file: string, seen: readonly Seen[], failed: boolean, { shell, warn }: Call): number => {
  const before = shell.disk.kind(file) === null ? null : shell.disk.read(file, Number.MAX_SAFE_INTEGER);
  const trouble =
    before && 'trouble' in before ? before : shell.replace(file, before === null ? null : before.text, writeBaseline(seen));
  if (trouble === null) return failed ? 2 : 0;
  if (trouble === 'changed') warn({ en: `${quote(file)} changed meanwhile.`, ko: `${quote(file)}: 그사이 바뀌었습니다.` });
  else warn(sayTrouble(file, trouble));
  return 2;
};

const titlesOf = ({ workspace, lang }: Loaded): ReadonlyMap<string, RuleText> => {
  const { rules } = notesOf(workspace.setup.assets, lang);
  return new Map([...rules.values()].map(({ id, title, body, links }) => [id, { title, body, links }]));
};
