import type { Arm, BranchNode, Node } from '../parse/nodes.ts';
import { goPipeline } from '../parse/print.ts';
import { type Frame, noOrigin, type Origin, type Place, unknownOrigin } from '../value/origin.ts';
import { show } from '../value/print.ts';
import { sortedKeys } from '../value/quote.ts';
import { cut, originOf, type Writer, write, writer, writeStr, written } from '../value/text.ts';
import { anyType, int, isTrue, nil, nothing, type Str, str, type Value } from '../value/value.ts';
import { fault, placeIn } from './error.ts';
import { BreakJump, ContinueJump, ExecFault } from './fault.ts';
import { evalPipeline, setVariable } from './pipeline.ts';
import { type Definition, type Definitions, lookup, type Session, type State, spend, step } from './session.ts';

/** What a failing action leaves behind while someone types: text that no checker takes for a value. */
export const hole = '\u27e6?\u27e7';

const maxTemplateDepth = 100_000;

/** Executes a template and gives what it writes. */
export const execute = (
  session: Session,
  definitions: Definitions,
  template: Definition,
  dot: Value,
  frame: Frame | undefined,
): Str => {
  const out = writer(session.origins);
  // An interface that holds nil is handed over as no value at all.
  const data = dot.t === 'nil' && dot.typed ? { ...dot, typed: false } : dot;
  walkTemplate(session, definitions, template, data, frame, out, 0);
  const text = written(out);
  spend(session, text.v.length);
  return text;
};

const walkTemplate = (
  session: Session,
  definitions: Definitions,
  template: Definition,
  dot: Value,
  frame: Frame | undefined,
  out: Writer,
  depth: number,
): void => {
  const at = { offset: 0, end: 0, text: () => '' };
  const variables = [{ name: '$', value: dot, boxed: false }];
  walk({ session, definitions, template, variables, out, frame, depth, dot, dotBoxed: false, at }, template.body);
};

const walk = (state: State, nodes: readonly Node[]): void => {
  for (const node of nodes) {
    step(state.session);
    switch (node.kind) {
      case 'text':
        writeText(state, node.kept.start, node.kept.end);
        break;
      case 'action':
        attempt(state, () => {
          const value = evalPipeline(state, node.pipeline);
          if (node.pipeline.declares.length === 0) printValue(state, value, node.span.start, node.span.end);
        });
        break;
      case 'if':
      case 'with':
        walkIf(state, node);
        break;
      case 'range':
        walkRange(state, node);
        break;
      case 'template':
      case 'block':
        attempt(state, () => {
          const at = {
            offset: node.nameSpan.start,
            end: node.nameSpan.end,
            text: () =>
              `{{template ${JSON.stringify(node.name)}${node.pipeline === undefined ? '' : ` ${goPipeline(node.pipeline)}`}}}`,
          };
          state.at = at;
          const template = lookup(state.definitions, node.name);
          if (template === undefined) return fault(state, `template ${JSON.stringify(node.name)} not defined`);
          if (state.depth >= maxTemplateDepth) return fault(state, `exceeded maximum template depth (${maxTemplateDepth})`);
          const dot = node.pipeline === undefined ? nothing : evalPipeline(state, node.pipeline);
          const frame = {
            place: placeIn(state.template.script, state.frame, node.span.start, node.tag.span.end),
            name: node.name,
            up: state.frame,
          };
          walkTemplate(state.session, state.definitions, template, dot, frame, state.out, state.depth + 1);
        });
        break;
      case 'break':
        throw new BreakJump();
      case 'continue':
        throw new ContinueJump();
    }
  }
};

/** Where evaluation is tolerant, a failing action becomes a problem and a hole, and the next node is walked. */
const attempt = (state: State, action: () => void): boolean => {
  const { session, variables } = state;
  if (!session.tolerant) {
    action();
    return true;
  }
  const mark = variables.length;
  try {
    action();
    return true;
  } catch (error) {
    if (!(error instanceof ExecFault)) throw error;
    session.problems.push({ place: error.place, via: error.via, words: error.words, said: error.said });
    variables.length = Math.max(mark, 1);
    write(state.out, hole, unknownOrigin);
    return false;
  }
};

const writeText = (state: State, start: number, end: number): void => {
  if (start === end) return;
  const { script } = state.template;
  const { frame, out } = state;
  if (script.file !== undefined) {
    const origin: Origin = { place: { file: script.file, start, end }, data: [], via: frame, unknown: false };
    write(out, script.tree.text.slice(start, end), origin, start);
    return;
  }
  writeStr(out, cut(script.text, start, end), (origin) => settle(origin, frame?.place, frame));
};

/** Gives a place to an origin that has none yet. */
const settle = (origin: Origin, place: Place | undefined, frame: Frame | undefined): Origin =>
  origin.place === undefined ? { place, data: origin.data, via: frame, unknown: origin.unknown } : origin;

const printValue = (state: State, value: Value, start: number, end: number): void => {
  const { out, frame, session } = state;
  const text = value.t === 'string' ? value.v : value.t === 'nil' ? '<no value>' : show(value);
  if (!session.origins) {
    write(out, text, noOrigin);
    return;
  }
  const place = placeIn(state.template.script, frame, start, end);
  const seen = new Map<Origin, Origin>();
  const printed = value.t === 'string' ? value : str(text, [{ at: 0, origin: originOf(value) ?? noOrigin, from: -1 }]);
  writeStr(out, printed, (origin) => {
    const known = seen.get(origin);
    if (known !== undefined) return known;
    const settled = settle(origin, place, frame);
    seen.set(origin, settled);
    return settled;
  });
};

/** Whether the tag at an offset is to be taken the other way. */
const isFlipped = (state: State, arm: Arm): boolean => {
  const { session, template } = state;
  return session.flipped.size > 0 && session.flipped.has(`${template.script.file ?? template.script.name}:${arm.tag.span.start}`);
};

const walkIf = (state: State, node: BranchNode): void => {
  const mark = state.variables.length;
  const { dot, dotBoxed } = state;
  let taken = false;
  for (const [i, arm] of node.arms.entries()) {
    const { pipeline } = arm;
    let value: Value = nothing;
    const ok =
      pipeline === undefined ||
      attempt(state, () => {
        value = evalPipeline(state, pipeline);
      });
    if (!ok) break;
    if (pipeline === undefined || isTrue(value) !== isFlipped(state, arm)) {
      state.session.onBranch?.(state.template.script.file ?? '', node.span.start, i);
      if (pipeline !== undefined && (arm.word === 'with' || arm.word === 'else with'))
        [state.dot, state.dotBoxed] = [value, false];
      walk(state, arm.body);
      taken = true;
      break;
    }
  }
  if (!taken) state.session.onBranch?.(state.template.script.file ?? '', node.span.start, -1);
  state.variables.length = mark;
  [state.dot, state.dotBoxed] = [dot, dotBoxed];
};

const walkRange = (state: State, node: BranchNode): void => {
  const [arm, otherwise] = node.arms;
  if (arm?.pipeline === undefined) return;
  const { pipeline } = arm;
  const mark = state.variables.length;
  const { dot, dotBoxed } = state;
  const restore = (): void => {
    state.variables.length = mark;
    [state.dot, state.dotBoxed] = [dot, dotBoxed];
  };
  let turns = 0;
  attempt(state, () => {
    const value = evalPipeline(state, pipeline);
    const inner = state.variables.length;
    const names = pipeline.declares.map((d) => d.name);
    try {
      for (const [key, element, boxed] of elements(state, value, names.length)) {
        turns++;
        step(state.session);
        bind(state, names, pipeline.assigns, inner, key, element, boxed);
        [state.dot, state.dotBoxed] = [element, boxed];
        try {
          walk(state, arm.body);
        } catch (error) {
          if (!(error instanceof ContinueJump)) throw error;
        }
        state.variables.length = inner;
      }
    } catch (error) {
      if (!(error instanceof BreakJump)) throw error;
    }
    if (turns === 0 && otherwise !== undefined) {
      [state.dot, state.dotBoxed] = [dot, dotBoxed];
      walk(state, otherwise.body);
    }
  });
  restore();
};

const bind = (
  state: State,
  names: readonly string[],
  assigns: boolean,
  inner: number,
  key: Value,
  element: Value,
  boxed: boolean,
): void => {
  const [first, second] = names;
  if (first === undefined) return;
  if (assigns) {
    setVariable(state, first, second === undefined ? element : key, second === undefined && boxed);
    if (second !== undefined) setVariable(state, second, element, boxed);
    return;
  }
  state.variables.length = inner;
  const top = state.variables[inner - 1];
  if (top !== undefined) [top.value, top.boxed] = [element, boxed];
  const under = second === undefined ? undefined : state.variables[inner - 2];
  if (under !== undefined) [under.value, under.boxed] = [key, false];
};

/** Key, element and whether the element is held as an `interface {}`, for each turn. */
function* elements(state: State, value: Value, names: number): Generator<readonly [Value, Value, boolean]> {
  switch (value.t) {
    case 'nil':
      return;
    case 'int':
      if (names > 1) fault(state, `can't use ${show(value)} to iterate over more than one variable`);
      for (let i = 0n; i < value.v; i++) yield [nothing, int(i, value.type, value.o), false];
      return;
    case 'list':
      for (const [i, item] of value.items.entries()) yield [int(i, 'int', originOf(item)), item, value.elem === anyType];
      return;
    case 'bytes':
      for (const [i, c] of Array.from(value.v).entries()) yield [int(i), int(c.codePointAt(0) ?? 0, 'uint8'), false];
      return;
    case 'map':
      for (const key of sortedKeys(value.map)) {
        const at = value.keys.get(key);
        yield [
          str(key, at === undefined ? undefined : [{ at: 0, origin: at, from: -1 }]),
          value.map.get(key) ?? nil,
          value.elem === anyType,
        ];
      }
      return;
    default:
      fault(state, `range can't iterate over ${show(value)}`);
  }
}
