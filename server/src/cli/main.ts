/** The command line: picks the subcommand and answers with the exit code. This folder knows terminals, not editors. */
import type { Lang, Say } from '../core/base/say.ts';
import { quote, speak } from '../core/base/say.ts';
import { choice, didYouMean, has, isWrong, readWords, type Words, type Wrong, wrong } from './args.ts';
import { check } from './check.ts';
import type { Command } from './command.ts';
import { explain } from './explain.ts';
import { fix } from './fix.ts';
import { help as helpFlag, lang as langFlag, langs } from './flags.ts';
import { commandHelp, overview } from './help.ts';
import { render } from './render.ts';
import { rules } from './rules.ts';
import type { Shell } from './shell.ts';

const commands: readonly Command[] = [check, explain, fix, render, rules];

/** Nothing at or above `--fail-on`; something; the run itself failed. */
export const exits = { clean: 0, findings: 1, failed: 2 } as const;

const langOf = (locale: string): Lang => (/^ko(?![a-z])/i.test(locale) ? 'ko' : 'en');

/** The language asked for by flag, even where other words of the line are wrong. */
const langFrom = (words: readonly string[], shell: Shell): Lang => {
  const at = words.findLastIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const value = words[at]?.startsWith('--lang=') ? words[at].slice('--lang='.length) : words[at + 1];
  return (at >= 0 && langs.find((one) => one === value)) || langOf(shell.locale);
};

/** Runs one command line. */
export const run = async (words: readonly string[], shell: Shell): Promise<number> => {
  const lang = langFrom(words, shell);
  const refuse = (why: Say, about: string): number => {
    const more = speak({ en: `See \`${about} --help\`.`, ko: `\`${about} --help\`를 참고하십시오.` }, lang);
    shell.err.write(`foresee: ${speak(why, lang)} ${more}\n`);
    return exits.failed;
  };
  const [name, ...rest] = words;
  if (name === undefined) {
    shell.err.write(overview(commands, lang));
    return exits.failed;
  }
  if (name === '--version' || name === '-V') {
    shell.out.write(`${shell.version}\n`);
    return exits.clean;
  }
  if (name === '--help' || name === '-h' || name === 'help') return helpFor(rest[0], lang, shell, refuse);
  const command = commands.find((one) => one.name === name);
  if (!command) return refuse(noCommand(name).wrong, 'foresee');
  if (rest.includes('-h')) return helpFor(name, lang, shell, refuse);
  const read = readWords(rest, [...command.flags, langFlag, helpFlag]);
  if (has(isWrong(read) ? none : read, 'help')) return helpFor(name, lang, shell, refuse);
  if (isWrong(read)) return refuse(read.wrong, `foresee ${name}`);
  const result = await command.run(read, {
    shell,
    lang,
    chosen: choice(read, 'lang', langs) !== null,
    warn: (say) => shell.err.write(`foresee: ${speak(say, lang)}\n`),
  });
  return typeof result === 'number' ? result : refuse(result.wrong, `foresee ${name}`);
};

const none: Words = { flags: new Map(), paths: [] };

const noCommand = (name: string): Wrong => {
  const names = commands.map((command) => command.name);
  const near = didYouMean(name, names);
  const list = names.join(', ');
  return name.startsWith('-')
    ? wrong(`A command comes first, one of ${list}.`, `명령을 먼저 씁니다: ${list}.`)
    : wrong(
        `There is no command ${quote(name)}; there are ${list}.${near.en}`,
        `${quote(name)} 명령은 없습니다. 있는 명령: ${list}.${near.ko}`,
      );
};

const helpFor = (name: string | undefined, lang: Lang, shell: Shell, refuse: (why: Say, about: string) => number): number => {
  const command = commands.find((one) => one.name === name);
  if (name !== undefined && !name.startsWith('-') && !command) return refuse(noCommand(name).wrong, 'foresee');
  shell.out.write(command ? commandHelp(command, lang) : overview(commands, lang));
  return exits.clean;
};
