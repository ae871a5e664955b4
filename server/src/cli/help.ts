/** What `--help` prints. */
import type { Lang, Say } from '../core/base/say.ts';
import { speak } from '../core/base/say.ts';
import type { Command } from './command.ts';
import { help, lang as langFlag } from './flags.ts';
import { padded, wrapped } from './width.ts';

const words = {
  title: {
    en: 'Foresee checks Kubernetes, Helm and pipeline manifests before they meet a cluster.',
    ko: 'Foresee는 쿠버네티스, Helm, 파이프라인 매니페스트를 클러스터에 올리기 전에 검사합니다.',
  },
  usage: { en: 'Usage', ko: '사용법' },
  commands: { en: 'Commands', ko: '명령' },
  flags: { en: 'Flags', ko: '플래그' },
  examples: { en: 'Examples', ko: '예' },
  exits: { en: 'Exit code', ko: '종료 코드' },
  more: {
    en: '`foresee COMMAND --help` says more of one command.',
    ko: '`foresee COMMAND --help`로 각 명령의 도움말을 볼 수 있습니다.',
  },
  code: {
    en: '0 nothing at or above --fail-on, 1 something, 2 the run itself failed',
    ko: '0 --fail-on 이상의 발견 사항 없음, 1 있음, 2 실행 자체가 실패',
  },
} satisfies Record<string, Say>;

const width = 100;

/** Two columns, the left one as wide as its longest entry. */
const table = (rows: readonly (readonly [string, string])[]): string => {
  const left = Math.max(...rows.map(([first]) => first.length)) + 4;
  return rows
    .map(([first, second]) => {
      const [line = '', ...rest] = wrapped(second, width - left);
      return [`${padded(`  ${first}`, left)}${line}`, ...rest.map((more) => ' '.repeat(left) + more)].join('\n');
    })
    .join('\n');
};

/** All commands. */
export const overview = (commands: readonly Command[], lang: Lang): string =>
  [
    speak(words.title, lang),
    '',
    `${speak(words.usage, lang)}: foresee COMMAND [--help] [--version]`,
    '',
    `${speak(words.commands, lang)}:`,
    table(commands.map((command) => [`${command.name} ${command.takes}`, speak(command.say, lang)])),
    '',
    `${speak(words.exits, lang)}: ${speak(words.code, lang)}`,
    speak(words.more, lang),
    '',
  ].join('\n');

/** One command. */
export const commandHelp = (command: Command, lang: Lang): string => {
  const flags = [...command.flags, langFlag, help];
  const rows = flags.map((flag): [string, string] => [
    `--${flag.name}${flag.value === null ? '' : ` ${flag.value}`}`,
    speak(flag.say, lang),
  ]);
  return [
    `foresee ${command.name}: ${speak(command.say, lang)}`,
    '',
    `${speak(words.usage, lang)}: foresee ${command.name} ${command.takes} [--flag …]`,
    '',
    `${speak(words.flags, lang)}:`,
    table(rows),
    '',
    `${speak(words.examples, lang)}:`,
    ...command.examples.map((example) => `  ${example}`),
    '',
    `${speak(words.exits, lang)}: ${speak(words.code, lang)}`,
    '',
  ].join('\n');
};
