/** Where a template reads values, and how sure it is that they are there. */
import { memo } from '../../base/memo.ts';
import type { Source, Span } from '../../base/source.ts';
import {
  type Command,
  type Node,
  type Operand,
  type Pipeline,
  parseTemplate,
  type Segment,
  type TemplateTree,
} from '../../template/index.ts';

/** One `.Values.a.b` of a template. */
export interface Read {
  /** Names below `.Values`. */
  readonly path: readonly string[];
  /** The span of each `.name` below `.Values`. */
  readonly spans: readonly Span[];
  readonly span: Span;
  /** The template copes with the value being absent: a condition, a default, a look-up that allows it. */
  readonly guarded: boolean;
}

/** The parsed template of a file. */
export const templateOf: (source: Source) => TemplateTree = memo((source) => parseTemplate(source.text));

/** Functions that are asked about values which may be absent. */
const lenient = new Set([
  'default',
  'hasKey',
  'dig',
  'index',
  'get',
  'coalesce',
  'empty',
  'not',
  'and',
  'or',
  'ternary',
  'kindIs',
  'kindOf',
  'typeIs',
  'typeOf',
  'required',
  'eq',
  'ne',
  'toYaml',
  'tpl',
  'merge',
  'mergeOverwrite',
  'pick',
  'omit',
  'keys',
  'values',
  'has',
  'concat',
  'list',
  'dict',
  'deepCopy',
  'toString',
  'include',
  'fail',
  'set',
  'unset',
  'pluck',
  'compact',
  'any',
  'all',
]);

interface Walk {
  readonly reads: Read[];
  /** The dot is what `with` or `range` made of it: `.Values` is no longer the root's. */
  readonly moved: boolean;
}

const segmentsOf = (operand: Operand, moved: boolean): readonly Segment[] | null => {
  if (operand.kind === 'field' && !moved && operand.path[0]?.name === 'Values') return operand.path;
  if (operand.kind === 'variable' && operand.name === '$' && operand.path[0]?.name === 'Values') return operand.path;
  return null;
};

const inOperand = (operand: Operand, guarded: boolean, walk: Walk): void => {
  const segments = segmentsOf(operand, walk.moved);
  const first = segments?.[1];
  if (segments && first) {
    const below = segments.slice(1);
    const end = below.at(-1)?.span.end ?? first.span.end;
    walk.reads.push({
      path: below.map((segment) => segment.name),
      spans: below.map((segment) => segment.span),
      span: { start: operand.span.start, end },
      guarded,
    });
  } else if (operand.kind === 'paren') inPipeline(operand.pipeline, guarded, walk);
  // `(.Values.a).b` is the idiom for a parent that may be absent.
  else if (operand.kind === 'chain') inOperand(operand.of, true, walk);
};

const nameOf = (command: Command): string | null => {
  const head = command.args[0];
  return head?.kind === 'function' ? head.name : null;
};

/** `hasKey .Values.a "b"`, `index .Values.a "b" "c"` and `dig "b" "c" default .Values.a` name paths by strings. */
const byStrings = new Set(['hasKey', 'index', 'get', 'dig']);

const inNamed = (command: Command, walk: Walk): void => {
  const strings = command.args.flatMap((operand) => (operand.kind === 'string' ? [operand.value] : []));
  for (const operand of command.args) {
    const segments = segmentsOf(operand, walk.moved);
    if (!segments || strings.length === 0) continue;
    const path = [...segments.slice(1).map((segment) => segment.name), ...strings];
    walk.reads.push({ path, spans: segments.slice(1).map((segment) => segment.span), span: operand.span, guarded: true });
  }
};

const inPipeline = (pipeline: Pipeline, guarded: boolean, walk: Walk): void => {
  pipeline.commands.forEach((command, index) => {
    const later = pipeline.commands.slice(index + 1).some((next) => lenient.has(nameOf(next) ?? ''));
    const own = nameOf(command);
    const safe = guarded || later || pipeline.declares.length > 0 || (own !== null && lenient.has(own));
    if (own !== null && byStrings.has(own)) inNamed(command, walk);
    for (const operand of command.args) inOperand(operand, safe, walk);
  });
};

const inNodes = (nodes: readonly Node[], walk: Walk): void => {
  for (const node of nodes) {
    if (node.kind === 'action') inPipeline(node.pipeline, false, walk);
    else if (node.kind === 'template' && node.pipeline) inPipeline(node.pipeline, true, walk);
    else if (node.kind === 'define') inNodes(node.body, { reads: walk.reads, moved: false });
    else if (node.kind === 'block') {
      inPipeline(node.pipeline, true, walk);
      inNodes(node.body, { reads: walk.reads, moved: true });
    } else if (node.kind === 'if' || node.kind === 'with' || node.kind === 'range')
      for (const arm of node.arms) {
        if (arm.pipeline) inPipeline(arm.pipeline, true, walk);
        const moves = arm.pipeline !== undefined && arm.word !== 'if' && arm.word !== 'else if';
        inNodes(arm.body, { reads: walk.reads, moved: walk.moved || moves });
      }
  }
};

/** All reads of values in a template, in order of place. */
export const readsOf: (tree: TemplateTree) => readonly Read[] = memo((tree) => {
  const reads: Read[] = [];
  inNodes(tree.body, { reads, moved: false });
  return reads.sort((a, b) => a.span.start - b.span.start);
});
