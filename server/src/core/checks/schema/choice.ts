/**
 * `anyOf` and `oneOf`: of the branches that a value fails, the one it was most likely meant for. What the other branches have against
 * it is nobody's concern.
 */
import type { ErrorObject } from 'ajv';

/** What one branch has against a value. */
export type Branch = readonly ErrorObject[];

/**
 * The errors to show for a value that fits no branch. Where the branches differ only in what they want of the value itself, their wishes
 * are joined: a type of several, a value of several, one of several keys.
 */
export const bestOf = (branches: readonly Branch[], at: string): Branch => {
  const [first] = branches;
  if (!first) return [];
  const ranked = branches.map((errors) => ({ errors, rank: rankOf(errors, at) })).sort((a, b) => compare(a.rank, b.rank));
  const [best, second] = ranked;
  if (!best) return first;
  if (second && compare(best.rank, second.rank) === 0) {
    const tied = ranked.filter(({ rank }) => compare(rank, best.rank) === 0).map(({ errors }) => errors);
    return joined(tied, at) ?? best.errors;
  }
  return best.errors;
};

/**
 * The lower the nearer: a value of another type is far; one whose discriminating key says another word is next; then the keys that
 * the branch does not know, and all that is wrong.
 */
const rankOf = (errors: Branch, at: string): readonly number[] => {
  const here = (error: ErrorObject): boolean => error.instancePath === at;
  const type = errors.some((error) => here(error) && error.keyword === 'type') ? 1 : 0;
  const word = errors.filter(
    (error) => (error.keyword === 'const' || error.keyword === 'enum') && depthBelow(error, at) <= 1,
  ).length;
  const unknown = errors.filter((error) => error.keyword === 'additionalProperties' && here(error)).length;
  const missing = errors.filter((error) => error.keyword === 'required' && here(error)).length;
  const kinds = errors.filter((error) => error.keyword === 'type').length;
  return [type, word, unknown + missing, kinds, errors.length];
};

const depthBelow = (error: ErrorObject, at: string): number => error.instancePath.slice(at.length).split('/').length - 1;

const compare = (a: readonly number[], b: readonly number[]): number => {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return (a[i] ?? 0) - (b[i] ?? 0);
  return 0;
};

const joined = (branches: readonly Branch[], at: string): Branch | null => {
  const singles = branches.map((errors) => (errors.length === 1 && errors[0]?.instancePath === at ? errors[0] : null));
  const errors = singles.filter((error) => error !== null);
  const [first] = errors;
  if (errors.length < branches.length || !first || errors.some((error) => kindOf(error) !== kindOf(first))) return null;
  switch (kindOf(first)) {
    case 'type':
      return [{ ...first, params: { type: [...new Set(errors.flatMap((error) => error.params['type']))] } }];
    case 'word':
      return [
        {
          ...first,
          keyword: 'enum',
          params: {
            allowedValues: [
              ...new Set(errors.flatMap((error) => error.params['allowedValues'] ?? [error.params['allowedValue']])),
            ],
          },
        },
      ];
    case 'required':
      return [
        { ...first, keyword: 'anyOf', params: { missing: [...new Set(errors.map((error) => error.params['missingProperty']))] } },
      ];
    default:
      return null;
  }
};

const kindOf = (error: ErrorObject): string => (error.keyword === 'const' || error.keyword === 'enum' ? 'word' : error.keyword);
