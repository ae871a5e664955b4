/** Changes of text that a fix makes. Ours, not the protocol's: `lsp/convert` is the border. */
import type { Say } from './say.ts';
import type { Span } from './source.ts';

/** Replaces `[start, end)` by `text`; an insertion where both are equal. */
export interface Edit extends Span {
  readonly text: string;
}

/**
 * How far a fix may be trusted. `safe` cannot change what runs for the worse and may be applied with many others;
 * `review` wants a person's look and is never part of fix-all.
 */
export type Safety = 'safe' | 'review';

/** A change that mends a finding. */
export interface Fix {
  readonly safety: Safety;
  readonly say: Say;
  /** Shown before the change is made where something may go wrong, such as an image that may not start. */
  readonly warning?: Say;
  readonly edits: readonly Edit[];
}

/** Edits in order of place; of two that overlap or insert at one place with equal text the first stays. Edits of one fix never overlap. */
export const orderEdits = (edits: readonly Edit[]): readonly Edit[] => {
  const sorted = edits
    .map((edit, index) => ({ edit, index }))
    .sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end || a.index - b.index);
  const kept: Edit[] = [];
  for (const { edit } of sorted) {
    const last = kept.at(-1);
    const clash =
      last && (edit.start < last.end || (edit.start === last.start && edit.end === last.end && edit.text === last.text));
    if (!clash) kept.push(edit);
  }
  return kept;
};

/** The text after the edits. */
export const applyEdits = (text: string, edits: readonly Edit[]): string => {
  const parts: string[] = [];
  let from = 0;
  for (const edit of orderEdits(edits)) {
    parts.push(text.slice(from, edit.start), edit.text);
    from = edit.end;
  }
  parts.push(text.slice(from));
  return parts.join('');
};
