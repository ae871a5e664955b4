/** The forms of `--set`: `a.b=c`, `a[0]=x`, `a={x,y}`, `a\.b=c`, several with commas. */
import { decodeJson } from '../data/json.ts';
import { GoError } from '../value/refuse.ts';
import { bool, type Dict, dict, int, list, nil, str, typeOf, type Value } from '../value/value.ts';

export type SetForm = 'set' | 'set-string' | 'set-json' | 'set-file' | 'set-literal';

const maxIndex = 65536;
const maxNested = 30;

/** Applies one flag to values, in place. Answers Helm's words where the flag cannot be read. */
export const applySet = (
  values: Dict,
  flag: string,
  form: SetForm,
  readFile: (path: string) => string | undefined = () => undefined,
): string | undefined => {
  const parser: Parser = { text: flag, at: 0, form, readFile };
  try {
    if (form === 'set-json' && flag.trimStart().startsWith('{')) {
      overlay(values, decodeJson(str(flag)));
      return undefined;
    }
    while (parser.at < flag.length) readKey(parser, values, 0);
    return undefined;
  } catch (error) {
    if (error instanceof GoError) return error.message;
    throw error;
  }
};

/** Lays one map over another: maps merge, all else replaces. */
export const overlay = (target: Dict, source: Value): void => {
  if (source.t !== 'map') return;
  for (const [key, value] of source.map) {
    const own = target.map.get(key);
    if (value.t === 'map' && own?.t === 'map') overlay(own, value);
    else {
      target.map.set(key, value);
      const at = source.keys.get(key);
      if (at === undefined) target.keys.delete(key);
      else target.keys.set(key, at);
    }
  }
};

interface Parser {
  readonly text: string;
  at: number;
  readonly form: SetForm;
  readonly readFile: (path: string) => string | undefined;
}

const fail = (words: string): never => {
  throw new GoError(words);
};

/** Text up to one of the stops, which is consumed; a backslash keeps the next character. */
const until = (p: Parser, stops: string): { text: string; stop: string | undefined; escaped: boolean } => {
  let out = '';
  let escaped = false;
  while (p.at < p.text.length) {
    const c = p.text[p.at++] ?? '';
    if (stops.includes(c)) return { text: out, stop: c, escaped };
    if (c === '\\' && p.form !== 'set-literal') {
      out += p.text[p.at++] ?? '';
      escaped = true;
    } else out += c;
  }
  return { text: out, stop: undefined, escaped };
};

const put = (target: Dict, key: string, value: Value): void => {
  if (key === '') return;
  target.map.set(key, value);
  target.keys.delete(key);
};

const readKey = (p: Parser, target: Dict, depth: number): void => {
  const { text: key, stop } = until(p, '=[,.');
  switch (stop) {
    case undefined:
      if (key !== '') fail(`key ${JSON.stringify(key)} has no value`);
      return;
    case ',':
      put(target, key, str(''));
      fail(`key ${JSON.stringify(key)} has no value (cannot end with ,)`);
      return;
    case '=':
      put(target, key, readValue(p));
      return;
    case '[': {
      const index = readIndex(p);
      const old = target.map.get(key);
      if (old !== undefined && old.t !== 'list') notA(old, '[]interface {}');
      put(target, key, readItem(p, old?.t === 'list' ? old.items : [], index, depth));
      return;
    }
    default: {
      if (depth >= maxNested) fail(`value name nested level is greater than maximum supported nested level of ${maxNested}`);
      const old = target.map.get(key);
      if (old !== undefined && old.t !== 'map') notA(old, 'map[string]interface {}');
      const inner = old?.t === 'map' ? old : dict();
      readKey(p, inner, depth + 1);
      if (inner.map.size === 0) fail(`key map ${JSON.stringify(key)} has no value`);
      put(target, key, inner);
    }
  }
};

const notA = (value: Value, type: string): never =>
  fail(`unable to parse key: interface conversion: interface {} is ${value.t === 'nil' ? 'nil' : typeOf(value)}, not ${type}`);

const readIndex = (p: Parser): number => {
  const { text, stop } = until(p, ']');
  if (stop === undefined) return fail('error parsing index: EOF');
  if (!/^-?[0-9]+$/.test(text)) return fail(`error parsing index: strconv.Atoi: parsing ${JSON.stringify(text)}: invalid syntax`);
  const index = Number(text);
  if (index < 0) return fail(`negative ${index} index not allowed`);
  return index > maxIndex ? fail(`index of ${index} is greater than maximum supported index of ${maxIndex}`) : index;
};

const withItem = (items: readonly Value[], index: number, value: Value): Value => {
  const out = [...items];
  while (out.length <= index) out.push(nil);
  out[index] = value;
  return list(out);
};

const readItem = (p: Parser, items: readonly Value[], index: number, depth: number): Value => {
  const { text, stop } = until(p, '[.=');
  if (text !== '') return fail(`unexpected data at end of array index: ${JSON.stringify(text)}`);
  const old = items[index];
  if (stop === '=') return withItem(items, index, readValue(p));
  if (stop === '[') return withItem(items, index, readItem(p, old?.t === 'list' ? old.items : [], readIndex(p), depth));
  if (stop === undefined) return withItem(items, index, str(''));
  const inner = old?.t === 'map' ? old : dict();
  readKey(p, inner, depth + 1);
  return withItem(items, index, inner);
};

const readValue = (p: Parser): Value => {
  if (p.form === 'set-json') return readJson(p);
  if (p.form === 'set-literal') {
    const rest = p.text.slice(p.at);
    p.at = p.text.length;
    return str(rest);
  }
  if (p.form === 'set-file') {
    const { text } = until(p, ',');
    return str(p.readFile(text) ?? fail(`open ${text}: no such file or directory`));
  }
  if (p.text[p.at] !== '{') {
    const { text, escaped } = until(p, ',');
    return typed(text, p.form, escaped);
  }
  p.at++;
  const items: Value[] = [];
  for (;;) {
    const { text, stop, escaped } = until(p, ',}');
    if (stop === undefined) return fail("list must terminate with '}'");
    if (stop === '}') {
      if (text !== '' || items.length > 0) items.push(typed(text, p.form, escaped));
      if (p.text[p.at] === ',') p.at++;
      return list(items);
    }
    items.push(typed(text, p.form, escaped));
  }
};

const readJson = (p: Parser): Value => {
  // The longest beginning that is JSON: it ends at a comma that stands outside of everything.
  let depth = 0;
  let quoted = false;
  let end = p.at;
  for (; end < p.text.length; end++) {
    const c = p.text[end];
    if (quoted) {
      if (c === '\\') end++;
      else if (c === '"') quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === '[' || c === '{') depth++;
    else if (c === ']' || c === '}') depth--;
    else if (c === ',' && depth === 0) break;
  }
  const text = p.text.slice(p.at, end);
  p.at = Math.min(p.text.length, end + 1);
  return text.trim() === '' ? nil : decodeJson(str(text));
};

/** What a bare word means: booleans, null and integers unless strings were asked for. */
const typed = (text: string, form: SetForm, escaped: boolean): Value => {
  if (form === 'set-string' || escaped) return str(text);
  if (/^true$/i.test(text)) return bool(true);
  if (/^false$/i.test(text)) return bool(false);
  if (/^null$/i.test(text)) return nil;
  if (text === '0') return int(0, 'int64');
  return /^[+-]?[1-9][0-9]*$/.test(text) && BigInt.asIntN(64, BigInt(text)) === BigInt(text)
    ? int(BigInt(text), 'int64')
    : str(text);
};
