/** Moves expressions out of code: each becomes a variable of the step's `env`, and the code reads the variable. */
import type { Edit } from '../../base/edit.ts';
import { type Change, editable, rewrite } from '../../yaml/rewrite.ts';
import type { View } from '../../yaml/view.ts';
import { type Code, placeIn } from './code.ts';
import type { Expression, Mention } from './expression.ts';
import type { Step, Workflow } from './model.ts';
import { quotingAt, shellOf, variableAt } from './shell.ts';

export interface Move {
  readonly code: Code;
  readonly expression: Expression;
  readonly mention: Mention;
  /** The variable that already holds the value; null where one must be made. */
  readonly variable: string | null;
}

/** Words that say nothing about the value. */
const dull = new Set(['github', 'event', 'outputs', 'steps', 'inputs', 'secrets', '*']);

/** `github.event.issue.title` → `ISSUE_TITLE`; the runner keeps names with `GITHUB_` and `RUNNER_` for itself. */
const nameFor = (mention: Mention, taken: ReadonlySet<string>): string => {
  const words = [mention.name, ...mention.path.map((step) => step ?? '*')].filter((word) => !dull.has(word.toLowerCase()));
  const plain = words
    .join('_')
    .toUpperCase()
    .replaceAll(/[^A-Z\d]+/g, '_');
  const base = plain === '' || /^(?:\d|GITHUB_|RUNNER_)/.test(plain) ? `INPUT_${plain}` : plain;
  let name = base;
  for (let next = 2; taken.has(name); next++) name = `${base}_${next}`;
  return name;
};

const written = (expression: Expression): string => `\${{ ${expression.text.trim()} }}`;

/** How the code reads the variable instead of the expression, and the part of the code that goes. */
const reading = (
  move: Move,
  shell: ReturnType<typeof shellOf>,
  name: string,
): { readonly start: number; readonly end: number; readonly text: string } | null => {
  const { outer } = move.expression;
  const { text } = move.code.node;
  if (move.code.language === 'shell') {
    // A string in single quotes that is nothing but the expression becomes one in double quotes.
    const alone = text.charAt(outer.start - 1) === "'" && text.charAt(outer.end) === "'";
    if (shell === 'posix' && alone && quotingAt(text, outer.start) === 'single')
      return { start: outer.start - 1, end: outer.end + 1, text: `"\${${name}}"` };
    const variable = variableAt(shell, text, outer.start, name);
    return variable === null ? null : { ...outer, text: variable };
  }
  if (move.code.language === 'other') return null;
  const before = text.charAt(outer.start - 1);
  const after = text.charAt(outer.end);
  // A string that is nothing but the expression becomes the variable; inside a longer one only a template literal can read it.
  if (before === after && (before === "'" || before === '"' || before === '`'))
    return { start: outer.start - 1, end: outer.end + 1, text: `process.env.${name}` };
  return null;
};

const escaped = (text: string, move: Move): string | null => {
  switch (move.code.node.style) {
    case 'double':
      return text.replaceAll('"', '\\"');
    case 'single':
      return text.replaceAll("'", "''");
    case 'plain':
      // A quote at the start of a plain scalar would make it a quoted one.
      return move.expression.outer.start === 0 ? null : text;
    default:
      return text;
  }
};

/** The edits that move all these expressions; null where one of them cannot be moved for sure. */
export const moveToEnv = (step: Step, workflow: Workflow | null, moves: readonly Move[]): readonly Edit[] | null => {
  const [first] = moves;
  if (!first || !editable(first.code.view)) return null;
  const shell = shellOf(step, workflow);
  const env = step.view.at('env');
  if (!env.absent && (!env.map || env.map.open)) return null;
  const present = new Map(env.entries().map((entry) => [String(entry.step), entry.raw ?? '']));
  const taken = new Set(present.keys());
  const names = new Map<string, string>();
  const changes: Change[] = [];
  const edits: Edit[] = [];
  for (const move of moves) {
    const value = written(move.expression);
    let name = move.variable ?? names.get(value) ?? [...present].find(([, text]) => text === value)?.[0] ?? null;
    if (name === null) {
      name = nameFor(move.mention, taken);
      taken.add(name);
      changes.push({ do: 'set', path: ['env', name], value });
    }
    names.set(value, name);
    const instead = reading(move, shell, name);
    const text = instead ? escaped(instead.text, move) : null;
    if (!instead || text === null) return null;
    const at = placeIn(move.code, instead);
    edits.push({ start: at.start, end: at.end, text });
  }
  if (changes.length === 0) return edits;
  const added = insertEnv(step.view, changes, env, first.code);
  return added ? [...added, ...edits] : null;
};

/** In block style an expression needs no quotes, and people write none. */
const unquoted = (text: string): string =>
  text.replaceAll(/"(\$\{\{[^"\\#]*\}\})"/g, (whole, plain: string) => (plain.includes(': ') ? whole : plain));

/** The new variables; a new `env` goes in front of the code, where nothing that is replaced can be in its way. */
const insertEnv = (step: View, changes: readonly Change[], env: View, code: Code): readonly Edit[] | null => {
  const made = rewrite(step, changes);
  if (!made) return null;
  const end = code.view.start + code.node.length;
  if (!env.absent && !made.every((edit) => edit.end <= code.view.start || edit.start >= end)) return null;
  return step.map?.flow || env.map?.flow ? made : made.map((edit) => ({ ...edit, text: unquoted(edit.text) }));
};
