import { isEmptyBody } from '../parse/defines.ts';
import type { BlockNode, DefineNode, Node, TemplateTree } from '../parse/nodes.ts';
import { parseTemplate } from '../parse/tree.ts';
import type { Frame, Place } from '../value/origin.ts';
import type { Writer } from '../value/text.ts';
import type { Str, Value } from '../value/value.ts';
import { Exhausted } from './fault.ts';

/** A parameter's type: Go's name, or `value` for a function that takes anything and looks at it itself. */
export type ParamType =
  | 'any'
  | 'value'
  | 'string'
  | 'int'
  | 'int64'
  | 'uint32'
  | 'bool'
  | 'float64'
  | 'map'
  | 'list'
  | 'time'
  | 'certificate';

export interface GoFunction {
  readonly params: readonly ParamType[];
  /** The type of the last parameter where it may be repeated. */
  readonly rest: ParamType | undefined;
  readonly run: (args: readonly Value[], call: State) => Value;
}
export type FunctionTable = ReadonlyMap<string, GoFunction>;

/** A parsed text and where it stands: a file, or a string that `tpl` was given. */
export interface Script {
  /** The name Go prints in errors. */
  readonly name: string;
  readonly tree: TemplateTree;
  /** The text with its origins. */
  readonly text: Str;
  /** The file, for one that is read from a chart. */
  readonly file: string | undefined;
}

export interface Definition {
  readonly name: string;
  readonly script: Script;
  readonly body: readonly Node[];
  /** Where it is defined; absent for the file's own body. */
  readonly node: DefineNode | BlockNode | undefined;
}

/** Named templates. A `tpl` text sees those of its caller and adds its own. */
export interface Definitions {
  readonly own: Map<string, Definition>;
  readonly up: Definitions | undefined;
}

export interface Limits {
  /** Commands and pieces of text that may be evaluated. */
  readonly steps: number;
  /** Characters that may be written, intermediate texts included. */
  readonly output: number;
}
export const defaultLimits: Limits = { steps: 5_000_000, output: 100_000_000 };

/** Something that went wrong and was passed over. */
export interface EvalProblem {
  readonly place: Place;
  readonly via: Frame | undefined;
  readonly words: string;
  readonly said: boolean;
}

/** What one rendering shares. */
export interface Session {
  readonly functions: FunctionTable;
  readonly definitions: Definitions;
  readonly limits: Limits;
  readonly origins: boolean;
  /** True where a failing action leaves a hole and evaluation goes on. */
  readonly tolerant: boolean;
  readonly problems: EvalProblem[];
  readonly parsed: Map<string, TemplateTree>;
  /** How many executions of a named template by `include` are under way. */
  readonly including: Map<string, number>;
  /** Which branch conditions to take the other way: `file:offset` of the tag. */
  readonly flipped: ReadonlySet<string>;
  /** Called for each branch with the arm that was taken; -1 where none was. */
  readonly onBranch: ((file: string, start: number, arm: number) => void) | undefined;
  /** Milliseconds since 1970, where somebody knows the time. */
  readonly now: number | undefined;
  steps: number;
  output: number;
}

export interface Variable {
  readonly name: string;
  value: Value;
  /** True where it holds an element of an `interface {}` list or map: Go names that type in errors. */
  boxed: boolean;
}

/** One execution of one template. */
export interface State {
  readonly session: Session;
  readonly definitions: Definitions;
  readonly template: Definition;
  readonly variables: Variable[];
  readonly out: Writer;
  readonly frame: Frame | undefined;
  /** How many `template` actions are around. */
  readonly depth: number;
  dot: Value;
  dotBoxed: boolean;
  /** What Go would name in an error: kept up to date as evaluation walks. */
  at: At;
}

export interface At {
  readonly offset: number;
  readonly end: number;
  readonly text: () => string;
}

/** Counts work; ends the rendering where there is too much of it. */
export const step = (session: Session, steps = 1): void => {
  session.steps += steps;
  if (session.steps > session.limits.steps) throw new Exhausted('the chart needs more steps than any sane chart');
};

export const spend = (session: Session, characters: number): void => {
  session.output += characters;
  if (session.output > session.limits.output) throw new Exhausted('the chart writes more text than any sane chart');
};

export const lookup = (definitions: Definitions, name: string): Definition | undefined => {
  for (let d: Definitions | undefined = definitions; d !== undefined; d = d.up) {
    const found = d.own.get(name);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** Adds a script's templates as Go's `Parse` does: the last wins, but an empty one replaces nothing. */
export const addScript = (definitions: Definitions, script: Script, name: string): void => {
  const add = (definition: Definition): void => {
    if (isEmptyBody(script.tree.text, definition.body) && lookup(definitions, definition.name) !== undefined) return;
    definitions.own.set(definition.name, definition);
  };
  for (const node of script.tree.defines) {
    const earlier = definitions.own.get(node.name);
    if (earlier?.script === script && isEmptyBody(script.tree.text, node.body)) continue;
    add({ name: node.name, script, body: node.body, node });
  }
  add({ name, script, body: script.tree.body, node: undefined });
};

/** Parses a text that `tpl` was given, once per rendering. */
export const parseOnce = (session: Session, text: string): TemplateTree => {
  const known = session.parsed.get(text);
  if (known !== undefined) return known;
  const tree = parseTemplate(text, new Set(session.functions.keys()));
  session.parsed.set(text, tree);
  return tree;
};
