/** From the library's errors to one fault: many errors of a piece have one cause. */
import { keyEnd } from './cut.ts';
import type { Fault, FaultCode } from './node.ts';

/** An error of the library: where it saw it, its code and its sentence. */
export interface Problem {
  readonly at: number;
  readonly code: string;
  readonly message: string;
}

/** What the lexer saw on its way, by which errors are understood. */
export interface Trace {
  /** Where a quote opens that never closes, or closes on a later line with text behind it. */
  readonly quote: number | null;
  /** The bracket that is left open. */
  readonly bracket: number | null;
  /** A quote never closes, whether the library says so or not. */
  readonly open: boolean;
}

const lineStart = (text: string, at: number): number => (at <= 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1);
const lineEnd = (text: string, at: number): number => {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
};

/** The offset of the first character from `at` on that is not white space; the end of the text where there is none. */
const skipBlank = (text: string, at: number): number => {
  let next = at;
  while (next < text.length && /\s/.test(text.charAt(next))) next++;
  return next;
};

/** From an offset to the end of what is written on its line, without a comment. */
const restOfLine = (text: string, start: number): { start: number; end: number } => {
  const line = text.slice(start, lineEnd(text, start));
  const comment = line.search(/\s#/);
  return { start, end: start + (comment < 0 ? line : line.slice(0, comment)).trimEnd().length };
};

const fault = (code: FaultCode, text: string, at: { start: number; end: number }): Fault => ({
  code,
  at,
  name: text.slice(at.start, at.end),
});

/** The fault on the key or first word of the line that holds the offset. */
const onLine = (code: FaultCode, text: string, offset: number): Fault => {
  const start = skipBlank(text, offset);
  const end = keyEnd(text, start, lineEnd(text, start));
  return fault(code, text, end > start ? { start, end } : restOfLine(text, start));
};

/** A key that spans lines: either its first line has no colon yet, or a later one is indented wrongly. */
const manyLines = (text: string, offset: number): Fault => {
  const start = skipBlank(text, offset);
  const from = lineStart(text, start);
  const indent = skipBlank(text, from) - from;
  if (keyEnd(text, start, lineEnd(text, start)) >= 0) return fault('malformed', text, restOfLine(text, start));
  for (let line = lineEnd(text, start) + 1; line < text.length; line = lineEnd(text, line) + 1) {
    const content = skipBlank(text, line);
    if (keyEnd(text, content, lineEnd(text, content)) < 0) continue;
    return content - lineStart(text, content) === indent && start === from + indent
      ? fault('half-typed-key', text, restOfLine(text, start))
      : onLine('bad-indentation', text, content);
  }
  return fault('malformed', text, restOfLine(text, start));
};

const tabAt = (text: string, offset: number): Fault | null => {
  const from = lineStart(text, offset);
  const indent = /^ *\t[ \t]*(?=\S)/.exec(text.slice(from, lineEnd(text, from)));
  if (!indent) return null;
  const start = from + indent[0].indexOf('\t');
  return { code: 'tab', at: { start, end: from + indent[0].length }, name: '\t' };
};

/** The one fault that explains the errors of a piece. */
export const diagnose = (text: string, problems: readonly Problem[], trace: Trace): Fault => {
  const error = problems.reduce<Problem | null>((first, one) => (first === null || one.at < first.at ? one : first), null);
  const at = Math.min(Math.max(0, error?.at ?? 0), text.length);
  if (trace.quote !== null && trace.quote <= at) {
    const { end } = restOfLine(text, trace.quote);
    return {
      code: 'unclosed-quote',
      at: { start: trace.quote, end: Math.max(end, trace.quote + 1) },
      name: text.charAt(trace.quote),
    };
  }
  if (trace.bracket !== null && trace.bracket <= at)
    return fault('unclosed-flow', text, { start: trace.bracket, end: trace.bracket + 1 });
  const tab = error?.code === 'TAB_AS_INDENT' || error?.code === 'BAD_INDENT' ? (tabAt(text, at) ?? tabAt(text, at + 1)) : null;
  if (tab) return tab;
  switch (error?.code) {
    case 'BAD_INDENT':
      return onLine('bad-indentation', text, at);
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return error.message.startsWith('A block seq') ? onLine('bad-indentation', text, at) : manyLines(text, at);
    case 'MISSING_CHAR':
      if (error.message.startsWith('Implicit map keys'))
        return fault('half-typed-key', text, restOfLine(text, skipBlank(text, at)));
      if (error.message.startsWith('Sequence item')) return onLine('bad-indentation', text, at);
      break;
    case 'RESOURCE_EXHAUSTION':
      return fault('too-deep', text, { start: at, end: Math.min(text.length, at + 1) });
  }
  const start = skipBlank(text, at);
  if (start >= text.length) {
    const last = text.trimEnd().length;
    return fault('malformed', text, { start: Math.max(0, last - 1), end: last });
  }
  const rest = restOfLine(text, start);
  return fault('malformed', text, rest.end > start ? rest : { start, end: start + 1 });
};
