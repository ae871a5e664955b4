/** Expressions: `${{ }}` in text and bare ones in `if`, read by GitHub's own parser, with places in the text they stand in. */
import type { Expr } from '@actions/expressions/ast';
import { Binary, ContextAccess, FunctionCall, Grouping, IndexAccess, Literal, Logical, Unary } from '@actions/expressions/ast';
import { ErrorType, ExpressionError } from '@actions/expressions/errors';
import { Lexer, type Token, TokenType } from '@actions/expressions/lexer';
import { Parser } from '@actions/expressions/parser';
import { memo } from '../../base/memo.ts';
import { type Span, span } from '../../base/source.ts';
import type { ScalarNode } from '../../yaml/node.ts';

/** What is wrong with an expression in itself, wherever it stands. */
export interface ExpressionFault {
  readonly what: 'empty' | 'unclosed' | 'symbol' | 'end' | 'few' | 'many' | 'even' | 'too-long' | 'too-deep';
  /** The symbol or function it is about. */
  readonly name: string;
  readonly at: Span;
}

/** A context or function that an expression names, with the steps below it that are known: `steps.build.outputs.tag`. */
export interface Mention {
  readonly kind: 'context' | 'function';
  readonly name: string;
  /** The keys that follow; null stands for `*` and for an index that is no literal. */
  readonly path: readonly (string | null)[];
  readonly at: Span;
  /** Spans of the keys of `path`. */
  readonly pathAt: readonly Span[];
  /** From the name to the last key of the path. */
  readonly whole: Span;
  /** How many arguments the function is given. */
  readonly count: number;
  /** The first argument, where it is a string written out. */
  readonly literal: string | null;
  /** Its text can become text of the result; a comparison only makes `true` or `false` of it. */
  readonly flows: boolean;
  /** Something else stands ready behind `||` where it is empty. */
  readonly optional: boolean;
}

/** One expression. Spans count in the value of the scalar it stands in. */
export interface Expression {
  /** With `${{` and `}}`, where they are written. */
  readonly outer: Span;
  /** What stands between them. */
  readonly inner: Span;
  readonly text: string;
  readonly tree: Expr | null;
  readonly fault: ExpressionFault | null;
  readonly mentions: readonly Mention[];
}

const open = '${{';

const faultKinds: ReadonlyMap<ErrorType, ExpressionFault['what']> = new Map([
  [ErrorType.ErrorUnexpectedSymbol, 'symbol'],
  [ErrorType.ErrorUnexpectedEndOfExpression, 'end'],
  [ErrorType.ErrorExceededMaxDepth, 'too-deep'],
  [ErrorType.ErrorExceededMaxLength, 'too-long'],
  [ErrorType.ErrorTooFewParameters, 'few'],
  [ErrorType.ErrorTooManyParameters, 'many'],
  [ErrorType.ErrorEvenParameters, 'even'],
]);

/** The library counts columns, and wrongly behind a string of several lines; tokens stand in order with white space between them. */
const tokenSpans = (text: string, tokens: readonly Token[], base: number): ReadonlyMap<Token, Span> => {
  const spans = new Map<Token, Span>();
  let cursor = 0;
  for (const token of tokens) {
    while (cursor < text.length && ' \t\r\n'.includes(text.charAt(cursor))) cursor++;
    spans.set(token, span(base + cursor, base + cursor + token.lexeme.length));
    cursor += token.lexeme.length;
  }
  return spans;
};

/** The same fault wherever the expression stands: which names it may use is asked later, so all that it names are known to this parser. */
const parserFor = (tokens: Token[]): Parser => {
  const contexts: string[] = [];
  const functions: { name: string; minArgs: number; maxArgs: number }[] = [];
  tokens.forEach((token, index) => {
    if (token.type !== TokenType.IDENTIFIER) return;
    if (tokens[index + 1]?.type === TokenType.LEFT_PAREN)
      functions.push({ name: token.lexeme, minArgs: 0, maxArgs: Number.POSITIVE_INFINITY });
    else contexts.push(token.lexeme);
  });
  return new Parser(tokens, contexts, functions);
};

const position = /Located at position (\d+) within/;

const faultOf = (error: unknown, text: string, base: number, spans: ReadonlyMap<Token, Span> | null): ExpressionFault => {
  const whole = span(base, base + text.trimEnd().length);
  if (error instanceof ExpressionError) {
    // The library calls the token and the kind private, though they are all that its errors hold.
    const at = spans?.get(error['tok']) ?? whole;
    const what = faultKinds.get(error['typ']) ?? 'symbol';
    return error['tok'].type === TokenType.EOF ? { what: 'end', name: '', at: whole } : { what, name: error['tok'].lexeme, at };
  }
  const match = error instanceof Error ? position.exec(error.message) : null;
  if (match) {
    const start = Number(match[1]) - 1;
    const rest = text.slice(start).trimEnd();
    const symbol = rest.startsWith("'") ? rest : (/^.[^\s()[\],.!><=&|]*/.exec(rest)?.[0] ?? rest);
    return { what: 'symbol', name: symbol, at: span(base + start, base + start + Math.max(1, symbol.length)) };
  }
  return { what: text.length > 21_000 ? 'too-long' : 'too-deep', name: '', at: whole };
};

const accesses = (node: IndexAccess): { readonly root: Expr; readonly steps: readonly Expr[] } => {
  const steps: Expr[] = [];
  let root: Expr = node;
  while (root instanceof IndexAccess) {
    steps.push(root.index);
    root = root.expr;
  }
  return { root, steps: steps.reverse() };
};

/** Functions whose result holds text of their arguments. */
const carriers = new Set(['format', 'fromjson', 'join', 'tojson']);

/** Whether text of an argument can become text of the result. */
const carries = (call: FunctionCall, index: number): boolean => {
  const name = call.functionName.lexeme.toLowerCase();
  if (name === 'case') return index % 2 === 1 || index === call.args.length - 1;
  return carriers.has(name);
};

/** All contexts and functions a tree names, in order. Its depth is bounded by the parser. */
const mentionsIn = (tree: Expr, spans: ReadonlyMap<Token, Span>): readonly Mention[] => {
  const found: Mention[] = [];
  const spanOf = (token: Token): Span => spans.get(token) ?? span(0, 0);
  const context = (node: ContextAccess, steps: readonly Expr[], flows: boolean, optional: boolean): void => {
    const at = spanOf(node.name);
    const path: (string | null)[] = [];
    const pathAt: Span[] = [];
    let end = at.end;
    for (const step of steps) {
      const literal = step instanceof Literal && step.token.type !== TokenType.NUMBER ? step : null;
      const stepAt = literal ? spanOf(literal.token) : span(end, end);
      path.push(literal ? literal.literal.coerceString() : null);
      pathAt.push(stepAt);
      end = Math.max(end, stepAt.end);
    }
    found.push({
      kind: 'context',
      name: node.name.lexeme.toLowerCase(),
      path,
      at,
      pathAt,
      whole: span(at.start, end),
      count: 0,
      literal: null,
      flows,
      optional,
    });
  };
  const call = (node: FunctionCall, flows: boolean): void => {
    const at = spanOf(node.functionName);
    const [first] = node.args;
    const literal = first instanceof Literal && first.token.type === TokenType.STRING ? first.literal.coerceString() : null;
    found.push({
      kind: 'function',
      name: node.functionName.lexeme,
      path: [],
      at,
      pathAt: [],
      whole: at,
      count: node.args.length,
      literal,
      flows,
      optional: false,
    });
    node.args.forEach((argument, index) => {
      visit(argument, flows && carries(node, index));
    });
  };
  const visit = (node: Expr, flows: boolean, optional = false): void => {
    if (node instanceof ContextAccess) context(node, [], flows, optional);
    else if (node instanceof IndexAccess) {
      const { root, steps } = accesses(node);
      if (root instanceof ContextAccess) context(root, steps, flows, optional);
      else visit(root, flows);
      for (const step of steps) if (!(step instanceof Literal)) visit(step, false);
    } else if (node instanceof FunctionCall) call(node, flows);
    else if (node instanceof Binary) {
      visit(node.left, false);
      visit(node.right, false);
    } else if (node instanceof Logical) {
      // `a && b` is `b`, or an `a` that is empty; `a || b` is either.
      const and = node.operator.type === TokenType.AND;
      node.args.forEach((argument, index) => {
        const last = index === node.args.length - 1;
        visit(argument, flows && (!and || last), !and && !last);
      });
    } else if (node instanceof Unary) visit(node.expr, false);
    else if (node instanceof Grouping) visit(node.group, flows, optional);
  };
  visit(tree, true);
  return found;
};

const parse = (text: string, base: number, outer: Span): Expression => {
  const inner = span(base, base + text.length);
  const bad = (fault: ExpressionFault): Expression => ({ outer, inner, text, tree: null, fault, mentions: [] });
  if (text.trim() === '') return bad({ what: 'empty', name: '', at: outer });
  let spans: ReadonlyMap<Token, Span> | null = null;
  try {
    // GitHub skips all white space of Unicode, its library only that of ASCII.
    const { tokens } = new Lexer(text.replaceAll(/[^\S\t\r\n]/g, ' ')).lex();
    spans = tokenSpans(text, tokens, base);
    const tree = parserFor(tokens).parse();
    return { outer, inner, text, tree, fault: null, mentions: mentionsIn(tree, spans) };
  } catch (error) {
    return bad(faultOf(error, text, base, spans));
  }
};

/** Where an expression that opens at `from` ends, behind `}}`; -1 where it does not. A quote hides braces, as GitHub reads it. */
const closing = (text: string, from: number): number => {
  let quoted = false;
  for (let i = from; i < text.length; i++) {
    const c = text.charAt(i);
    if (c === "'") quoted = !quoted;
    else if (!quoted && c === '}' && text.charAt(i - 1) === '}' && i > from) return i + 1;
  }
  return -1;
};

/** All `${{ }}` of a text. Nothing is read behind one that does not end. */
export const expressionsInText = (text: string): readonly Expression[] => {
  const found: Expression[] = [];
  for (let at = text.indexOf(open); at >= 0; ) {
    const end = closing(text, at + open.length);
    if (end < 0) {
      const line = text.indexOf('\n', at);
      const outer = span(at, line < 0 ? text.length : line);
      found.push({
        outer,
        inner: span(at + 3, outer.end),
        text: text.slice(at + 3, outer.end),
        tree: null,
        fault: { what: 'unclosed', name: '', at: outer },
        mentions: [],
      });
      break;
    }
    found.push(parse(text.slice(at + open.length, end - 2), at + open.length, span(at, end)));
    at = text.indexOf(open, end);
  }
  return found;
};

/** All `${{ }}` of a scalar. */
export const expressionsIn: (node: ScalarNode) => readonly Expression[] = memo((node) => expressionsInText(node.text));

/** The expressions of a condition: what stands in `${{ }}`, else the whole text. */
export const conditionIn: (node: ScalarNode) => readonly Expression[] = memo((node) => {
  if (node.text.includes(open)) return expressionsInText(node.text);
  if (node.text.trim() === '') return [];
  return [parse(node.text, 0, span(0, node.text.length))];
});

/** GitHub's directive that puts a whole map in place of a key; no expression. */
export const isInsert = (expression: Expression): boolean => expression.text.trim() === 'insert';
