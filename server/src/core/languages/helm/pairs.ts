/** The tags that belong together: an `if`, its `else`s and its `end`. */
import { type Source, type Span, touches } from '../../base/source.ts';
import type { Node, Tag } from '../../template/index.ts';
import { templateOf } from './flow.ts';

const keywordsOf = (tags: readonly (Tag | undefined)[]): readonly Span[] => tags.flatMap((tag) => tag?.keyword ?? []);

/** Keywords of the block whose keyword an offset touches; none where it touches no such word. */
export const pairsAt = (source: Source, offset: number): readonly Span[] => {
  let found: readonly Span[] = [];
  const visit = (nodes: readonly Node[]): void => {
    for (const node of nodes) {
      if (!touches(node.span, offset)) continue;
      if (node.kind === 'define' || node.kind === 'block') {
        look(keywordsOf([node.tag, node.close]));
        visit(node.body);
      } else if ('arms' in node) {
        look(keywordsOf([...node.arms.map((arm) => arm.tag), node.close]));
        for (const arm of node.arms) visit(arm.body);
      }
    }
  };
  const look = (words: readonly Span[]): void => {
    if (words.some((word) => touches(word, offset))) found = words;
  };
  visit(templateOf(source).body);
  return found;
};
