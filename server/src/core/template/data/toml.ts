/** TOML as Helm writes and reads it. */
import { formatFloat } from '../value/number.ts';
import { sortedKeys } from '../value/quote.ts';
import { GoError } from '../value/refuse.ts';
import { bool, type Dict, dict, float, int, type List, list, nil, type Str, str, type Value } from '../value/value.ts';

const bareKey = (key: string): string => (/^[A-Za-z0-9_-]+$/.test(key) ? key : quoted(key));
const quoted = (text: string): string =>
  `"${text.replace(/["\\\x00-\x1f\x7f]/g, (c) => ({ '"': '\\"', '\\': '\\\\', '\b': '\\b', '\t': '\\t', '\n': '\\n', '\f': '\\f', '\r': '\\r' })[c] ?? `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)}"`;

const isTables = (value: Value): value is List =>
  value.t === 'list' && value.items.length > 0 && value.items.every((item) => item.t === 'map');

/** Scalars first, then tables, each by name. */
export const encodeToml = (value: Value): Str => {
  if (value.t === 'struct') return encodeToml(value.json?.() ?? dict(value.fields));
  if (value.t !== 'map') throw new GoError('toml: top-level values must be Go maps or structs');
  const out: string[] = [];
  emitTable(out, value, [], 0);
  return str(out.join(''));
};

const maxDepth = 100;

const emitTable = (out: string[], table: Dict, path: readonly string[], depth: number): void => {
  if (depth > maxDepth) throw new GoError('toml: the value is nested too deeply');
  const indent = '  '.repeat(Math.max(0, path.length - 1));
  const inner = path.length === 0 ? '' : '  '.repeat(path.length);
  const later: string[] = [];
  for (const key of sortedKeys(table.map)) {
    const value = table.map.get(key) ?? nil;
    if (value.t === 'nil') continue;
    if (value.t === 'map' || isTables(value)) later.push(key);
    else out.push(`${path.length === 0 ? '' : inner}${bareKey(key)} = ${scalar(value, depth)}\n`);
  }
  for (const key of later) {
    const value = table.map.get(key) ?? nil;
    const here = [...path, key];
    const name = here.map(bareKey).join('.');
    const head = path.length === 0 ? '' : `${indent}  `;
    if (value.t === 'map') {
      if (out.length > 0 && path.length === 0) out.push('\n');
      out.push(`${head}[${name}]\n`);
      emitTable(out, value, here, depth + 1);
    } else if (value.t === 'list') {
      for (const item of value.items) {
        if (item.t !== 'map') continue;
        if (out.length > 0) out.push('\n');
        out.push(`${head}[[${name}]]\n`);
        emitTable(out, item, here, depth + 1);
      }
    }
  }
};

const scalar = (value: Value, depth: number): string => {
  if (depth > maxDepth) throw new GoError('toml: the value is nested too deeply');
  switch (value.t) {
    case 'string':
      return quoted(value.v);
    case 'bool':
    case 'int':
      return String(value.v);
    case 'float': {
      const text = formatFloat(value.v).replace('e+', 'e+');
      return /[.e]|Inf|NaN/.test(text) ? text.replace('+Inf', 'inf').replace('-Inf', '-inf').replace('NaN', 'nan') : `${text}.0`;
    }
    case 'list':
      return `[${value.items.map((item) => scalar(item, depth + 1)).join(', ')}]`;
    case 'map':
      return `{${sortedKeys(value.map)
        .map((key) => `${bareKey(key)} = ${scalar(value.map.get(key) ?? nil, depth + 1)}`)
        .join(', ')}}`;
    default:
      throw new GoError(`toml: cannot encode ${value.t}`);
  }
};

/** Reads TOML: tables, arrays of tables, dotted keys, strings of all four kinds, numbers, dates as text. */
export const decodeToml = (text: string): Value => {
  const top = dict();
  let table = top;
  let at = 0;
  const fail = (words: string): never => {
    const line = text.slice(0, at).split('\n').length;
    throw new GoError(`toml: line ${line}: ${words}`);
  };
  const blank = (breaks: boolean): void => {
    for (;;) {
      const c = text[at];
      if (c === ' ' || c === '\t' || (breaks && (c === '\n' || c === '\r'))) at++;
      else if (c === '#') while (at < text.length && text[at] !== '\n') at++;
      else return;
    }
  };
  const readString = (): string => {
    const mark = text[at] ?? '';
    const long = text.startsWith(mark.repeat(3), at);
    at += long ? 3 : 1;
    const close = long ? mark.repeat(3) : mark;
    if (long && text[at] === '\r') at++;
    if (long && text[at] === '\n') at++;
    let out = '';
    while (!text.startsWith(close, at)) {
      const c = text[at];
      if (c === undefined || (!long && c === '\n')) return fail('unexpected end of string');
      at++;
      if (c !== '\\' || mark === "'") {
        out += c;
        continue;
      }
      const e = text[at++] ?? '';
      const plain = { b: '\b', t: '\t', n: '\n', f: '\f', r: '\r', e: '\x1b', '"': '"', '\\': '\\' }[e];
      if (plain !== undefined) out += plain;
      else if (e === 'u' || e === 'U') {
        const size = e === 'u' ? 4 : 8;
        const code = Number.parseInt(text.slice(at, at + size), 16);
        if (!(code <= 0x10ffff)) return fail('invalid escape');
        out += String.fromCodePoint(code);
        at += size;
      } else if (long && /\s/.test(e)) while (/\s/.test(text[at] ?? '')) at++;
      else
        return fail(
          `invalid escape character '${e}'; only the following escape characters are allowed: \\b, \\t, \\n, \\f, \\r, \\", \\\\, \\uXXXX, and \\UXXXXXXXX`,
        );
    }
    at += close.length;
    return out;
  };
  const readKey = (): string[] => {
    const out: string[] = [];
    for (;;) {
      blank(false);
      if (text[at] === '"' || text[at] === "'") out.push(readString());
      else {
        const m = /^[A-Za-z0-9_-]+/.exec(text.slice(at, at + 500))?.[0];
        if (m === undefined) return fail(`expected key but found '${text[at] ?? 'EOF'}' instead`);
        at += m.length;
        out.push(m);
      }
      blank(false);
      if (text[at] !== '.') return out;
      at++;
    }
  };
  const enter = (from: Dict, keys: readonly string[]): Dict => {
    let here = from;
    for (const key of keys) {
      const next = here.map.get(key);
      const last = next?.t === 'list' ? next.items.at(-1) : next;
      if (last?.t === 'map') here = last;
      else if (next !== undefined) return fail(`Key '${key}' has already been defined.`);
      else {
        const made = dict();
        here.map.set(key, made);
        here = made;
      }
    }
    return here;
  };
  const set = (from: Dict, keys: readonly string[], value: Value): void => {
    const target = enter(from, keys.slice(0, -1));
    const key = keys.at(-1) ?? '';
    if (target.map.has(key)) fail(`Key '${keys.join('.')}' has already been defined.`);
    target.map.set(key, value);
  };
  const readValue = (depth: number): Value => {
    if (depth > maxDepth) return fail('the value is nested too deeply');
    blank(false);
    const c = text[at];
    if (c === '"' || c === "'") return str(readString());
    if (c === '[') {
      const items: Value[] = [];
      at++;
      for (;;) {
        blank(true);
        if (text[at] === ']') break;
        items.push(readValue(depth + 1));
        blank(true);
        if (text[at] === ',') at++;
        else if (text[at] !== ']') return fail('expected a comma or array terminator');
      }
      at++;
      return list(items);
    }
    if (c === '{') {
      const out = dict();
      at++;
      blank(false);
      while (text[at] !== '}') {
        const keys = readKey();
        if (text[at] !== '=') return fail("expected '='");
        at++;
        set(out, keys, readValue(depth + 1));
        blank(false);
        if (text[at] === ',') at++;
        else if (text[at] !== '}') return fail('expected a comma or an inline table terminator');
        blank(false);
      }
      at++;
      return out;
    }
    const word = /^[^\s,\]}#]+/.exec(text.slice(at, at + 200))?.[0] ?? '';
    at += word.length;
    if (word === 'true' || word === 'false') return bool(word === 'true');
    const plain = word.replaceAll('_', '');
    if (/^[+-]?(0|[1-9][0-9]*)$/.test(plain)) return int(BigInt(plain.replace('+', '')), 'int64');
    if (/^0(x[0-9a-fA-F]+|o[0-7]+|b[01]+)$/.test(plain)) return int(BigInt(plain), 'int64');
    if (/^[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?$/.test(plain)) return float(Number(plain));
    if (/^[+-]?inf$/.test(plain)) return float(plain.startsWith('-') ? -Infinity : Infinity);
    if (/^[+-]?nan$/.test(plain)) return float(Number.NaN);
    if (/^[0-9]{4}-[0-9]{2}-[0-9]{2}|^[0-9]{2}:[0-9]{2}/.test(word)) return str(word);
    return fail(`expected value but found '${word.slice(0, 1) || 'EOF'}' instead`);
  };
  for (;;) {
    blank(true);
    if (at >= text.length) return top;
    if (text[at] === '[') {
      const array = text[at + 1] === '[';
      at += array ? 2 : 1;
      const keys = readKey();
      if (!text.startsWith(array ? ']]' : ']', at)) fail('expected a table name terminator');
      at += array ? 2 : 1;
      if (array) {
        const parent = enter(top, keys.slice(0, -1));
        const key = keys.at(-1) ?? '';
        const old = parent.map.get(key);
        table = dict();
        parent.map.set(key, list([...(old?.t === 'list' ? old.items : []), table]));
      } else table = enter(top, keys);
    } else {
      const keys = readKey();
      if (text[at] !== '=') fail(`expected '=' after a key`);
      at++;
      set(table, keys, readValue(0));
    }
    blank(false);
    if (at < text.length && text[at] !== '\n' && text[at] !== '\r')
      fail('expected a top-level item to end with a newline, comment, or EOF');
  }
};
