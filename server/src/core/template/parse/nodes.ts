/**
 * The syntax tree of Go's template language. This folder knows text and nothing of charts, values or evaluation.
 * Every node carries the half-open UTF-16 span of the text it was made of.
 */
import type { Span } from '../../base/source.ts';
import type { ParseProblem } from './problems.ts';

/** A number literal as Go sees it: one text may be several kinds of constant at once. */
export interface GoNumber {
  readonly int: bigint | undefined;
  /** Set where the constant is too large for int64 and still fits uint64. */
  readonly uint: bigint | undefined;
  readonly float: number | undefined;
  readonly complex: readonly [re: number, im: number] | undefined;
}

/** One `.name` of a field chain. `span` covers the dot and the name. */
export interface Segment {
  readonly name: string;
  readonly span: Span;
}

export interface DotOperand {
  readonly kind: 'dot';
  readonly span: Span;
}
export interface NilOperand {
  readonly kind: 'nil';
  readonly span: Span;
}
export interface BoolOperand {
  readonly kind: 'bool';
  readonly span: Span;
  readonly value: boolean;
}
export interface NumberOperand {
  readonly kind: 'number';
  readonly span: Span;
  readonly text: string;
  readonly value: GoNumber;
}
export interface StringOperand {
  readonly kind: 'string';
  readonly span: Span;
  /** As written, quotes included. */
  readonly text: string;
  readonly value: string;
}
export interface FunctionOperand {
  readonly kind: 'function';
  readonly span: Span;
  readonly name: string;
}
/** `$x` or `$x.a.b`; `at` is the span of `$x` alone. */
export interface VariableOperand {
  readonly kind: 'variable';
  readonly span: Span;
  readonly name: string;
  readonly at: Span;
  readonly path: readonly Segment[];
}
/** `.a.b.c` */
export interface FieldOperand {
  readonly kind: 'field';
  readonly span: Span;
  readonly path: readonly Segment[];
}
/** `(…).a.b` or `function.a` */
export interface ChainOperand {
  readonly kind: 'chain';
  readonly span: Span;
  readonly of: Operand;
  readonly path: readonly Segment[];
}
/** `( … )`; the span holds the parentheses. */
export interface ParenOperand {
  readonly kind: 'paren';
  readonly span: Span;
  readonly pipeline: Pipeline;
}
export type Operand =
  | DotOperand
  | NilOperand
  | BoolOperand
  | NumberOperand
  | StringOperand
  | FunctionOperand
  | VariableOperand
  | FieldOperand
  | ChainOperand
  | ParenOperand;

/** A function, method or single value with its arguments. */
export interface Command {
  readonly span: Span;
  readonly args: readonly Operand[];
}

/** `$a, $b := command | command` */
export interface Pipeline {
  readonly span: Span;
  readonly declares: readonly { readonly name: string; readonly span: Span }[];
  /** `=` rather than `:=`. */
  readonly assigns: boolean;
  readonly commands: readonly Command[];
  /** True where a problem was found in it, so that it cannot be evaluated. */
  readonly broken: boolean;
}

/** One `{{ … }}`: `span` with both delimiters, `inside` without them and without trim markers. */
export interface Tag {
  readonly span: Span;
  readonly inside: Span;
  readonly trimsLeft: boolean;
  readonly trimsRight: boolean;
  /** False where the closing delimiter is missing and the tag was ended at its line's end. */
  readonly closed: boolean;
  /** The keyword's span, where the tag begins with one. */
  readonly keyword: Span | undefined;
}

/** Literal text. `span` is all of it, `kept` what trim markers leave; `kept` may be empty. */
export interface TextNode {
  readonly kind: 'text';
  readonly span: Span;
  readonly kept: Span;
}
export interface CommentNode {
  readonly kind: 'comment';
  readonly span: Span;
  readonly tag: Tag;
}
export interface ActionNode {
  readonly kind: 'action';
  readonly span: Span;
  readonly tag: Tag;
  readonly pipeline: Pipeline;
}
/** One arm of an if, with or range. The first has the opening tag; an `else` without condition has no pipeline. */
export interface Arm {
  readonly tag: Tag;
  readonly word: 'if' | 'with' | 'range' | 'else' | 'else if' | 'else with';
  readonly pipeline: Pipeline | undefined;
  readonly body: readonly Node[];
}
export interface BranchNode {
  readonly kind: 'if' | 'with' | 'range';
  readonly span: Span;
  readonly arms: readonly Arm[];
  /** Absent where the `end` is missing. */
  readonly close: Tag | undefined;
}
export interface DefineNode {
  readonly kind: 'define';
  readonly span: Span;
  readonly tag: Tag;
  readonly name: string;
  /** The name with its quotes; empty where it is missing. */
  readonly nameSpan: Span;
  readonly body: readonly Node[];
  readonly close: Tag | undefined;
}
/** `{{ block "name" pipeline }} … {{ end }}`: defines the template and executes it at once. */
export interface BlockNode {
  readonly kind: 'block';
  readonly span: Span;
  readonly tag: Tag;
  readonly name: string;
  readonly nameSpan: Span;
  readonly pipeline: Pipeline;
  readonly body: readonly Node[];
  readonly close: Tag | undefined;
}
/** `{{ template "name" pipeline }}` */
export interface TemplateNode {
  readonly kind: 'template';
  readonly span: Span;
  readonly tag: Tag;
  readonly name: string;
  readonly nameSpan: Span;
  readonly pipeline: Pipeline | undefined;
}
export interface JumpNode {
  readonly kind: 'break' | 'continue';
  readonly span: Span;
  readonly tag: Tag;
}
/** A tag whose place in the structure makes no sense, such as an `end` too many. It is never evaluated. */
export interface StrayNode {
  readonly kind: 'stray';
  readonly span: Span;
  readonly tag: Tag;
}
export type Node =
  | TextNode
  | CommentNode
  | ActionNode
  | BranchNode
  | DefineNode
  | BlockNode
  | TemplateNode
  | JumpNode
  | StrayNode;

/** A whole parsed file. Reading all `text` spans and tags in order gives `text` again. */
export interface TemplateTree {
  readonly text: string;
  readonly body: readonly Node[];
  /** All `define` and `block` nodes at any depth, in the order in which they end, which is the order in which Go adds them. */
  readonly defines: readonly (DefineNode | BlockNode)[];
  readonly problems: readonly ParseProblem[];
}
