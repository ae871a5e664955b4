/** What an offset of a template names. */
import type { Source, Span } from '../../base/source.ts';
import { touches } from '../../base/source.ts';
import type { Operand, Pipeline } from '../../template/index.ts';
import { flowOf, inner, templateOf } from './flow.ts';
import { markAt, type Where } from './scope.ts';

export type Thing =
  /** A value or object by its path from the root. */
  | { readonly kind: 'path'; readonly path: Where; readonly span: Span; readonly whole: Span; readonly quoted: boolean }
  | { readonly kind: 'template'; readonly name: string; readonly span: Span }
  | { readonly kind: 'variable'; readonly name: string; readonly span: Span; readonly declared: Span | null }
  | { readonly kind: 'function'; readonly name: string; readonly span: Span }
  | { readonly kind: 'keyword'; readonly name: string; readonly span: Span };

export const thingAt = (source: Source, offset: number): Thing | null => {
  const flow = flowOf(source);
  const mark = markAt(flow, offset);
  if (!mark) return null;
  const { tag } = mark;
  const word = tag.keyword;
  if (word && touches(word, offset)) return { kind: 'keyword', name: source.text.slice(word.start, word.end), span: word };
  for (const access of flow.accesses) {
    if (access.span.start > offset) break;
    const at = access.names.findIndex(
      ({ span }) => touches(span, offset) || (span.start - 1 === offset && !access.names[0]?.quoted),
    );
    const name = access.names[at];
    if (name && name.span.end > name.span.start)
      return {
        kind: 'path',
        path: access.path.slice(0, access.from + at + 1),
        span: name.span,
        whole: { start: access.span.start, end: name.quoted ? access.span.end : name.span.end },
        quoted: name.quoted,
      };
  }
  const call = flow.calls.find(({ name, span }) => name !== null && name !== '' && touches(span, offset));
  if (call && call.name !== null) return { kind: 'template', name: call.name, span: call.span };
  for (const node of templateOf(source).defines)
    if (node.name !== '' && touches(node.nameSpan, offset))
      return { kind: 'template', name: node.name, span: inner(node.nameSpan) };
  const variable = flow.variables.find(({ span }) => touches(span, offset));
  if (variable) return { kind: 'variable', name: variable.name, span: variable.span, declared: variable.declared };
  return functionAt(source, mark.span, offset);
};

/** Identifiers of an action by their tokens: what is broken around them does not matter. */
const functionAt = (source: Source, tag: Span, offset: number): Thing | null => {
  const { text } = source;
  let start = offset;
  while (start > tag.start && /\w/.test(text.charAt(start - 1))) start--;
  let end = offset;
  while (end < tag.end && /\w/.test(text.charAt(end))) end++;
  const before = text.charAt(start - 1);
  if (start === end || before === '.' || before === '$' || !/[A-Za-z_]/.test(text.charAt(start)) || inString(text, tag, start))
    return null;
  return { kind: 'function', name: text.slice(start, end), span: { start, end } };
};

/** Whether an offset of a tag lies in a string or a comment. */
export const inString = (text: string, tag: Span, offset: number): boolean => {
  let quote = '';
  if (/^\{\{-?\s*\/\*/.test(text.slice(tag.start, tag.start + 12))) return true;
  for (let at = tag.start; at < offset; at++) {
    const c = text.charAt(at);
    if (quote === '') {
      if (c === '"' || c === '`' || c === "'") quote = c;
    } else if (c === '\\' && quote !== '`') at++;
    else if (c === quote || (c === '\n' && quote !== '`')) quote = '';
  }
  return quote !== '';
};

/** Calls `see` for every operand of a pipeline, those inside parentheses too. */
export const eachOperand = (pipeline: Pipeline, see: (operand: Operand) => void): void => {
  const visit = (operand: Operand): void => {
    see(operand);
    if (operand.kind === 'paren') eachOperand(operand.pipeline, see);
    if (operand.kind === 'chain') visit(operand.of);
  };
  for (const command of pipeline.commands) for (const operand of command.args) visit(operand);
};
