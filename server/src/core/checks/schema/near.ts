/** All words that may have been meant, so that a fix can tell whether there is only one. */
import { distance } from '../../base/near.ts';

const folded = (word: string): string => word.toLowerCase().replaceAll(/[-_.\s]/g, '');

/** The words within a few slips of the finger, nearest first. One that differs only in case, hyphens or underscores is nearest of all. */
export const nearWords = (typed: string, among: Iterable<string>): readonly string[] => {
  // Long words are never slips of one another, and comparing them costs the product of their lengths.
  if (typed.length > 64) return [];
  const plain = folded(typed);
  const limit = Math.floor((typed.length + 2) / 4);
  const found: { readonly word: string; readonly far: number }[] = [];
  for (const word of among) {
    if (word === typed || word === '') continue;
    const far = distance(plain, folded(word), limit);
    if (far <= limit) found.push({ word, far });
  }
  const sorted = found.sort((a, b) => a.far - b.far || (a.word < b.word ? -1 : 1));
  // Beside a word that is only spelled in another case, the others are no candidates.
  return sorted.filter(({ far }) => far === 0 || sorted[0]?.far !== 0).map(({ word }) => word);
};
