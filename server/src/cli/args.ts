/** Words of a command line to flags and paths. What is wrong is one sentence with a way out. */
import { nearest } from '../core/base/near.ts';
import { quote, type Say } from '../core/base/say.ts';

export interface Flag {
  /** Without the dashes. */
  readonly name: string;
  /** What stands for its value in help, such as `FILE`; null for a flag without one. */
  readonly value: string | null;
  /** All values there are. */
  readonly among?: readonly string[];
  /** What a value must look like, where `among` cannot say. */
  readonly form?: { readonly fits: (value: string) => boolean; readonly example: string };
  readonly say: Say;
}

export interface Words {
  /** Values by flag in the order given; `['']` for a flag without one. */
  readonly flags: ReadonlyMap<string, readonly string[]>;
  readonly paths: readonly string[];
}

/** A bad command line. */
export interface Wrong {
  readonly wrong: Say;
}

export const isWrong = <T extends object>(answer: T | Wrong): answer is Wrong => 'wrong' in answer;

export const wrong = (en: string, ko: string): Wrong => ({ wrong: { en, ko } });

/** A suggestion behind a sentence, or nothing. */
export const didYouMean = (word: string, among: Iterable<string>, form: (word: string) => string = (one) => one): Say => {
  const near = nearest(word, among);
  return near === null
    ? { en: '', ko: '' }
    : { en: ` Did you mean ${quote(form(near))}?`, ko: ` ${quote(form(near))}를 말씀하셨나요?` };
};

const unknown = (name: string, known: readonly Flag[]): Wrong => {
  const near = didYouMean(
    name,
    known.map((flag) => flag.name),
    (one) => `--${one}`,
  );
  const shown = quote(name.length === 1 ? `-${name}` : `--${name}`);
  return wrong(`There is no flag ${shown}.${near.en}`, `${shown} 플래그는 없습니다.${near.ko}`);
};

const valueFault = (flag: Flag, value: string): Wrong | null => {
  const shown = quote(`--${flag.name}`);
  if (flag.among && !flag.among.includes(value)) {
    const near = didYouMean(value, flag.among);
    const list = flag.among.join(', ');
    return wrong(
      `${shown} cannot be ${quote(value)}; it is one of ${list}.${near.en}`,
      `${shown}에 ${quote(value)}는 쓸 수 없습니다. ${list} 중 하나여야 합니다.${near.ko}`,
    );
  }
  if (flag.form && !flag.form.fits(value))
    return wrong(
      `${shown} cannot be ${quote(value)}; it looks like ${quote(flag.form.example)}.`,
      `${shown}에 ${quote(value)}는 쓸 수 없습니다. ${quote(flag.form.example)}처럼 씁니다.`,
    );
  return null;
};

/** Reads `--flag value`, `--flag=value`, and paths among them; all behind `--` are paths, and so is `-`. */
export const readWords = (words: readonly string[], known: readonly Flag[]): Words | Wrong => {
  const flags = new Map<string, string[]>();
  const paths: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    if (word === '--') {
      paths.push(...words.slice(i + 1));
      break;
    }
    if (!word.startsWith('-') || word === '-') {
      paths.push(word);
      continue;
    }
    const equals = word.indexOf('=');
    const name = (equals < 0 ? word : word.slice(0, equals)).replace(/^--?/, '');
    const flag = known.find((one) => one.name === name && word.startsWith('--'));
    if (!flag) return unknown(name, known);
    let value = equals < 0 ? undefined : word.slice(equals + 1);
    if (flag.value === null) {
      if (value !== undefined)
        return wrong(`${quote(`--${name}`)} takes no value.`, `${quote(`--${name}`)}에는 값을 쓰지 않습니다.`);
      value = '';
    } else {
      value ??= words[++i];
      if (value === undefined || value === '' || (equals < 0 && value.startsWith('--')))
        return wrong(
          `${quote(`--${name}`)} needs a value: ${quote(`--${name} ${flag.value}`)}.`,
          `${quote(`--${name}`)}에는 값이 필요합니다: ${quote(`--${name} ${flag.value}`)}.`,
        );
      const fault = valueFault(flag, value);
      if (fault) return fault;
    }
    flags.set(name, [...(flags.get(name) ?? []), value]);
  }
  return { flags, paths };
};

export const has = (words: Words, name: string): boolean => words.flags.has(name);

/** The value of a flag, the last where it was given more than once. */
export const last = (words: Words, name: string): string | null => words.flags.get(name)?.at(-1) ?? null;

/** All values of a flag, lists with commas taken apart. */
export const every = (words: Words, name: string): readonly string[] =>
  (words.flags.get(name) ?? []).flatMap((value) => value.split(',')).filter((value) => value !== '');

/** The value of a flag as one of those it may be. */
export const choice = <T extends string>(words: Words, name: string, among: readonly T[]): T | null =>
  among.find((one) => one === last(words, name)) ?? null;
