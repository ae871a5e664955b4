/** Values as a hover shows them. */
import type { View } from '../../yaml/view.ts';

const lineLimit = 12;

/** The text of a value as it is written, outdented and cut to a few lines; `null` where nothing is written. */
export const showValue = (view: View): string => {
  const { node } = view;
  if (node === null || node.length === 0) return 'null';
  const text = view.tree.text.slice(view.start, view.start + node.length);
  const lineStart = view.tree.text.lastIndexOf('\n', view.start - 1) + 1;
  const indent = view.start - lineStart;
  const lines = text
    .split(/\r?\n/)
    .map((line, index) => (index > 0 && line.slice(0, indent).trim() === '' ? line.slice(indent) : line));
  return lines.length > lineLimit ? [...lines.slice(0, lineLimit), '…'].join('\n') : lines.join('\n').trimEnd();
};

/** The type of a value in a word. */
export const typeOf = (view: View | undefined): string => {
  if (!view || view.absent) return 'null';
  if (view.map) return 'map';
  if (view.seq) return 'list';
  const { scalar } = view;
  return scalar === undefined ? 'unknown' : typeof scalar;
};
