import { type Pattern, pattern, replaceAll } from '../../base/pattern.ts';
import type { FunctionTable, GoFunction } from '../eval/session.ts';
import { cut } from '../value/text.ts';
import { bool, noList, type Str, str, strings } from '../value/value.ts';
import { chars, count, def, refuse, table, text } from './define.ts';

const goQuoteRaw = (text: string): string => (text.includes('`') ? JSON.stringify(text) : `\`${text}\``);

const compile = (source: string): Pattern => {
  const found = pattern(source, 'go');
  if ('error' in found) return refuse(`regexp: Compile(${goQuoteRaw(source)}): error parsing regexp: ${found.error}`);
  return found;
};

const find = (source: string, value: Str): Str => {
  const match = compile(source).find(value.v);
  return match === null ? str('') : cut(value, match.start, match.end);
};

const findAll = (source: string, value: Str, limit: number): Str[] => {
  const all = compile(source).all(value.v);
  return (limit < 0 ? all : all.slice(0, limit)).map((match) => cut(value, match.start, match.end));
};

/** As Go's `Split`: at most `limit` parts, all of them where it is negative. */
const split = (source: string, value: Str, limit: number): Str[] => {
  if (limit === 0) return [];
  const found = compile(source);
  if (source !== '' && value.v === '') return [str('')];
  const out: Str[] = [];
  let from = 0;
  let end = 0;
  for (const match of found.all(value.v)) {
    if (limit > 0 && out.length === limit - 1) break;
    end = match.start;
    if (match.end !== 0) out.push(cut(value, from, end));
    from = match.end;
  }
  if (end !== value.v.length) out.push(cut(value, from));
  return out;
};

const matches = (strict: boolean): GoFunction =>
  def('string string', (a) => {
    const found = pattern(chars(a, 0), 'go');
    if (!('error' in found)) return bool(found.test(chars(a, 1)));
    return strict ? refuse(`error parsing regexp: ${found.error} in \`${chars(a, 0)}\``) : bool(false);
  });
const findOne = def('string string', (a) => find(chars(a, 0), text(a, 1)));
const findMany = def('string string int', (a) => {
  const found = findAll(chars(a, 0), text(a, 1), count(a, 2));
  return found.length === 0 ? noList('string') : strings(found);
});
const replace = def('string string string', (a) => {
  const found = compile(chars(a, 0));
  return found.test(chars(a, 1)) ? str(replaceAll(found, chars(a, 1), chars(a, 2))) : text(a, 1);
});
const replaceLiteral = def('string string string', (a) => {
  const found = compile(chars(a, 0));
  return found.test(chars(a, 1)) ? str(replaceAll(found, chars(a, 1), chars(a, 2).replaceAll('$', '$$$$'))) : text(a, 1);
});
const splitFn = def('string string int', (a) =>
  count(a, 2) === 0 ? noList('string') : strings(split(chars(a, 0), text(a, 1), count(a, 2))),
);

export const regexFunctions: FunctionTable = table({
  regexMatch: matches(false),
  mustRegexMatch: matches(true),
  regexFind: findOne,
  mustRegexFind: findOne,
  regexFindAll: findMany,
  mustRegexFindAll: findMany,
  regexReplaceAll: replace,
  mustRegexReplaceAll: replace,
  regexReplaceAllLiteral: replaceLiteral,
  mustRegexReplaceAllLiteral: replaceLiteral,
  regexSplit: splitFn,
  mustRegexSplit: splitFn,
  regexQuoteMeta: def('string', (a) => str(chars(a, 0).replace(/[\\.+*?()|[\]{}^$]/g, '\\$&'))),
});
