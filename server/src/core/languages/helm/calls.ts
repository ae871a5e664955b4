/** What functions do with the values they are given, as far as it matters for what a template reads. */
import type { Command } from '../../template/index.ts';

/** The function a command calls; null where it is a plain value. */
export const wordOf = (command: Command): string | null => {
  const head = command.args[0];
  return head?.kind === 'function' ? head.name : null;
};

/** Functions that are asked about values which may be absent. */
const lenient = new Set([
  'all',
  'and',
  'any',
  'coalesce',
  'compact',
  'concat',
  'deepCopy',
  'default',
  'dict',
  'dig',
  'empty',
  'eq',
  'fail',
  'get',
  'has',
  'hasKey',
  'include',
  'index',
  'keys',
  'kindIs',
  'kindOf',
  'list',
  'merge',
  'mergeOverwrite',
  'mustDeepCopy',
  'mustMerge',
  'mustMergeOverwrite',
  'ne',
  'not',
  'omit',
  'or',
  'pick',
  'pluck',
  'required',
  'set',
  'ternary',
  'toString',
  'toYaml',
  'tpl',
  'typeIs',
  'typeIsLike',
  'typeOf',
  'unset',
  'values',
]);

export const isLenient = (word: string | null): boolean => word !== null && lenient.has(word);

/** Functions that name a member by a string. */
export const byName: ReadonlySet<string> = new Set(['hasKey', 'index', 'get', 'dig']);

/** They ask something about a value and do not hand it on. */
const tests = new Set([
  'empty',
  'eq',
  'ge',
  'gt',
  'hasKey',
  'kindIs',
  'kindOf',
  'le',
  'len',
  'lt',
  'ne',
  'not',
  'typeIs',
  'typeIsLike',
  'typeOf',
]);

/** Their result may be one of the values they were given. */
const choices = new Set(['and', 'coalesce', 'default', 'or', 'required', 'ternary', 'deepCopy', 'mustDeepCopy']);

/** What becomes of a function's argument: only asked about, handed on as it is, or given away with all that is in it. */
export const passes = (word: string | null): 'tested' | 'through' | 'whole' => {
  if (word === null) return 'whole';
  if (tests.has(word)) return 'tested';
  return choices.has(word) ? 'through' : 'whole';
};
