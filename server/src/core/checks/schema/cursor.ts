/**
 * The place that is being typed at. The half-typed word is replaced by a whole one and the document read again, so that what the library
 * makes of the text, and not a guess from its lines, says where the cursor is: in block and flow style, in lists and in broken text alike.
 */
import type { Span } from '../../base/source.ts';
import type { Node, Tree } from '../../yaml/node.ts';
import { readStream } from '../../yaml/read.ts';
import type { Dialect } from '../../yaml/scalar.ts';
import { View } from '../../yaml/view.ts';

export interface Spot {
  /** The document with a whole word at the cursor. */
  readonly root: View;
  /** For a key: the map it would stand in. For a value: the value itself. */
  readonly parent: View;
  readonly role: 'key' | 'value';
  /** What is typed already and will be replaced, in the document as it is. */
  readonly word: Span;
  /** A colon follows already: only the name is wanted. */
  readonly named: boolean;
  readonly flow: boolean;
  /** White space to put before further lines, beside what the line itself begins with. */
  readonly indent: string;
}

/** A word that nobody writes. */
const mark = 'foreseeCursor';

const wordChars = /[^\s:{}[\],"'#]*$/;

/** The path to the key or value that is the mark, found by its place. */
const findMark = (root: View, offset: number): { readonly view: View; readonly role: 'key' | 'value' } | null => {
  let view = root;
  for (let depth = 0; depth < 200; depth++) {
    const next: View | undefined = [...view.entries(), ...view.items()].find((child) => {
      const start = child.keySpan?.start ?? child.start;
      return !child.shared && start <= offset && offset < Math.max(child.span.end, child.keySpan?.end ?? 0);
    });
    if (!next) return null;
    if (next.step === mark && next.keySpan?.start === offset) return { view, role: 'key' };
    if (next.start === offset && next.raw === mark) return { view: next, role: 'value' };
    view = next;
  }
  return null;
};

const reread = (tree: Tree, text: string): Tree | null => {
  const { documents } = readStream(text, { text: tree.text, documents: [{ tree, start: 0 }] });
  return documents.length === 1 ? (documents[0]?.tree ?? null) : null;
};

const isFlow = (view: View): boolean => {
  const node: Node | null = view.node;
  return node !== null && (node.kind === 'map' || node.kind === 'seq') && node.flow;
};

/** The spots that an offset may be: as a key, and where the line allows it as a value. Usually one, none within comments. */
export const spotAt = (tree: Tree, dialect: Dialect, offset: number): readonly Spot[] => {
  const { text } = tree;
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(lineStart, offset);
  if (/(?:^|\s)#/.test(before.replaceAll(/"[^"]*"|'[^']*'/g, ''))) return [];
  const typed = wordChars.exec(before)?.[0] ?? '';
  const start = offset - typed.length;
  const rest = /^[^\s:{}[\],"'#]*/.exec(text.slice(offset))?.[0] ?? '';
  const word: Span = { start, end: offset + rest.length };
  const named = /^\s*:(?:\s|$)/.test(text.slice(word.end, word.end + 80));
  const margin = /^\s*/.exec(before)?.[0].length ?? 0;
  const indent = ' '.repeat(Math.max(0, start - lineStart - margin));
  const try_ = (insert: string, role: 'key' | 'value'): readonly Spot[] => {
    const again = reread(tree, text.slice(0, word.start) + insert + text.slice(word.end));
    if (!again) return [];
    const root = View.root(again, dialect);
    if (root.raw === mark && role === 'value' && root.start === word.start) return [];
    const found = findMark(root, word.start);
    return found?.role === role
      ? [
          {
            root,
            parent: found.view,
            role,
            word,
            named,
            flow: isFlow(found.view) || (found.view.parent !== null && isFlow(found.view.parent)),
            indent,
          },
        ]
      : [];
  };
  const afterColon = /:\s+$/.test(before.slice(0, before.length - typed.length));
  const key = named ? try_(mark, 'key') : afterColon ? [] : try_(`${mark}: `, 'key');
  return [...key, ...(named ? [] : try_(mark, 'value'))];
};
