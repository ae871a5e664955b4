/** One parse by the library, watched so that deep nesting ends early and errors can be understood. */
import { Composer, type CST, type Document, Lexer, Parser, Schema } from 'yaml';
import { buildRoot } from './build.ts';
import { diagnose, type Problem, type Trace } from './diagnose.ts';
import { duplicates } from './duplicates.ts';
import { readJson } from './json.ts';
import type { Fault, Node } from './node.ts';

export interface Parsed {
  readonly node: Node | null;
  readonly at: number;
  readonly faults: readonly Fault[];
  /** The text itself is wrong: nothing in it is known. A key that appears twice does not make it so. */
  readonly broken: boolean;
}

/** Levels of nesting that are read; Kubernetes' own reader allows more, people never need as many. */
export const depthLimit = 200;

// Scalars stay strings: what they mean depends on the dialect, which a view knows.
const schema = new Schema({ schema: 'failsafe', resolveKnownTags: false });
const options = { schema, uniqueKeys: false, prettyErrors: false, logLevel: 'silent', strict: true } as const;

/** Follows quotes and brackets through the lexer's pieces. */
const tracer = (text: string) => {
  const open: number[] = [];
  let scalar = false;
  let wrong: number | null = null;
  let quote: number | null = null;
  let lastQuote: { start: number; end: number } | null = null;
  return {
    see: (lexeme: string, at: number): void => {
      const isScalar = scalar;
      scalar = lexeme === '\u001f';
      if (isScalar || scalar) return;
      const first = lexeme.charCodeAt(0);
      if (first === 91 || first === 123) open.push(at);
      else if (first === 93 || first === 125) {
        const start = open.pop();
        if (start !== undefined && text.charCodeAt(start) !== first - 2) wrong ??= start;
      } else if (first === 0x18) {
        wrong ??= open.at(-1) ?? null;
        open.length = 0;
      } else if (first === 34 || first === 39) {
        const end = at + lexeme.length;
        if (!isClosed(lexeme, first)) quote ??= at;
        else if (lexeme.includes('\n')) lastQuote = { start: at, end };
      }
    },
    /** A quote that closes on a later line and is at once followed by an error swallowed text that was not meant for it. */
    trace: (error: number): Trace => ({
      quote:
        quote ??
        (lastQuote &&
        error >= lastQuote.end &&
        text.slice(lastQuote.end, error).trim() === '' &&
        !text.slice(lastQuote.end, error).includes('\n')
          ? lastQuote.start
          : null),
      bracket: wrong ?? open.at(-1) ?? null,
      open: quote !== null,
    }),
  };
};

const isClosed = (lexeme: string, quote: number): boolean => {
  if (lexeme.length < 2 || lexeme.charCodeAt(lexeme.length - 1) !== quote) return false;
  // `\"` in double quotes and `''` in single ones are characters: what escapes the last quote stands in a run before it.
  const escaping = quote === 34 ? 92 : 39;
  let run = 0;
  while (lexeme.length - 2 - run > 0 && lexeme.charCodeAt(lexeme.length - 2 - run) === escaping) run++;
  return run % 2 === 0;
};

interface Run {
  readonly documents: readonly Document.Parsed[];
  readonly problems: readonly Problem[];
  readonly deepAt: number | null;
}

/** So many problems of one text are kept; the first explains the others. */
const enough = 100;

const offsetOf = (place: unknown): number => {
  if (typeof place === 'number') return place;
  if (Array.isArray(place)) return offsetOf(place[0]);
  return typeof place === 'object' && place !== null && 'offset' in place ? offsetOf(place.offset) : 0;
};

const run = (text: string, see: (lexeme: string, at: number) => void): Run => {
  const parser = new Parser();
  const composer = new Composer(options);
  const documents: Document.Parsed[] = [];
  const problems: Problem[] = [];
  const add = (at: number, code: string, message: string): void => {
    if (problems.length < enough) problems.push({ at, code, message });
  };
  // The library's error objects carry stack traces: a megabyte of commas would take a quarter of a minute.
  Reflect.set(composer, 'onError', (place: unknown, code: string, message: string, warning?: boolean) => {
    if (!warning) add(offsetOf(place), code, message);
  });
  const compose = (token: CST.Token): void => {
    if (token.type === 'error') add(token.offset, 'UNEXPECTED_TOKEN', token.message);
    else documents.push(...composer.next(token));
  };
  for (const lexeme of new Lexer().lex(text)) {
    const at = parser.offset;
    see(lexeme, at);
    for (const token of parser.next(lexeme)) compose(token);
    if (parser.stack.length > depthLimit + 2) return { documents, problems, deepAt: at };
  }
  for (const token of parser.end()) compose(token);
  documents.push(...composer.end(true, text.length));
  for (const { errors } of documents) for (const { pos, code, message } of errors) add(pos[0], code, message);
  return { documents, problems, deepAt: null };
};

const broken = (fault: Fault, node: { node: Node; at: number } | null): Parsed => ({
  node: node?.node ?? null,
  at: node?.at ?? 0,
  faults: [fault],
  broken: true,
});

const sound = (root: { node: Node; at: number } | null): Parsed => ({
  node: root?.node ?? null,
  at: root?.at ?? 0,
  faults: root ? duplicates(root.node, root.at) : [],
  broken: false,
});

/**
 * UTF-16 units of flow style that the library is given at once: of two million it takes seven seconds, and nobody edits so much of it by
 * hand. Plain JSON never comes this way.
 */
const flowLimit = 2_000_000;

const isFlow = (text: string): boolean => /^[^\n]{0,200}?[[{]/.test(text);

/** Parses a text by the library alone, JSON too. Never throws. */
export const parseByLibrary = (text: string): Parsed => {
  if (text.length > flowLimit && isFlow(text)) return broken({ code: 'too-large', at: { start: 0, end: 1 }, name: '' }, null);
  const watch = tracer(text);
  try {
    const { documents, problems, deepAt } = run(text, watch.see);
    if (deepAt !== null)
      return broken({ code: 'too-deep', at: { start: deepAt, end: Math.min(text.length, deepAt + 1) }, name: '' }, null);
    const [first, second] = documents;
    const trace = watch.trace(problems.reduce((least, { at }) => Math.min(least, at), text.length));
    // The library takes a quoted text cut off at `\"` for closed; what was left open is wrong, errors or not.
    if (problems.length > 0 || trace.open || second !== undefined || !first)
      return broken(diagnose(text, problems, trace), first ? buildRoot(first, text, true) : null);
    return sound(buildRoot(first, text, false));
  } catch {
    // The library is meant never to throw; a text that makes it do so is malformed and not our bug to die of.
    return broken({ code: 'malformed', at: { start: 0, end: Math.min(1, text.length) }, name: '' }, null);
  }
};

/** Parses a text that holds one document. Never throws. */
export const parseText = (text: string): Parsed => {
  const json = readJson(text, depthLimit);
  return json ? sound(json) : parseByLibrary(text);
};
