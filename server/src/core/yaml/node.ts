/**
 * The tree of a YAML text. This folder is the only door to the `yaml` library; nothing outside sees its types.
 *
 * Nodes know their length but not where they stand: a child's place counts from its parent's start. So a node made from a
 * piece of text serves every later text that still holds the piece, and only the spine above an edit is built again.
 */
import type { Span } from '../base/source.ts';

export type Style = 'plain' | 'single' | 'double' | 'literal' | 'folded';

interface Placed {
  /**
   * UTF-16 units from the first character of the content (an anchor or tag before it is outside) to the last: comments and
   * blank lines behind it are outside. A block scalar begins with its `|` or `>`, a block sequence with its first dash, flow
   * style with its bracket. What is empty has no length and stands right behind its colon, dash, anchor or tag.
   */
  readonly length: number;
  readonly anchor: string | null;
  /** As written, such as `!!str` or `!Ref`; null where there is none. */
  readonly tag: string | null;
  /** It comes from text with a syntax finding: everything in it is unknown, so is every key missing from it. */
  readonly faulty: boolean;
  /** An alias stands in it or it is one; its value depends on the document. */
  readonly aliased: boolean;
}

export interface ScalarNode extends Placed {
  readonly kind: 'scalar';
  /** The string after escapes and folding; the typed value is asked of a {@link View}. Empty and plain for `key:` with nothing after it. */
  readonly text: string;
  readonly style: Style;
}

export interface AliasNode extends Placed {
  readonly kind: 'alias';
  readonly name: string;
}

export interface Pair {
  readonly key: Node;
  readonly value: Node;
  /** Offsets from the start of the map. */
  readonly keyAt: number;
  readonly valueAt: number;
}

export interface MapNode extends Placed {
  readonly kind: 'map';
  readonly flow: boolean;
  readonly pairs: readonly Pair[];
  /** An entry was faulty, so a missing key may be the one that is half typed. */
  readonly open: boolean;
}

export interface Item {
  readonly node: Node;
  /** Offset from the start of the sequence. */
  readonly at: number;
}

export interface SeqNode extends Placed {
  readonly kind: 'seq';
  readonly flow: boolean;
  readonly items: readonly Item[];
  readonly open: boolean;
}

export type Node = ScalarNode | AliasNode | MapNode | SeqNode;

/** What is wrong with the text itself. Rule ids are `syntax/<code>`. */
export type FaultCode =
  | 'bad-indentation'
  | 'tab'
  | 'unclosed-quote'
  | 'unclosed-flow'
  | 'duplicate-key'
  | 'half-typed-key'
  | 'unknown-anchor'
  | 'alias-bomb'
  | 'too-deep'
  | 'too-large'
  | 'binary'
  | 'malformed';

export interface Fault {
  readonly code: FaultCode;
  /** Relative to the text that the fault was found in: a piece, later its document. */
  readonly at: Span;
  /** The key, anchor or character that the message names. */
  readonly name: string;
}

/** One YAML document. Spans and offsets count from the start of its text. */
export interface Tree {
  readonly text: string;
  /** Null for a document of comments only, and where nothing could be read. */
  readonly root: Node | null;
  /** Offset of the root's first character. */
  readonly rootAt: number;
  readonly faults: readonly Fault[];
}

export interface PlacedTree {
  readonly tree: Tree;
  /** Offset of the document's first character in the file. */
  readonly start: number;
}

/** All documents of a file, in order; together their texts are the file's text. */
export interface Stream {
  readonly text: string;
  readonly documents: readonly PlacedTree[];
}
