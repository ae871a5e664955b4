/** Completion inside expressions: contexts, functions, and the names below a context. */
import type { Model } from '../../checks/rules/lens.ts';
import type { Completion } from '../language.ts';
import type { Typing } from './expression-at.ts';
import { contexts, functions } from './facts/contexts.ts';
import { namesBelow } from './known-names.ts';

const roots = ({ shape, word }: Typing): readonly Completion[] => {
  const scope = shape?.scope;
  const known = [...contexts.values()].filter(({ name }) => !scope || scope.contexts.includes(name));
  const callable = [...functions.values()].filter(
    ({ name, everywhere }) => !scope || everywhere || scope.functions.has(name.toLowerCase()),
  );
  return [
    ...known.map(
      ({ name, say }): Completion => ({
        label: name,
        kind: 'variable',
        insert: name,
        snippet: false,
        replace: word,
        detail: null,
        docs: say,
        rank: 0,
      }),
    ),
    ...callable.map(({ name, parameters, say }): Completion => {
      const insert = parameters === '' ? `${name}()` : `${name}($1)`;
      return {
        label: name,
        kind: 'function',
        insert,
        snippet: parameters !== '',
        replace: word,
        detail: `(${parameters})`,
        docs: say,
        rank: 1,
      };
    }),
  ];
};

export const completeExpression = (model: Model, offset: number, typing: Typing): readonly Completion[] => {
  if (typing.shape?.scope.contexts.length === 0) return [];
  const { path, word } = typing;
  if (path.length === 0) return roots(typing);
  const facts = path.length === 1 ? contexts.get(path[0]?.toLowerCase() ?? '')?.keys : undefined;
  return namesBelow(model, offset, word.end, path).map(({ name, detail }) => ({
    label: name,
    kind: 'reference',
    insert: name,
    snippet: false,
    replace: word,
    detail,
    docs: facts?.find((fact) => fact.name === name)?.say ?? null,
    rank: 0,
  }));
};
