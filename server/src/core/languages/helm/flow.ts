/**
 * What a template reads, seen without running it: every access to the values and objects of a chart with the path it stands for, where
 * that is certain, and what the dot and the variables are inside each tag.
 */
import { memo } from '../../base/memo.ts';
import type { Source, Span } from '../../base/source.ts';
import { type Node, type Operand, type Pipeline, parseTemplate, type Tag, type TemplateTree } from '../../template/index.ts';
import { byName, isLenient, passes, wordOf } from './calls.ts';
import { declare, type Flow, type Maker, root, rootInHelper, type Scope, type Where } from './scope.ts';
import { placeOf, textOf, whereOf } from './where.ts';

/** The parsed template of a file. */
export const templateOf: (source: Source) => TemplateTree = memo((source) => parseTemplate(source.text));

/** All that is known of a template without its chart. */
export const flowOf: (source: Source) => Flow = memo((source) => flowOfTree(templateOf(source)));

const flowOfTree = (tree: TemplateTree): Flow => {
  const maker: Maker = { accesses: [], marks: [], calls: [], variables: [], reassigned: reassignedIn(tree), expands: [] };
  inNodes(tree.body, root, maker);
  const byPlace = (a: { readonly span: Span }, b: { readonly span: Span }): number => a.span.start - b.span.start;
  return {
    accesses: maker.accesses.sort(byPlace),
    marks: maker.marks.sort(byPlace),
    calls: maker.calls.sort(byPlace),
    variables: maker.variables.sort(byPlace),
    expands: maker.expands,
  };
};

/** Names of variables that get another value later: what they hold at a place is not certain. */
const reassignedIn = (tree: TemplateTree): ReadonlySet<string> => {
  const found = new Set<string>();
  const visit = (nodes: readonly Node[]): void => {
    for (const node of nodes) {
      if (node.kind === 'action' && node.pipeline.assigns) for (const { name } of node.pipeline.declares) found.add(name);
      if (node.kind === 'define' || node.kind === 'block') visit(node.body);
      if ('arms' in node)
        for (const arm of node.arms) {
          if (arm.pipeline?.assigns) for (const { name } of arm.pipeline.declares) found.add(name);
          visit(arm.body);
        }
    }
  };
  visit(tree.body);
  return found;
};

const mark = (tag: Tag, scope: Scope, maker: Maker): void => {
  maker.marks.push({ span: tag.span, tag, scope });
};

/** Goes through a list; what is declared in it holds to its end. */
const inNodes = (nodes: readonly Node[], before: Scope, maker: Maker): void => {
  let scope = before;
  for (const node of nodes) {
    if (node.kind === 'text') continue;
    if ('arms' in node) {
      inBranch(node, scope, maker);
      continue;
    }
    mark(node.tag, scope, maker);
    if (node.kind === 'action') {
      inPipeline(node.pipeline, scope, { guarded: false, whole: node.pipeline.declares.length === 0 }, maker);
      scope = declare(node.pipeline, scope, whereOf(node.pipeline, scope), maker);
    } else if (node.kind === 'define') inNodes(node.body, rootInHelper, maker);
    else if (node.kind === 'block') {
      maker.calls.push({ name: node.name, span: inner(node.nameSpan), kind: 'block' });
      inPipeline(node.pipeline, scope, whole, maker);
      inNodes(node.body, { ...rootInHelper, dot: whereOf(node.pipeline, scope) }, maker);
    } else if (node.kind === 'template') {
      maker.calls.push({ name: node.name, span: inner(node.nameSpan), kind: 'template' });
      if (node.pipeline) inPipeline(node.pipeline, scope, whole, maker);
    }
  }
};

const whole: Use = { guarded: true, whole: true };

/** The span of a string without its quotes. */
export const inner = (at: Span): Span =>
  at.end - at.start >= 2 ? { start: at.start + 1, end: at.end - 1 } : { start: at.end, end: at.end };

const inBranch = (node: Extract<Node, { readonly kind: 'if' | 'with' | 'range' }>, before: Scope, maker: Maker): void => {
  let scope = before;
  for (const arm of node.arms) {
    mark(arm.tag, scope, maker);
    const { pipeline } = arm;
    if (!pipeline) {
      inNodes(arm.body, scope, maker);
      continue;
    }
    const moves = arm.word !== 'if' && arm.word !== 'else if';
    inPipeline(pipeline, scope, { guarded: true, whole: false }, maker);
    const at = whereOf(pipeline, scope);
    if (arm.word === 'range') {
      const item: Where | null = at && [...at, null];
      // Each member is looked at, whatever becomes of it.
      if (item)
        maker.accesses.push({ path: item, from: item.length, names: [], span: pipeline.span, guarded: true, whole: false });
      const inside = declareRange(pipeline, scope, item, maker);
      inNodes(arm.body, { ...inside, dot: item, helper: false }, maker);
    } else {
      scope = declare(pipeline, scope, at, maker);
      inNodes(
        arm.body,
        moves ? { ...scope, dot: at, helper: at === null ? scope.helper : at.length === 0 && scope.helper } : scope,
        maker,
      );
    }
  }
  if (node.close) mark(node.close, before, maker);
};

/** `$item :=` is the member; of `$key, $item :=` the second is. */
const declareRange = (pipeline: Pipeline, scope: Scope, item: Where | null, maker: Maker): Scope => {
  const [first, second] = pipeline.declares;
  if (!first) return scope;
  const key = second ? declare({ ...pipeline, declares: [first] }, scope, null, maker) : scope;
  return declare({ ...pipeline, declares: [second ?? first] }, key, item, maker);
};

/** What becomes of a value. */
interface Use {
  /** The template copes with its absence. */
  readonly guarded: boolean;
  /** It goes on with all that is in it: printed, or handed to what may look inside. */
  readonly whole: boolean;
}

const inPipeline = (pipeline: Pipeline, scope: Scope, use: Use, maker: Maker): void => {
  const { commands, declares } = pipeline;
  const tracked = declares.length > 0 && !declares.some(({ name }) => maker.reassigned.has(name));
  commands.forEach((command, index) => {
    const later = commands.slice(index + 1);
    const own = wordOf(command);
    const guarded = use.guarded || declares.length > 0 || later.some((next) => isLenient(wordOf(next))) || isLenient(own);
    // A value that goes through functions which hand on what they were given ends where the last of them does.
    const through = later.every((next) => passes(wordOf(next)) !== 'whole');
    const end = declares.length > 0 && later.length === 0 ? !tracked : use.whole;
    const goesOn = later.some((next) => passes(wordOf(next)) === 'tested') ? false : through ? end : true;
    const kind = own === null ? 'through' : passes(own);
    if (own !== null) inCall(command.args, own, scope, maker);
    const named = own !== null && byName.has(own) && !hasComputedStep(command.args);
    command.args.forEach((operand) => {
      const wholeHere = kind === 'tested' || named ? false : kind === 'through' ? goesOn : true;
      inOperand(operand, scope, { guarded, whole: wholeHere }, maker);
    });
    if (named) inNamed(command.args, scope, goesOn && own !== 'hasKey', maker);
    if (own === 'tpl' && command.args[1]) maker.expands.push(textOf(command.args[1], scope));
  });
};

/** `index .Values $name`: any of its members may be meant. */
const hasComputedStep = (args: readonly Operand[]): boolean => {
  const [word, first] = args;
  if (word?.kind !== 'function') return false;
  if (word.name === 'dig') return args.slice(1, -2).some((operand) => operand.kind !== 'string');
  if (word.name === 'index' && first)
    return args.slice(2).some((operand) => operand.kind !== 'string' && operand.kind !== 'number');
  return args[2] !== undefined && args[2].kind !== 'string';
};

const inCall = (args: readonly Operand[], word: string, scope: Scope, maker: Maker): void => {
  if (word !== 'include') return;
  const [, name, context] = args;
  const at = context ? placeOf(context, scope) : null;
  if (name?.kind === 'string')
    maker.calls.push({ name: name.value, span: inner(name.span), kind: 'include', ...(at ? { context: at } : {}) });
  else if (name) maker.calls.push({ name: null, span: name.span, kind: 'include' });
};

/** `hasKey .Values.a "b"`, `index .Values.a "b" "c"` and `dig "b" "c" default .Values.a` name paths by strings. */
const inNamed = (args: readonly Operand[], scope: Scope, goesOn: boolean, maker: Maker): void => {
  const strings = args.flatMap((operand) => (operand.kind === 'string' ? [operand] : []));
  const isDig = args[0]?.kind === 'function' && args[0].name === 'dig';
  const base = isDig ? args.at(-1) : args[1];
  const at = base && placeOf(base, scope);
  // The default of `dig` may be a string too; it stands right before the map.
  const steps = isDig && args.at(-2)?.kind === 'string' ? strings.slice(0, -1) : strings;
  if (!base || !at || steps.length === 0) return;
  const names = steps.map((operand) => ({ name: operand.value, span: inner(operand.span), quoted: true }));
  const spans = [base.span, ...steps.map((operand) => operand.span)];
  maker.accesses.push({
    path: [...at, ...names.map(({ name }) => name)],
    from: at.length,
    names,
    span: { start: Math.min(...spans.map((span) => span.start)), end: Math.max(...spans.map((span) => span.end)) },
    guarded: true,
    whole: goesOn,
  });
};

const inOperand = (operand: Operand, scope: Scope, use: Use, maker: Maker): void => {
  if (operand.kind === 'paren') {
    inPipeline(operand.pipeline, scope, use, maker);
    return;
  }
  if (operand.kind === 'variable') {
    const declared = scope.variables.get(operand.name);
    if (declared) maker.variables.push({ name: operand.name, span: operand.at, declared: declared.at, declares: false });
  }
  if (operand.kind === 'chain') {
    // `(.Values.a).b` is the idiom for a parent that may be absent.
    inOperand(operand.of, scope, { guarded: true, whole: placeOf(operand.of, scope) === null }, maker);
  }
  if (operand.kind !== 'field' && operand.kind !== 'variable' && operand.kind !== 'chain' && operand.kind !== 'dot') return;
  const path = placeOf(operand, scope);
  if (!path) return;
  const written = operand.kind === 'dot' ? [] : operand.path;
  const names = written.slice(Math.max(0, written.length - path.length)).map((segment) => ({
    name: segment.name,
    span: { start: segment.span.start + 1, end: segment.span.end },
    quoted: false,
  }));
  const own = names.filter(({ name }, index) => !(name === 'AsMap' && index === names.length - 1 && path.at(-1) !== 'AsMap'));
  const guarded = use.guarded || operand.kind === 'chain';
  maker.accesses.push({ path, from: path.length - own.length, names: own, span: operand.span, guarded, whole: use.whole });
};
