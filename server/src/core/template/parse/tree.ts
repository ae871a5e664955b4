import { functionNames } from '../functions/names.ts';
import { duplicates } from './defines.ts';
import type { Arm, BlockNode, BranchNode, DefineNode, Node, Pipeline, Tag, TemplateTree } from './nodes.ts';
import { type ActionPiece, cutPieces, type Piece } from './pieces.ts';
import { type Cursor, fail, nextPast, parseName, parsePipeline, peekPast, refuse } from './pipeline.ts';
import { type ParseProblem, type ProblemCode, problem } from './problems.ts';
import { goToken, type Token } from './tokens.ts';

/**
 * Parses a template. Never throws: what Go refuses becomes a problem, and the tree holds all that could be read.
 * `functions` are the names that may be called; the default is what Helm 3 and Helm 4 know together.
 */
export const parseTemplate = (text: string, functions: ReadonlySet<string> = functionNames): TemplateTree => {
  const problems: ParseProblem[] = [];
  const pieces = cutPieces(text, problems);
  const parser: Parser = {
    text,
    pieces,
    closed: findClosed(pieces, text),
    at: 0,
    variables: ['$'],
    ranges: 0,
    depth: 0,
    functions,
    problems,
    defines: [],
  };
  const body: Node[] = [];
  while (parser.at < pieces.length) body.push(...parseList(parser, 'top').nodes);
  problems.push(...duplicates(text, parser.defines));
  problems.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return { text, body, defines: parser.defines, problems };
};

interface Parser {
  readonly text: string;
  readonly pieces: readonly Piece[];
  readonly closed: readonly boolean[];
  at: number;
  variables: string[];
  /** How many ranges stand around this place, within its template. */
  ranges: number;
  depth: number;
  readonly functions: ReadonlySet<string>;
  readonly problems: ParseProblem[];
  readonly defines: (DefineNode | BlockNode)[];
}

/** Blocks nested deeper than this are read flat, so that no text can exhaust the stack. */
const maxDepth = 500;

type Place = 'top' | 'define' | 'block' | 'if' | 'with' | 'range' | 'else';
interface List {
  readonly nodes: Node[];
  /** The tag that ended the list; absent at the end of the text or before a `define`. */
  readonly end: { readonly word: 'end' | 'else'; readonly piece: ActionPiece; readonly cursor: Cursor } | undefined;
}

const cursorOf = (p: Parser, piece: ActionPiece): Cursor => ({
  tokens: piece.tokens,
  at: 0,
  seen: 0,
  failed: false,
  variables: p.variables,
  functions: p.functions,
  problems: p.problems,
});

const wordOf = (piece: Piece, text: string): string | undefined =>
  piece.kind === 'action' && piece.tag.keyword !== undefined
    ? text.slice(piece.tag.keyword.start, piece.tag.keyword.end)
    : undefined;

/** Nodes up to the tag that ends the list. At the top no tag does. */
const parseList = (p: Parser, place: Place): List => {
  const nodes: Node[] = [];
  for (;;) {
    const piece = p.pieces[p.at];
    if (piece === undefined) return { nodes, end: undefined };
    const word = wordOf(piece, p.text);
    if (word === 'define' && place !== 'top') {
      if (p.closed[p.at] !== true) return { nodes, end: undefined };
      const at = piece.kind === 'action' && piece.tag.keyword !== undefined ? piece.tag.keyword : { start: 0, end: 0 };
      p.problems.push(problem('nested-define', at, 'define', 'unexpected <define> in command', at.start));
    }
    p.at++;
    if (piece.kind === 'text') nodes.push(piece);
    else if (piece.kind === 'comment') nodes.push({ kind: 'comment', span: piece.tag.span, tag: piece.tag });
    else {
      const cursor = cursorOf(p, piece);
      if ((word === 'end' || word === 'else') && place !== 'top') {
        nextPast(cursor);
        return { nodes, end: { word, piece, cursor } };
      }
      nodes.push(parseAction(p, piece, cursor));
    }
  }
};

/**
 * For each piece, whether an `end` follows that closes the block around it. A `define` inside a block where none
 * follows means that an `end` was forgotten above it.
 */
const findClosed = (pieces: readonly Piece[], text: string): readonly boolean[] => {
  const before: number[] = [];
  let balance = 0;
  for (const piece of pieces) {
    before.push(balance);
    const word = wordOf(piece, text);
    if (word === 'if' || word === 'with' || word === 'range' || word === 'define' || word === 'block') balance++;
    if (word === 'end') balance--;
  }
  const closed: boolean[] = [];
  let least = balance;
  for (let i = pieces.length - 1; i >= 0; i--) {
    const here = before[i] ?? 0;
    closed[i] = least < here;
    least = Math.min(least, here);
  }
  return closed;
};

const parseAction = (p: Parser, piece: ActionPiece, c: Cursor): Node => {
  const tag = piece.tag;
  const span = tag.span;
  const stray: Node = { kind: 'stray', span, tag };
  const word = peekPast(c);
  if (word.kind !== 'keyword') return { kind: 'action', span, tag, pipeline: parsePipeline(c, 'command', 'right') };
  nextPast(c);
  const at = { start: word.start, end: word.end };
  if (p.depth >= maxDepth && word.text !== 'template') {
    fail(c, 'too-deep', at, word.text, 'max expression depth exceeded');
    return stray;
  }
  switch (word.text) {
    case 'if':
    case 'with':
    case 'range':
      return parseBranch(p, word.text, word, piece, c);
    case 'define':
    case 'block':
      return parseDefinition(p, word.text, word, piece, c);
    case 'template': {
      const { name, span: nameSpan } = parseName(c, word, 'template clause');
      const bare = c.failed || peekPast(c).kind === 'right';
      return {
        kind: 'template',
        span,
        tag,
        name,
        nameSpan,
        pipeline: bare ? undefined : parsePipeline(c, 'template clause', 'right'),
      };
    }
    case 'break':
    case 'continue': {
      const after = nextPast(c);
      if (after.kind !== 'right') refuse(c, after, `{{${word.text}}}`);
      else if (p.ranges === 0) fail(c, 'jump-outside-range', at, word.text, `{{${word.text}}} outside {{range}}`);
      return c.failed ? stray : { kind: word.text, span, tag };
    }
    case 'end': {
      const after = peekPast(c);
      if (after.kind !== 'right') refuse(c, after, 'end');
      else fail(c, 'unexpected-end', at, 'end', 'unexpected {{end}}');
      return stray;
    }
    default:
      fail(c, 'unexpected-else', at, 'else', 'unexpected {{else}}');
      return stray;
  }
};

const missingEnd = (p: Parser, word: Token): void => {
  const last = p.pieces[p.at];
  const go = last === undefined ? 'unexpected EOF' : 'unexpected <define> in command';
  const goAt = last === undefined ? p.text.length : last.kind === 'action' ? (last.tag.keyword?.start ?? 0) : 0;
  p.problems.push(problem('missing-end', { start: word.start, end: word.end }, word.text, go, goAt));
};

/** Checks that nothing but the delimiter follows `end`. */
const closeTag = (end: NonNullable<List['end']>): Tag => {
  const after = nextPast(end.cursor);
  if (after.kind !== 'right') refuse(end.cursor, after, 'end');
  return end.piece.tag;
};

const parseBranch = (p: Parser, kind: BranchNode['kind'], word: Token, piece: ActionPiece, c: Cursor): BranchNode => {
  const scope = p.variables.length;
  const arms: Arm[] = [];
  let close: Tag | undefined;
  let tag = piece.tag;
  let armWord: Arm['word'] = kind;
  let pipeline: Pipeline | undefined = parsePipeline(c, kind, 'right');
  p.depth++;
  for (;;) {
    if (armWord === 'range') p.ranges++;
    const list = parseList(p, armWord === 'else' ? 'else' : kind);
    if (armWord === 'range') p.ranges--;
    arms.push({ tag, word: armWord, pipeline, body: list.nodes });
    if (list.end === undefined) {
      missingEnd(p, word);
      break;
    }
    if (list.end.word === 'end') {
      close = closeTag(list.end);
      break;
    }
    ({ tag } = list.end.piece);
    [armWord, pipeline] = parseElse(list.end, kind, armWord === 'else');
  }
  p.depth--;
  p.variables.length = scope;
  const last = close ?? arms.at(-1)?.body.at(-1) ?? arms.at(-1)?.tag;
  const end = last === undefined ? piece.tag.span.end : 'inside' in last ? last.span.end : last.span.end;
  return { kind, span: { start: piece.tag.span.start, end }, arms, close };
};

/** What follows the word `else`: nothing, or the condition of an `else if` or `else with` that fits the block. */
const parseElse = (
  end: NonNullable<List['end']>,
  kind: BranchNode['kind'],
  closed: boolean,
): [Arm['word'], Pipeline | undefined] => {
  const c = end.cursor;
  const keyword = end.piece.tag.keyword ?? end.piece.tag.span;
  const after = peekPast(c);
  if (closed) fail(c, 'unexpected-else', keyword, 'else', 'expected end; found {{else}}');
  if (after.kind === 'keyword' && (after.text === 'if' || after.text === 'with')) {
    nextPast(c);
    const span = { start: keyword.start, end: after.end };
    const word: ProblemCode = 'wrong-else';
    if (after.text !== kind) fail(c, word, span, `else ${after.text}`, `unexpected <${after.text}> in input`);
    const was = c.failed;
    const pipeline = parsePipeline(c, after.text, 'right');
    return [after.text === 'if' ? 'else if' : 'else with', was ? { ...pipeline, broken: true } : pipeline];
  }
  nextPast(c);
  if (after.kind === 'error' || after.kind === 'end of text') refuse(c, after, 'else');
  else if (after.kind !== 'right')
    fail(c, 'wrong-else', { start: keyword.start, end: after.end }, `else ${after.text}`, `unexpected ${goToken(after)} in else`);
  return ['else', undefined];
};

const parseDefinition = (
  p: Parser,
  kind: 'define' | 'block',
  word: Token,
  piece: ActionPiece,
  c: Cursor,
): DefineNode | BlockNode => {
  const context = `${kind} clause`;
  const { name, span: nameSpan } = parseName(c, word, context);
  let pipeline: Pipeline | undefined;
  if (kind === 'block') pipeline = parsePipeline(c, context, 'right');
  else if (!c.failed) {
    const after = nextPast(c);
    if (after.kind !== 'right') refuse(c, after, context);
  }
  const outside = { variables: p.variables, ranges: p.ranges };
  p.variables = ['$'];
  p.ranges = 0;
  p.depth++;
  const body: Node[] = [];
  let close: Tag | undefined;
  for (;;) {
    const list = parseList(p, kind);
    body.push(...list.nodes);
    if (list.end === undefined) {
      missingEnd(p, word);
      break;
    }
    if (list.end.word === 'end') {
      close = closeTag(list.end);
      break;
    }
    const at = list.end.piece.tag.keyword ?? list.end.piece.tag.span;
    fail(list.end.cursor, 'unexpected-else', at, 'else', `unexpected {{else}} in ${context}`);
    body.push({ kind: 'stray', span: list.end.piece.tag.span, tag: list.end.piece.tag });
  }
  p.depth--;
  p.variables = outside.variables;
  p.ranges = outside.ranges;
  const end = close?.span.end ?? body.at(-1)?.span.end ?? piece.tag.span.end;
  const shared = { span: { start: piece.tag.span.start, end }, tag: piece.tag, name, nameSpan, body, close };
  const node: DefineNode | BlockNode =
    pipeline === undefined ? { kind: 'define', ...shared } : { kind: 'block', ...shared, pipeline };
  p.defines.push(node);
  return node;
};
