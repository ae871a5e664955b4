import type { BlockNode, DefineNode, Node } from './nodes.ts';
import { type ParseProblem, problem } from './problems.ts';

/** Whether a list is nothing but space and comments; Go lets such a definition be defined again. */
export const isEmptyBody = (text: string, body: readonly Node[]): boolean =>
  body.every(
    (node) =>
      node.kind === 'comment' ||
      node.kind === 'define' ||
      (node.kind === 'text' && /^[\s\x85\xa0]*$/.test(text.slice(node.kept.start, node.kept.end))) ||
      (node.kind === 'text' && node.kept.start === node.kept.end),
  );

/** Templates that one file defines twice; Go refuses that unless one of them is empty. */
export const duplicates = (text: string, defines: readonly (DefineNode | BlockNode)[]): ParseProblem[] => {
  const seen = new Set<string>();
  const out: ParseProblem[] = [];
  for (const node of defines) {
    if (node.nameSpan.start === node.nameSpan.end || isEmptyBody(text, node.body)) continue;
    if (seen.has(node.name)) {
      const at = node.close?.keyword?.start ?? node.span.end;
      const go = `template: multiple definition of template ${JSON.stringify(node.name)}`;
      out.push(problem('duplicate-define', node.nameSpan, node.name, go, at));
    }
    seen.add(node.name);
  }
  return out;
};
