/** What the dot and the variables of a template are at a place. */
import type { Span } from '../../base/source.ts';
import type { Pipeline, Tag } from '../../template/index.ts';

/** A name below a map; null for any member of a list or map. */
export type Step = string | null;

/** Steps from what a template is called with: `Values`, `image`, … The root itself has none. */
export type Where = readonly Step[];

export interface Variable {
  /** Where it is declared. */
  readonly at: Span;
  readonly where: Where | null;
}

export interface Scope {
  /** Null where the dot is not known. */
  readonly dot: Where | null;
  /** The body of a named template, which may be called with something else than the root. */
  readonly helper: boolean;
  readonly variables: ReadonlyMap<string, Variable>;
}

export const root: Scope = { dot: [], helper: false, variables: new Map() };

/** Named templates are called with the root by custom, so what looks like it is taken for it. */
export const rootInHelper: Scope = { dot: [], helper: true, variables: new Map() };

/** One step as it is written in a template. */
export interface Name {
  readonly name: string;
  /** Without dot or quotes. */
  readonly span: Span;
  /** Written as a string, as in `index .Values "a-b"`. */
  readonly quoted: boolean;
}

/** One value or object that a template asks for. */
export interface Access {
  readonly path: Where;
  /** Index in `path` of the first step that is written here; the others come from the dot or a variable. */
  readonly from: number;
  /** The steps from `from` on. */
  readonly names: readonly Name[];
  readonly span: Span;
  /** The template copes with the value being absent: a condition, a default, a look-up that allows it. */
  readonly guarded: boolean;
  /** All that is in the value goes on: it is printed, or handed to what may look inside. */
  readonly whole: boolean;
}

/** A named template that is called. */
export interface Call {
  /** Null where the name is computed. */
  readonly name: string | null;
  /** Without quotes. */
  readonly span: Span;
  readonly kind: 'include' | 'template' | 'block';
  readonly context?: Where;
}

export interface VariableUse {
  readonly name: string;
  readonly span: Span;
  readonly declared: Span;
  readonly declares: boolean;
}

export interface Mark {
  readonly span: Span;
  readonly tag: Tag;
  readonly scope: Scope;
}

/** Lists are in order of place. */
export interface Flow {
  readonly accesses: readonly Access[];
  /** Every tag with what holds inside it. */
  readonly marks: readonly Mark[];
  readonly calls: readonly Call[];
  readonly variables: readonly VariableUse[];
  /** What `tpl` makes a template of; null where that is not known. */
  readonly expands: readonly (Where | null)[];
}

/** A flow in the making. */
export interface Maker {
  readonly accesses: Access[];
  readonly marks: Mark[];
  readonly calls: Call[];
  readonly variables: VariableUse[];
  readonly reassigned: ReadonlySet<string>;
  readonly expands: (Where | null)[];
}

/** The scope with what a pipeline declares; `=` gives no new variable. */
export const declare = (pipeline: Pipeline, scope: Scope, where: Where | null, maker: Maker): Scope => {
  if (pipeline.declares.length === 0) return scope;
  if (pipeline.assigns) {
    for (const { name, span } of pipeline.declares) {
      const known = scope.variables.get(name);
      if (known) maker.variables.push({ name, span, declared: known.at, declares: false });
    }
    return scope;
  }
  const variables = new Map(scope.variables);
  for (const { name, span } of pipeline.declares) {
    variables.set(name, { at: span, where: maker.reassigned.has(name) ? null : where });
    maker.variables.push({ name, span, declared: span, declares: true });
  }
  return { ...scope, variables };
};

/** The tag that holds an offset, with its scope; null in the text between tags. */
export const markAt = (flow: Flow, offset: number): Mark | null => {
  let low = 0;
  let high = flow.marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((flow.marks[middle]?.span.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const found = flow.marks[low - 1];
  return found && offset <= found.span.end ? found : null;
};
