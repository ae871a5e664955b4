import { column, fail, isBlankAt, isBlankOrEnd, isBreakAt, passBreak, type Scanner, type Token } from './yaml-cursor.ts';

/** A scalar's value being read, with the places of its pieces. */
interface Build {
  value: string;
  readonly pieces: [number, number][];
}

const take = (build: Build, text: string, from: number, to: number): void => {
  if (to <= from) return;
  build.pieces.push([build.value.length, from]);
  build.value += text.slice(from, to);
};

const made = (s: Scanner, start: number, line: number, col: number, build: Build, plain: boolean): Token => ({
  kind: 'scalar',
  start,
  end: s.at,
  line,
  column: col,
  text: build.value,
  plain,
  pieces: build.pieces,
});

/** Reads a line break into its normal form. */
const breakText = (s: Scanner): string => {
  const c = s.text.charCodeAt(s.at);
  passBreak(s);
  return c === 0x2028 || c === 0x2029 ? String.fromCharCode(c) : '\n';
};

const atDocumentMark = (s: Scanner): boolean =>
  column(s) === 0 && (s.text.startsWith('---', s.at) || s.text.startsWith('...', s.at)) && isBlankOrEnd(s.text, s.at + 3);

export const scanPlain = (s: Scanner): Token => {
  const { text } = s;
  const [start, line, col] = [s.at, s.line, column(s)];
  const build: Build = { value: '', pieces: [] };
  const indent = s.indent + 1;
  let end = { at: s.at, line: s.line, lineStart: s.lineStart };
  let blanks: [number, number] = [0, 0];
  let lead: string | undefined;
  let trail = '';
  for (;;) {
    if (atDocumentMark(s) || text[s.at] === '#') break;
    const from = s.at;
    while (!isBlankOrEnd(text, s.at)) {
      const c = text[s.at] ?? '';
      if (c === ':' && isBlankOrEnd(text, s.at + 1)) break;
      if (
        s.flow > 0 &&
        (c === ',' || c === '[' || c === ']' || c === '{' || c === '}' || (c === '?' && isBlankOrEnd(text, s.at + 1)))
      )
        break;
      if (s.flow > 0 && c === ':' && /[,?[\]{}]/.test(text[s.at + 1] ?? '')) {
        if (s.at > start || /[,[\]{}]/.test(text[s.at + 1] ?? '')) break;
      }
      s.at++;
    }
    if (s.at > from) {
      if (lead !== undefined) {
        if (lead === '\n') build.value += trail === '' ? ' ' : trail;
        else build.value += lead + trail;
        lead = undefined;
        trail = '';
      } else take(build, text, blanks[0], blanks[1]);
      take(build, text, from, s.at);
      end = { at: s.at, line: s.line, lineStart: s.lineStart };
    }
    if (!(isBlankAt(text, s.at) || (s.at < text.length && isBreakAt(text, s.at)))) break;
    blanks = [s.at, s.at];
    while (isBlankAt(text, s.at) || (s.at < text.length && isBreakAt(text, s.at))) {
      if (isBlankAt(text, s.at)) {
        if (lead !== undefined && column(s) < indent && text[s.at] === '\t')
          fail('found a tab character that violates indentation', s.line + 1);
        s.at++;
        if (lead === undefined) blanks = [blanks[0], s.at];
      } else if (lead === undefined) lead = breakText(s);
      else trail += breakText(s);
    }
    if (s.flow === 0 && column(s) < indent) break;
    if (s.at >= text.length) break;
    if (s.at === from) break;
  }
  if (lead !== undefined) s.keyAllowed = true;
  return { ...made(s, start, line, col, build, true), end: end.at };
};

const escapes: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  "'": "'",
  '\\': '\\',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
  '/': '/',
};

export const scanQuoted = (s: Scanner, mark: '"' | "'"): Token => {
  const { text } = s;
  const [start, line, col] = [s.at, s.line, column(s)];
  const build: Build = { value: '', pieces: [] };
  s.at++;
  for (;;) {
    if (atDocumentMark(s)) fail('found unexpected document indicator', s.line + 1);
    if (s.at >= text.length) fail('found unexpected end of stream', s.line + 1);
    let joined = false;
    let from = s.at;
    while (!isBlankOrEnd(text, s.at)) {
      const c = text[s.at];
      if (c === mark && mark === "'" && text[s.at + 1] === "'") {
        take(build, text, from, s.at + 1);
        s.at += 2;
        from = s.at;
        continue;
      }
      if (c === mark) break;
      if (c === '\\' && mark === '"') {
        take(build, text, from, s.at);
        if (s.at + 1 < text.length && isBreakAt(text, s.at + 1)) {
          s.at++;
          passBreak(s);
          joined = true;
          from = s.at;
          break;
        }
        build.pieces.push([build.value.length, -1]);
        build.value += readEscape(s);
        from = s.at;
        continue;
      }
      s.at++;
    }
    take(build, text, from, s.at);
    if (text[s.at] === mark && !joined) break;
    readGap(s, build, joined);
  }
  s.at++;
  return made(s, start, line, col, build, false);
};

/** Blanks and line breaks inside quotes: one break is a space, more are breaks. */
const readGap = (s: Scanner, build: Build, joined: boolean): void => {
  const { text } = s;
  let lead: string | undefined = joined ? '' : undefined;
  let trail = '';
  const from = s.at;
  let to = s.at;
  while (isBlankAt(text, s.at) || (s.at < text.length && isBreakAt(text, s.at))) {
    if (isBlankAt(text, s.at)) {
      s.at++;
      if (lead === undefined) to = s.at;
    } else if (lead === undefined) lead = breakText(s);
    else trail += breakText(s);
  }
  if (lead === undefined) take(build, text, from, to);
  else if (lead === '\n') build.value += trail === '' ? ' ' : trail;
  else build.value += lead + trail;
};

const readEscape = (s: Scanner): string => {
  const e = s.text[s.at + 1] ?? '';
  const known = escapes[e];
  if (known !== undefined) {
    s.at += 2;
    return known;
  }
  const size = { x: 2, u: 4, U: 8 }[e];
  if (size === undefined) return fail('found unknown escape character', s.line + 1);
  const digits = s.text.slice(s.at + 2, s.at + 2 + size);
  if (digits.length !== size || !/^[0-9a-fA-F]+$/.test(digits))
    return fail('did not find expected hexdecimal number', s.line + 1);
  const code = Number.parseInt(digits, 16);
  if ((code >= 0xd800 && code < 0xe000) || code > 0x10ffff)
    return fail('found invalid Unicode character escape code', s.line + 1);
  s.at += 2 + size;
  return String.fromCodePoint(code);
};

export const scanBlockScalar = (s: Scanner, literal: boolean): Token => {
  const { text } = s;
  const [start, line, col] = [s.at, s.line, column(s)];
  const build: Build = { value: '', pieces: [] };
  s.at++;
  let chomp = '';
  let increment = 0;
  const readChomp = (): void => {
    if (text[s.at] === '+' || text[s.at] === '-') chomp = text[s.at++] ?? '';
  };
  readChomp();
  if (/[0-9]/.test(text[s.at] ?? '')) {
    if (text[s.at] === '0') fail('found an indentation indicator equal to 0', s.line + 1);
    increment = Number(text[s.at++]);
    readChomp();
  }
  while (isBlankAt(text, s.at)) s.at++;
  if (text[s.at] === '#') while (s.at < text.length && !isBreakAt(text, s.at)) s.at++;
  if (s.at < text.length && !isBreakAt(text, s.at)) fail('did not find expected comment or line break', s.line + 1);
  if (s.at < text.length) passBreak(s);
  let end = s.at;
  let indent = increment > 0 ? (s.indent >= 0 ? s.indent + increment : increment) : 0;
  const breaks = (): string => {
    let out = '';
    let widest = 0;
    for (;;) {
      while ((indent === 0 || column(s) < indent) && text[s.at] === ' ') s.at++;
      widest = Math.max(widest, column(s));
      if ((indent === 0 || column(s) < indent) && text[s.at] === '\t')
        fail('found a tab character where an indentation space is expected', s.line + 1);
      if (s.at >= text.length || !isBreakAt(text, s.at)) break;
      out += breakText(s);
      end = s.at;
    }
    if (indent === 0) indent = Math.max(widest, s.indent + 1, 1);
    return out;
  };
  let trail = breaks();
  let lead = '';
  let leadBlank = false;
  while (column(s) === indent && s.at < text.length) {
    const trailBlank = isBlankAt(text, s.at);
    if (!literal && lead.startsWith('\n') && !leadBlank && !trailBlank) {
      if (trail === '') build.value += ' ';
    } else build.value += lead;
    build.value += trail;
    leadBlank = isBlankAt(text, s.at);
    const from = s.at;
    while (s.at < text.length && !isBreakAt(text, s.at)) s.at++;
    take(build, text, from, s.at);
    end = s.at;
    lead = s.at < text.length ? breakText(s) : '';
    end = s.at;
    trail = breaks();
  }
  if (chomp !== '-') build.value += lead;
  if (chomp === '+') build.value += trail;
  return { ...made(s, start, line, col, build, false), end };
};
