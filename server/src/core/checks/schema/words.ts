/** The words that findings of schemas are made of. */
import { quote, type Say } from '../../base/say.ts';
import type { Plain } from '../../yaml/plain.ts';
import type { View } from '../../yaml/view.ts';
import type { TypeName } from './shape.ts';
import { typeOf } from './walk.ts';

/** `PodSpec` as English says it: "a pod spec"; `HTTPGetAction`: "an HTTP get action". */
export const article = (name: string): string => {
  if (name === 'ObjectMeta' || name === 'ListMeta') return '`metadata`';
  const words = name
    .split(/(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/)
    .map((word) => (/^[A-Z\d]+s?$/.test(word) && word.length > 1 ? word : word.toLowerCase()))
    .join(' ');
  // Names in the plural, such as `ResourceRequirements`.
  if (/[a-z]*[^siu]s$/.test(words)) return words;
  // Acronyms are read letter by letter: an HTTP action, a TCP socket.
  const vowel = /^[A-Z]{2}/.test(words) ? /^[AEFHILMNORSX]/.test(words) : /^[aeio]|^u(?!ni|se)/.test(words);
  return `${vowel ? 'an' : 'a'} ${words}`;
};

/** A place by its last key, with the indexes behind it: `args[2]`; null for the document itself. */
export const placeName = (view: View): string | null => {
  let suffix = '';
  for (let at: View | null = view; at !== null; at = at.parent) {
    if (typeof at.step === 'string') return `${at.step}${suffix}`;
    if (at.step !== null) suffix = `[${at.step}]${suffix}`;
  }
  return suffix === '' ? null : suffix;
};

/** The place at the head of a sentence. */
export const subjectOf = (view: View): Say => {
  const name = placeName(view);
  return name === null ? { en: 'The document', ko: '문서' } : { en: quote(name), ko: quote(name) };
};

/** `a`, `b` or `c`. */
export const oneOf = (words: readonly string[], or: string): string => {
  const quoted = words.map(quote);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} ${or} ${quoted.at(-1)}`;
};

/** A plain value as a message shows it. */
export const shown = (value: Plain): string =>
  typeof value === 'string' ? (value === '' ? '""' : value) : (JSON.stringify(value) ?? '');

const types: Readonly<Record<TypeName, Say>> = {
  object: { en: 'a mapping', ko: '매핑' },
  array: { en: 'a list', ko: '목록' },
  string: { en: 'a string', ko: '문자열' },
  number: { en: 'a number', ko: '숫자' },
  integer: { en: 'an integer', ko: '정수' },
  boolean: { en: '`true` or `false`', ko: '`true` 또는 `false`' },
};

/** What is wanted. */
export const wanted = (expected: readonly TypeName[], format: string | null): Say => {
  if (format === 'quantity') return { en: 'a quantity such as `500m` or `1Gi`', ko: '`500m`, `1Gi` 같은 수량' };
  return {
    en: expected.map((type) => types[type].en).join(' or ') || 'something else',
    ko: expected.map((type) => types[type].ko).join(' 또는 ') || '다른 값',
  };
};

/** `정수여야`, `문자열이어야`: the verb after a noun, by the noun's last sound. */
export const mustBe = (noun: string): string => {
  const last = (noun.codePointAt(noun.length - 1) ?? 0) - 0xac00;
  return `${noun}${last >= 0 && last < 11_172 && last % 28 > 0 ? '이어야' : '여야'}`;
};

/** What is there: the value itself where it is short, else its type. */
export const given = (view: View): Say => {
  const type = typeOf(view);
  const text = view.node?.kind === 'scalar' ? view.text : undefined;
  if (type === null) return { en: 'something else', ko: '다른 값' };
  const is: Say = type === 'boolean' ? { en: 'a boolean', ko: '불리언' } : types[type];
  if (text === undefined) return is;
  const written = view.node?.kind === 'scalar' && view.node.style !== 'plain' ? `"${text}"` : text;
  return { en: `${quote(written)} is ${is.en}`, ko: `${quote(written)}: ${is.ko}` };
};
