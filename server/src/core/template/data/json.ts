import { base64Encode } from '../functions/encoding.ts';
import { toBytes } from '../value/bytes.ts';
import { jsonFloat } from '../value/number.ts';
import { noOrigin, type Origin } from '../value/origin.ts';
import { sortedKeys } from '../value/quote.ts';
import { GoError } from '../value/refuse.ts';
import { originOf, runIndex, type Writer, write, writer, writeStr, written } from '../value/text.ts';
import { bool, dict, float, list, nil, type Str, str, type Value } from '../value/value.ts';

export interface JsonStyle {
  /** Write `<`, `>` and `&` as escapes, as Go does unless told otherwise. */
  readonly escapeHtml: boolean;
  /** Spaces of one level; none for a single line. */
  readonly indent: number;
}

const maxDepth = 1000;

/** Writes a value as encoding/json does. Throws where Go answers with an error. */
export const encodeJson = (value: Value, style: JsonStyle, origins: boolean): Str => {
  const out = writer(origins);
  emit(out, value, style, 0);
  return written(out);
};

const controls: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** The inside of a JSON string. */
const escapeString = (text: string, html: boolean): string => {
  if (/^[ !#-%'-;=?-[\]-~]*$/.test(text)) return text;
  return text.replace(/["\\\x00-\x1f<>&\u2028\u2029\ud800-\udfff]/gu, (c) => {
    if (c === '<' || c === '>' || c === '&') return html ? `\\u00${c.charCodeAt(0).toString(16)}` : c;
    const known = controls[c];
    if (known !== undefined) return known;
    const code = c.codePointAt(0) ?? 0;
    if (code >= 0xd800 && code < 0xe000) return '\\ufffd';
    return code > 0xffff ? c : `\\u${code.toString(16).padStart(4, '0')}`;
  });
};

const emitString = (out: Writer, value: Str, style: JsonStyle): void => {
  const text = escapeString(value.v, style.escapeHtml);
  const origin = originOf(value) ?? noOrigin;
  write(out, '"', origin);
  if (text === value.v) writeStr(out, value);
  else write(out, text, origin);
  write(out, '"', origin);
};

const emit = (out: Writer, value: Value, style: JsonStyle, depth: number): void => {
  if (depth > maxDepth) throw new GoError('json: unsupported value: encountered a cycle');
  const line = (level: number): void => {
    if (style.indent > 0) write(out, `\n${' '.repeat(style.indent * level)}`, noOrigin);
  };
  switch (value.t) {
    case 'nil':
      write(out, 'null', value.o ?? noOrigin);
      return;
    case 'bool':
      write(out, String(value.v), value.o ?? noOrigin);
      return;
    case 'int':
      write(out, String(value.v), value.o ?? noOrigin);
      return;
    case 'float':
      if (!Number.isFinite(value.v))
        throw new GoError(`json: unsupported value: ${Number.isNaN(value.v) ? 'NaN' : value.v > 0 ? '+Inf' : '-Inf'}`);
      write(out, jsonFloat(value.v), value.o ?? noOrigin);
      return;
    case 'complex':
      throw new GoError('json: unsupported type: complex128');
    case 'string':
      emitString(out, value, style);
      return;
    case 'bytes':
      write(out, `"${base64Encode(value.v)}"`, originOf(value) ?? noOrigin);
      return;
    case 'struct':
      emit(out, value.json?.() ?? dict(value.fields), style, depth + 1);
      return;
    case 'list': {
      if (value.items.length === 0) {
        write(out, value.unmade ? 'null' : '[]', value.o ?? noOrigin);
        return;
      }
      write(out, '[', value.o ?? noOrigin);
      for (const [i, item] of value.items.entries()) {
        if (i > 0) write(out, ',', noOrigin);
        line(depth + 1);
        emit(out, item, style, depth + 1);
      }
      line(depth);
      write(out, ']', value.o ?? noOrigin);
      return;
    }
    case 'map': {
      if (value.map.size === 0) {
        write(out, '{}', value.o ?? noOrigin);
        return;
      }
      write(out, '{', value.o ?? noOrigin);
      for (const [i, key] of sortedKeys(value.map).entries()) {
        if (i > 0) write(out, ',', noOrigin);
        line(depth + 1);
        write(out, `"${escapeString(key, style.escapeHtml)}"`, value.keys.get(key) ?? noOrigin);
        write(out, style.indent > 0 ? ': ' : ':', noOrigin);
        emit(out, value.map.get(key) ?? nil, style, depth + 1);
      }
      line(depth);
      write(out, '}', value.o ?? noOrigin);
      return;
    }
  }
};

/** Reads a JSON text; every value knows the run of the text that it stands in. Throws Go's words for what is wrong. */
export const decodeJson = (text: Str): Value => {
  const source = text.v;
  const originAt = (at: number): Origin | undefined => text.runs?.[runIndex(text.runs, at)]?.origin;
  let at = 0;
  const skip = (): void => {
    while (/[ \t\r\n]/.test(source[at] ?? '')) at++;
  };
  const unexpected = (where: string): never => {
    if (at >= source.length) throw new GoError('unexpected end of JSON input');
    // Go looks at bytes.
    const c = String.fromCharCode(toBytes(String.fromCodePoint(source.codePointAt(at) ?? 0))[0] ?? 0);
    const shown = c === "'" ? "'\\''" : c === '"' ? "'\"'" : `'${c < ' ' ? JSON.stringify(c).slice(1, -1) : c}'`;
    throw new GoError(`invalid character ${shown} ${where}`);
  };
  const readString = (): string => {
    let out = '';
    for (at++; ; ) {
      const c = source[at];
      if (c === undefined) return unexpected('');
      if (c === '"') {
        at++;
        return out;
      }
      if (c < ' ') return unexpected('in string literal');
      at++;
      if (c !== '\\') {
        out += c;
        continue;
      }
      const e = source[at] ?? '';
      const plain = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }[e];
      if (plain !== undefined) {
        out += plain;
        at++;
      } else if (e === 'u') {
        at++;
        for (let i = 0; i < 4; i++)
          if (!/[0-9a-fA-F]/.test(source[at + i] ?? '')) {
            at += i;
            return unexpected('in \\u hexadecimal character escape');
          }
        out += String.fromCharCode(Number.parseInt(source.slice(at, at + 4), 16));
        at += 4;
      } else return unexpected('in string escape code');
    }
  };
  const read = (depth: number): Value => {
    if (depth > maxDepth) throw new GoError('exceeded max depth');
    skip();
    const start = at;
    const origin = originAt(start);
    const c = source[at];
    if (c === '"') {
      const v = readString().replace(/\p{Surrogate}/gu, '\ufffd');
      return str(v, origin === undefined ? undefined : [{ at: 0, origin, from: -1 }]);
    }
    if (c === '{') {
      const out = { ...dict(), o: origin };
      at++;
      skip();
      if (source[at] === '}') {
        at++;
        return out;
      }
      for (;;) {
        skip();
        if (source[at] !== '"') return unexpected('looking for beginning of object key string');
        const keyOrigin = originAt(at);
        const key = readString();
        skip();
        if (source[at] !== ':') return unexpected('after object key');
        at++;
        out.map.set(key, read(depth + 1));
        if (keyOrigin !== undefined) out.keys.set(key, keyOrigin);
        skip();
        const d = source[at];
        if (d !== ',' && d !== '}') return unexpected('after object key:value pair');
        at++;
        if (d === '}') return out;
      }
    }
    if (c === '[') {
      const items: Value[] = [];
      at++;
      skip();
      if (source[at] === ']') {
        at++;
        return list(items, undefined, origin);
      }
      for (;;) {
        items.push(read(depth + 1));
        skip();
        const d = source[at];
        if (d !== ',' && d !== ']') return unexpected('after array element');
        at++;
        if (d === ']') return list(items, undefined, origin);
      }
    }
    for (const [word, value] of [
      ['true', bool(true, origin)],
      ['false', bool(false, origin)],
      ['null', { ...nil, o: origin }],
    ] as const) {
      if (c !== word[0]) continue;
      for (const expected of word) {
        if (source[at] !== expected) return unexpected(`in literal ${word} (expecting '${expected}')`);
        at++;
      }
      return value;
    }
    const number = /^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/.exec(source.slice(at, at + 400))?.[0];
    if (number === undefined) {
      if (c !== '-') return unexpected('looking for beginning of value');
      at++;
      return unexpected('in numeric literal');
    }
    at += number.length;
    return float(Number(number), origin);
  };
  const value = read(0);
  skip();
  if (at < source.length) unexpected('after top-level value');
  return value;
};
