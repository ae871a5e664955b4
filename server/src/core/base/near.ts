/** The word somebody meant. */

/** Edits (insert, remove, replace, swap neighbours) from one word to another; `limit + 1` where there are more than `limit`. */
export const distance = (a: string, b: string, limit: number): number => {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let best = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      const swapped =
        i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
      if (swapped) best = Math.min(best, (before[j - 2] ?? 0) + 1);
      next.push(best);
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? limit + 1;
};

const folded = (word: string): string => word.toLowerCase().replaceAll(/[-_\s]/g, '');

/**
 * The word of a list that is so near to a mistyped one that it was surely meant; null where none or more than one is.
 * Other case and other hyphens count as no edit.
 */
export const nearest = (typed: string, words: Iterable<string>): string | null => {
  if (typed.length > 64) return null;
  const plain = folded(typed);
  const limit = plain.length <= 2 ? 0 : plain.length <= 4 ? 1 : plain.length <= 8 ? 2 : 3;
  let best: string | null = null;
  let least = limit + 1;
  for (const word of words) {
    const edits = distance(plain, folded(word), limit);
    if (edits > limit || edits > least) continue;
    best = edits === least && best !== word ? null : word;
    least = edits;
  }
  return best;
};
