import { quote } from '../../base/say.ts';
import type { Span } from '../../base/source.ts';
import { goNumber, unquote } from './literals.ts';
import type { Command, Operand, Pipeline, Segment } from './nodes.ts';
import { goOperand } from './print.ts';
import { type ParseProblem, type ProblemCode, problem } from './problems.ts';
import { goToken, type Token } from './tokens.ts';

/** What the parser of one action reads and keeps: its tokens, the variables in scope, where problems go. */
export interface Cursor {
  readonly tokens: readonly Token[];
  /** Index of the next token. */
  at: number;
  /** The furthest token looked at: Go names its line in errors. */
  seen: number;
  /** Set by the first problem that ends the action. */
  failed: boolean;
  readonly variables: string[];
  readonly functions: ReadonlySet<string>;
  readonly problems: ParseProblem[];
}

const maxDepth = 1000;
const end: Token = { kind: 'end of text', start: 0, end: 0, text: '' };

export const peek = (c: Cursor): Token => {
  c.seen = Math.max(c.seen, Math.min(c.at, c.tokens.length - 1));
  return c.tokens[c.at] ?? c.tokens.at(-1) ?? end;
};
export const next = (c: Cursor): Token => {
  const token = peek(c);
  c.at++;
  return token;
};
export const peekPast = (c: Cursor): Token => {
  while (peek(c).kind === 'space') c.at++;
  return peek(c);
};
export const nextPast = (c: Cursor): Token => {
  peekPast(c);
  return next(c);
};

/** Records a problem that ends the action. Only the first counts: what follows would be its echo. */
export const fail = (c: Cursor, code: ProblemCode, span: Span, name: string, go: string): void => {
  const seen = c.tokens[c.seen];
  const from = seen?.kind === 'error' ? c.tokens[0]?.start : undefined;
  if (!c.failed) c.problems.push(problem(code, span, name, go, seen?.start ?? span.start, from));
  c.failed = true;
};

/** Refuses a token. */
export const refuse = (c: Cursor, token: Token, context: string): void => {
  const at = { start: token.start, end: Math.max(token.end, token.start) };
  if (token.kind === 'end of text') {
    // The unclosed action is already a problem of its own.
    c.failed = true;
    return;
  }
  if (token.kind === 'error') {
    fail(c, token.code ?? 'bad-token', at, token.text, token.go ?? '');
    return;
  }
  const closing = token.kind === 'right' || token.kind === 'close';
  fail(
    c,
    closing ? 'empty-command' : 'bad-token',
    at,
    closing ? context : token.text,
    `unexpected ${goToken(token)} in ${context}`,
  );
};

/** A pipeline up to its closing delimiter or parenthesis, which is consumed. Declared variables join the scope. */
export const parsePipeline = (c: Cursor, context: string, close: 'right' | 'close', depth = 0): Pipeline => {
  const start = peekPast(c).start;
  const declares: { name: string; span: Span }[] = [];
  const commands: Command[] = [];
  const assigns = parseDeclarations(c, context, declares);
  while (!c.failed) {
    const token = peekPast(c);
    if (token.kind === close) {
      c.at++;
      checkPipeline(c, commands, context, token);
      return { span: { start, end: trimmedEnd(c, token.start, start) }, declares, assigns, commands, broken: c.failed };
    }
    if (!startsOperand(token)) {
      next(c);
      refuse(c, token, context);
      break;
    }
    commands.push(parseCommand(c, depth));
  }
  return {
    span: { start, end: Math.max(start, c.tokens[Math.min(c.at, c.tokens.length) - 1]?.end ?? start) },
    declares,
    assigns,
    commands,
    broken: true,
  };
};

const trimmedEnd = (c: Cursor, close: number, start: number): number => {
  const before = c.tokens[c.at - 2];
  return before?.kind === 'space' && before.end === close ? Math.max(start, before.start) : close;
};

/** `$x :=`, `$x =`, and in a range `$k, $v :=`. Says whether the sign was `=`. */
const parseDeclarations = (c: Cursor, context: string, declares: { name: string; span: Span }[]): boolean => {
  for (;;) {
    const variable = peekPast(c);
    if (variable.kind !== 'variable') return false;
    const back = c.at;
    next(c);
    const sign = peekPast(c);
    const declare = (): void => {
      next(c);
      declares.push({ name: variable.text, span: { start: variable.start, end: variable.end } });
      c.variables.push(variable.text);
    };
    if (sign.kind === 'assign' || sign.kind === 'declare') {
      declare();
      return sign.kind === 'assign';
    }
    if (sign.kind !== 'mark' || sign.text !== ',') {
      c.at = back;
      return false;
    }
    declare();
    const span = { start: variable.start, end: sign.end };
    if (context !== 'range' || declares.length >= 2) {
      fail(c, 'bad-declaration', span, context, `too many declarations in ${context}`);
      return false;
    }
    const after = peekPast(c).kind;
    if (after !== 'variable' && after !== 'right' && after !== 'close') {
      fail(c, 'bad-declaration', span, context, 'range can only initialize variables');
      return false;
    }
  }
};

const starters = new Set([
  'bool',
  'char',
  'complex',
  'dot',
  'field',
  'identifier',
  'number',
  'nil',
  'string',
  'variable',
  'open',
]);
const startsOperand = (token: Token): boolean => starters.has(token.kind);

const checkPipeline = (c: Cursor, commands: readonly Command[], context: string, close: Token): void => {
  if (commands.length === 0) {
    fail(c, 'empty-command', { start: close.start, end: close.end }, context, `missing value for ${context}`);
    return;
  }
  for (const [i, command] of commands.entries()) {
    const first = command.args[0];
    if (i === 0 || first === undefined) continue;
    if (['bool', 'dot', 'nil', 'number', 'string'].includes(first.kind)) {
      fail(c, 'value-in-pipeline', first.span, goOperand(first), `non executable command in pipeline stage ${i + 1}`);
      return;
    }
  }
};

const parseCommand = (c: Cursor, depth: number): Command => {
  const start = peekPast(c).start;
  const args: Operand[] = [];
  let last = start;
  while (!c.failed) {
    peekPast(c);
    const operand = parseOperand(c, depth);
    if (operand !== undefined) {
      args.push(operand);
      last = operand.span.end;
    }
    if (c.failed) break;
    const token = next(c);
    if (token.kind === 'space') continue;
    if (token.kind === 'right' || token.kind === 'close') c.at--;
    else if (token.kind !== 'pipe') refuse(c, token, 'operand');
    if (args.length === 0 && !c.failed)
      fail(c, 'empty-command', { start: token.start, end: token.end }, token.text, 'empty command');
    break;
  }
  return { span: { start, end: Math.max(start, last) }, args };
};

const parseOperand = (c: Cursor, depth: number): Operand | undefined => {
  const term = parseTerm(c, depth);
  if (term === undefined || c.failed || peek(c).kind !== 'field') return term;
  const path: Segment[] = [];
  while (peek(c).kind === 'field') path.push(segment(next(c)));
  const span = { start: term.span.start, end: path.at(-1)?.span.end ?? term.span.end };
  // Go has looked at the token behind the chain by now.
  peek(c);
  if (term.kind === 'field' || term.kind === 'variable') return { ...term, span, path: [...term.path, ...path] };
  if (term.kind === 'paren' || term.kind === 'function') return { kind: 'chain', span, of: term, path };
  const text = goOperand(term);
  fail(c, 'field-of-literal', span, text, `unexpected . after term ${JSON.stringify(text)}`);
  return term;
};

const segment = (token: Token): Segment => ({ name: token.text.slice(1), span: { start: token.start, end: token.end } });

const parseTerm = (c: Cursor, depth: number): Operand | undefined => {
  const token = nextPast(c);
  const span = { start: token.start, end: token.end };
  switch (token.kind) {
    case 'identifier':
      if (!c.functions.has(token.text))
        c.problems.push(
          problem('unknown-function', span, token.text, `function ${JSON.stringify(token.text)} not defined`, token.start),
        );
      return { kind: 'function', span, name: token.text };
    case 'dot':
      return { kind: 'dot', span };
    case 'nil':
      return { kind: 'nil', span };
    case 'variable':
      if (!c.variables.includes(token.text))
        c.problems.push(
          problem('undefined-variable', span, token.text, `undefined variable ${JSON.stringify(token.text)}`, token.start),
        );
      return { kind: 'variable', span, name: token.text, at: span, path: [] };
    case 'field':
      return { kind: 'field', span, path: [segment(token)] };
    case 'bool':
      return { kind: 'bool', span, value: token.text === 'true' };
    case 'number':
    case 'char':
    case 'complex': {
      const value = goNumber(token.text, token.kind);
      if (!('error' in value)) return { kind: 'number', span, text: token.text, value };
      fail(c, 'bad-number', span, token.text, value.error);
      return undefined;
    }
    case 'string': {
      const value = unquote(token.text);
      if (value !== undefined) return { kind: 'string', span, text: token.text, value };
      fail(c, 'bad-string', span, token.text, 'invalid syntax');
      return undefined;
    }
    case 'open': {
      if (depth >= maxDepth) {
        fail(c, 'too-deep', span, token.text, 'max expression depth exceeded');
        return undefined;
      }
      const pipeline = parsePipeline(c, 'parenthesized pipeline', 'close', depth + 1);
      const close = c.tokens[Math.min(c.at, c.tokens.length) - 1];
      return { kind: 'paren', span: { start: token.start, end: Math.max(token.end, close?.end ?? token.end) }, pipeline };
    }
    default:
      c.at--;
      return undefined;
  }
};

/** The name of a `define`, `block` or `template`: a quoted string. */
export const parseName = (c: Cursor, word: Token, context: string): { name: string; span: Span } => {
  const token = nextPast(c);
  const span = { start: token.start, end: token.end };
  const value = token.kind === 'string' ? unquote(token.text) : undefined;
  if (value !== undefined) return { name: value, span };
  if (token.kind === 'error' || token.kind === 'end of text') refuse(c, token, context);
  else if (token.kind === 'string') fail(c, 'bad-string', span, token.text, 'invalid syntax');
  else
    fail(
      c,
      'bad-name',
      { start: word.start, end: word.end },
      quote(word.text).slice(1, -1),
      `unexpected ${goToken(token)} in ${context}`,
    );
  return { name: '', span: { start: token.start, end: token.start } };
};
