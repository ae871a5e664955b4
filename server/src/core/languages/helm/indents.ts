/** `nindent` with a number that puts a block where the key above it cannot own it. */
import { memo } from '../../base/memo.ts';
import { quote } from '../../base/say.ts';
import type { Span } from '../../base/source.ts';
import type { ActionNode, Node, RenderedFile, Run, TemplateTree } from '../../template/index.ts';
import type { Derivation } from '../derived.ts';
import { outermost } from './origins.ts';
import type { Job } from './texts.ts';

/** An action that prints a block right below a key that is written in the template. */
interface Printed {
  readonly span: Span;
  /** The number as it is written. */
  readonly number: Span;
  readonly indent: number;
  readonly key: string;
}

const numberOf = (action: ActionNode): { readonly span: Span; readonly value: number } | null => {
  const last = action.pipeline.commands.at(-1);
  const [name, argument] = last?.args ?? [];
  if (name?.kind !== 'function' || name.name !== 'nindent' || argument?.kind !== 'number') return null;
  const value = Number(argument.text);
  return Number.isInteger(value) && value >= 0 && value < 200 ? { span: argument.span, value } : null;
};

/** The last thing before the action is `key:`, on its own line or the one before. */
const keyBefore = (text: string): string | null =>
  /(?:^|\n)[ \t]*(?:- +)*([\w./-]+):[ \t]*(?:\r?\n[ \t]*)?$/.exec(text.slice(-300))?.[1] ?? null;

const printedIn: (tree: TemplateTree) => readonly Printed[] = memo((tree) => {
  const found: Printed[] = [];
  const visit = (nodes: readonly Node[]): void => {
    for (const node of nodes) {
      if (node.kind === 'if' || node.kind === 'with' || node.kind === 'range') for (const { body } of node.arms) visit(body);
      if (node.kind !== 'action') continue;
      const number = numberOf(node);
      const key = number && keyBefore(tree.text.slice(0, node.tag.span.start));
      if (number && key) found.push({ span: node.tag.span, number: number.span, indent: number.value, key });
    }
  };
  visit(tree.body);
  return found;
});

const columnOf = (line: string): number => line.length - line.trimStart().length;

/** The column of the key that a line opens, behind its dashes. */
const keyColumn = (line: string, key: string): number | null => {
  const match = /^([ \t]*(?:- +)*)([\w./-]+):[ \t]*$/.exec(line);
  return match?.[2] === key ? (match[1] ?? '').length : null;
};

/** Where a block begins in a rendered text, by the offsets of the actions that printed them; of several turns the first. */
const beginnings = (file: RenderedFile, actions: readonly Printed[]): ReadonlyMap<Printed, number> => {
  const found = new Map<Printed, number>();
  const placeOf = ({ origin }: Run) => (origin.via ? outermost(origin.via).place : origin.place);
  for (const run of file.text.runs ?? []) {
    const place = run.from >= 0 && !run.origin.via && run.origin.data.length === 0 ? undefined : placeOf(run);
    if (place?.file !== file.file) continue;
    const action = actions.find(({ span }) => span.start <= place.start && place.end <= span.end);
    if (action && !found.has(action)) found.set(action, run.at);
  }
  return found;
};

/** Findings about numbers that are too small, with the number that fits. */
export const wrongIndents = (file: RenderedFile, under: string | null, { find, read, parse }: Job): Derivation['problems'] => {
  const source = read(file.file);
  const uri = find(file.file);
  if (source === null || uri === null || !source.includes('nindent')) return [];
  const actions = printedIn(parse(source));
  if (actions.length === 0) return [];
  return [...beginnings(file, actions)].flatMap(([action, at]): Derivation['problems'] => {
    const wanted = wantedIndent(file.text.v, at, action);
    if (wanted === null) return [];
    const { number, key, indent } = action;
    const span = { start: number.start, end: number.end };
    return [
      {
        uri,
        span,
        rule: 'expression/helm-indent',
        say: {
          en: `${quote(`nindent ${indent}`)} puts this block beside ${quote(key)} instead of below it; ${quote(`nindent ${wanted}`)} fits.`,
          ko: `${quote(`nindent ${indent}`)} 때문에 이 블록이 ${quote(key)} 아래가 아니라 옆에 놓입니다. ${quote(`nindent ${wanted}`)}이(가) 맞습니다.`,
        },
        under,
        fix: () => ({
          safety: 'review',
          say: { en: `Change to ${quote(`nindent ${wanted}`)}`, ko: `${quote(`nindent ${wanted}`)}(으)로 변경` },
          edits: [{ ...span, text: String(wanted) }],
        }),
      },
    ];
  });
};

/** The column at which the block would be owned by its key; null where it is, or where that is not sure. */
const wantedIndent = (text: string, at: number, { key, indent }: Printed): number | null => {
  const above = text.slice(0, at).trimEnd();
  const line = above.slice(above.lastIndexOf('\n') + 1);
  const column = keyColumn(line, key);
  const block = text.slice(at).replace(/^(?:[ \t]*\r?\n)+/, '');
  const [first = ''] = block.split(/\r?\n/, 1);
  if (column === null || columnOf(first) !== indent) return null;
  const isList = /^\s*-(?:\s|$)/.test(first);
  const isMap = !isList && /^\s*[^\s#'"{[&*!|>-][^#]*?:(?:\s|$)/.test(first);
  if (!(isMap && indent <= column) && !(isList && indent < column)) return null;
  return column + 2;
};
