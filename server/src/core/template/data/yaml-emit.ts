/** YAML exactly as Go's JSON-to-YAML conversion writes it: go-yaml v2's emitter, block style, lines folded behind column 80. */

import { base64Encode } from '../functions/encoding.ts';
import { formatFloat, jsonFloat } from '../value/number.ts';
import { noOrigin, type Origin } from '../value/origin.ts';
import { GoError } from '../value/refuse.ts';
import { byteLength, cut, originOf, type Writer, write, writer, writeStr, written } from '../value/text.ts';
import { dict, nil, type Str, str, type Value } from '../value/value.ts';
import { compareKeys } from './yaml-order.ts';
import { resolvePlain } from './yaml-scalar.ts';
import { analyze, escapeChar, escapeDouble, isBreak, keyText, readsAsString } from './yaml-style.ts';

/** Writes a value, without the line end that closes the document. */
export const encodeYaml = (value: Value, origins: boolean): Str => encode(value, origins, 0, yamlFloat);

/** The same with lists indented below their keys and floats written as such: `toYamlPretty`. */
export const encodeYamlPretty = (value: Value, origins: boolean): Str => encode(value, origins, 2, formatFloat);

const encode = (value: Value, origins: boolean, listIndent: number, float: (v: number) => string): Str => {
  const out = writer(origins);
  const e: Emitter = { out, column: 0, open: false, listIndent, float };
  emitNode(e, value, -2, 'root', 0);
  const text = written(out);
  return text.v.endsWith('\n') ? cut(text, 0, text.v.length - 1) : text;
};

interface Emitter {
  readonly out: Writer;
  /** The column in characters. */
  column: number;
  /** True where a literal block ended its own line. */
  open: boolean;
  /** How far lists stand in from their key. */
  readonly listIndent: number;
  readonly float: (v: number) => string;
}

const width = 80;
const maxDepth = 1000;

const put = (e: Emitter, text: string, origin: Origin = noOrigin): void => {
  write(e.out, text, origin);
  e.column += text.length;
};

const newLine = (e: Emitter, indent: number): void => {
  if (e.open) e.open = false;
  else if (e.out.length > 0) write(e.out, '\n', noOrigin);
  if (indent > 0) write(e.out, ' '.repeat(indent), noOrigin);
  e.column = Math.max(0, indent);
};

/** `indent` is the column of the collection around; a scalar's further lines stand two to its right. */
const emitNode = (e: Emitter, value: Value, indent: number, place: 'root' | 'value' | 'item', depth: number): void => {
  if (depth > maxDepth) throw new GoError('the value is nested too deeply');
  switch (value.t) {
    case 'struct':
      emitNode(e, value.json?.() ?? dict(value.fields), indent, place, depth + 1);
      return;
    case 'map':
      emitMap(e, value, indent, place, depth);
      return;
    case 'list':
      emitList(e, value, indent, place, depth);
      return;
    default:
      if (place !== 'root') put(e, ' ');
      emitScalar(e, value, place === 'root' ? 2 : indent + 2);
      return;
  }
};

const emitMap = (
  e: Emitter,
  value: Value & { t: 'map' },
  indent: number,
  place: 'root' | 'value' | 'item',
  depth: number,
): void => {
  if (value.map.size === 0) {
    put(e, place === 'root' ? '{}' : ' {}', value.o);
    return;
  }
  const column = indent + 2;
  const keys = [...value.map.keys()].sort(compareKeys);
  for (const [i, key] of keys.entries()) {
    if (i > 0 || place !== 'item') newLine(e, column);
    else put(e, ' ');
    const origin = value.keys.get(key) ?? noOrigin;
    const item = value.map.get(key) ?? nil;
    const shown = /[\n\r\x85\u2028\u2029]/.test(key) ? undefined : keyText(key);
    if (shown !== undefined && byteLength(key) <= 128) {
      put(e, shown, origin);
      put(e, ':', origin);
      emitNode(e, item, column, 'value', depth + 1);
      continue;
    }
    put(e, '?', origin);
    put(e, ' ', origin);
    emitScalar(e, str(key, [{ at: 0, origin, from: -1 }]), column + 2);
    newLine(e, column);
    put(e, ':', origin);
    emitNode(e, item, column, 'item', depth + 1);
  }
};

const emitList = (
  e: Emitter,
  value: Value & { t: 'list' },
  indent: number,
  place: 'root' | 'value' | 'item',
  depth: number,
): void => {
  if (value.items.length === 0) {
    put(e, `${place === 'root' ? '' : ' '}${value.unmade ? 'null' : '[]'}`, value.o);
    return;
  }
  const column = place === 'value' ? indent + e.listIndent : indent + 2;
  for (const [i, item] of value.items.entries()) {
    if (i > 0 || place !== 'item') newLine(e, column);
    else put(e, ' ');
    put(e, '-', originOf(item) ?? value.o);
    emitNode(e, item, column, 'item', depth + 1);
  }
};

const emitScalar = (e: Emitter, value: Value, indent: number): void => {
  switch (value.t) {
    case 'nil':
      put(e, 'null', value.o);
      return;
    case 'bool':
      put(e, String(value.v), value.o);
      return;
    case 'int':
      put(e, String(value.v), value.o);
      return;
    case 'float':
      put(e, e.float(value.v), value.o);
      return;
    case 'bytes':
      emitString(e, str(base64Encode(value.v), value.runs), indent);
      return;
    case 'string':
      emitString(
        e,
        /\p{Surrogate}/u.test(value.v) ? str(value.v.replace(/\p{Surrogate}/gu, '\ufffd'), value.runs) : value,
        indent,
      );
      return;
    default:
      throw new GoError('json: unsupported type: complex128');
  }
};

/** A float goes through JSON first, where a whole number loses its point and is an integer afterwards. */
const yamlFloat = (v: number): string => {
  if (!Number.isFinite(v)) throw new GoError(`json: unsupported value: ${Number.isNaN(v) ? 'NaN' : v > 0 ? '+Inf' : '-Inf'}`);
  const resolved = resolvePlain(jsonFloat(v));
  return resolved.t === 'int' ? String(resolved.v) : formatFloat(v);
};

const emitString = (e: Emitter, value: Str, indent: number): void => {
  const { v } = value;
  const analysis = analyze(v);
  const origin = originOf(value) ?? noOrigin;
  if (v.includes('\n') && analysis.block) {
    emitLiteral(e, value, indent, origin);
    return;
  }
  if (!v.includes('\n') && readsAsString(v)) {
    if (analysis.plain) {
      emitFolded(e, value, indent);
      return;
    }
    if (analysis.single) {
      put(e, "'", origin);
      if (v.includes("'")) emitFolded(e, str(v.replaceAll("'", "''"), [{ at: 0, origin, from: -1 }]), indent, true);
      else emitFolded(e, value, indent, true);
      put(e, "'", origin);
      return;
    }
  }
  put(e, '"', origin);
  const escaped = escapeDouble(v);
  if (escaped === v) emitFolded(e, value, indent, true, true);
  else emitDouble(e, v, indent, origin);
  put(e, '"', origin);
};

/** A text in one piece, or broken at single spaces behind the line width. */
const emitFolded = (e: Emitter, value: Str, indent: number, quoted = false, double = false): void => {
  const { v } = value;
  if (e.column + v.length <= width) {
    writeStr(e.out, value);
    e.column += v.length;
    return;
  }
  let from = 0;
  let column = e.column;
  let spaces = false;
  for (let i = 0; i < v.length; ) {
    const size = (v.codePointAt(i) ?? 0) > 0xffff ? 2 : 1;
    if (v[i] === ' ') {
      const inner = !quoted || (i > 0 && i < v.length - 1);
      const next = double || v[i + 1] !== ' ';
      if (!spaces && column > width && inner && next) {
        writeStr(e.out, cut(value, from, i));
        newLine(e, indent);
        if (double && v[i + 1] === ' ') put(e, '\\');
        column = e.column;
        from = i + 1;
      } else column++;
      spaces = true;
    } else {
      column++;
      spaces = false;
    }
    i += size;
  }
  writeStr(e.out, cut(value, from));
  e.column = column;
};

/** Double quotes with escapes: broken at spaces behind the line width, a following space kept by a backslash. */
const emitDouble = (e: Emitter, v: string, indent: number, origin: Origin): void => {
  const points = Array.from(v);
  let spaces = false;
  let line = '';
  for (const [i, c] of points.entries()) {
    if (c === ' ') {
      if (!spaces && e.column + line.length > width && i > 0 && i < points.length - 1) {
        put(e, line, origin);
        line = '';
        newLine(e, indent);
        if (points[i + 1] === ' ') put(e, '\\', origin);
      } else line += c;
      spaces = true;
    } else {
      line += escapeChar(c);
      spaces = false;
    }
  }
  put(e, line, origin);
};

const emitLiteral = (e: Emitter, value: Str, indent: number, origin: Origin): void => {
  const { v } = value;
  const hint = v[0] === ' ' || isBreak(v[0] ?? '') ? '2' : '';
  const last = v.at(-1) ?? '';
  const chomp = !isBreak(last) ? '-' : v.length === 1 || isBreak(v.at(-2) ?? '') ? '+' : '';
  put(e, `|${hint}${chomp}`, origin);
  write(e.out, '\n', origin);
  const pad = ' '.repeat(indent);
  let from = 0;
  while (from < v.length) {
    const at = v.indexOf('\n', from);
    const end = at < 0 ? v.length : at + 1;
    if (v[from] !== '\n') write(e.out, pad, origin);
    writeStr(e.out, cut(value, from, end));
    from = end;
  }
  e.open = isBreak(last);
  e.column = 0;
};
