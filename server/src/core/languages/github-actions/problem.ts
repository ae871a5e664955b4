/** What is wrong at a place, before anybody knows where the place stands. */
import type { Say } from '../../base/say.ts';
import type { Severity } from '../../base/settings.ts';
import type { Span } from '../../base/source.ts';
import type { Mention } from './expression.ts';

/** A fault of a node. So that it may hang on the node, its place counts from the node's start. */
export interface Problem {
  readonly rule: string;
  /** Null for the node as a whole: its key, or its first line. */
  readonly at: Span | null;
  readonly say: Say;
  /** What the place should read instead, where that is sure. */
  readonly instead: string | null;
  readonly severity: Severity;
}

/** A name in an expression that only the whole document can judge, such as `steps.build`. Spans count from the node's start. */
export interface Reference {
  readonly mention: Mention;
  /** The spans of the mention's name and path where they stand in the text. */
  readonly at: Span;
  readonly pathAt: readonly Span[];
}

/** What reading a node found. */
export interface Outcome {
  readonly problems: readonly Problem[];
  readonly references: readonly Reference[];
}

export const clean: Outcome = { problems: [], references: [] };

export const problem = (
  rule: string,
  at: Span | null,
  say: Say,
  instead: string | null = null,
  severity: Severity = 'error',
): Problem => ({ rule, at, say, instead, severity });
