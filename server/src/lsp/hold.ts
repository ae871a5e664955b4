/** Keeps red away from what is half typed: a new finding in the construct under the cursor waits. */

import type { Span } from '../core/base/source.ts';
import type { Placed } from '../core/engine/report.ts';

/** Milliseconds without an edit after which a held finding is shown. */
export const patience = 400;

const lineAt = (text: string, offset: number): Span => {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return { start, end: end < 0 ? text.length : end };
};

const indentOf = (text: string, line: Span): number => {
  const match = /^[ \t]*(?:- +)*/.exec(text.slice(line.start, Math.min(line.end, line.start + 400)));
  return match ? match[0].length : 0;
};

const isBlank = (text: string, line: Span): boolean =>
  /^\s*(?:#|$)/.test(text.slice(line.start, Math.min(line.end, line.start + 400)));

/** A column deeper than the last line of content above. */
const contentAbove = (text: string, line: Span): number => {
  for (let start = line.start, i = 0; start > 0 && i < reach; i++) {
    const above = lineAt(text, start - 1);
    if (!isBlank(text, above)) return indentOf(text, above) + 1;
    start = above.start;
  }
  return 0;
};

/** How many lines are looked at in either direction: enough for any construct that a person types at once. */
const reach = 2000;

/**
 * The construct that an edit stands in: the lines of its parent block, and the lines of the keys above that lead to it. What is missing
 * from any of them may be about to be typed.
 */
export const construct = (text: string, touched: Span): readonly Span[] => {
  const line = lineAt(text, touched.end);
  // On a blank line the next word may go on with whatever stands above, at any depth.
  const indent = isBlank(text, line) ? contentAbove(text, line) : indentOf(text, line);
  const spans: Span[] = [line];
  let start = line.start;
  let bound = indent;
  let parent = line.start;
  // What a block lacks is told on its first key, so of every block around the edit the first line belongs to the construct.
  let first = line;
  for (let i = 0; i < reach && start > 0; i++) {
    const above = lineAt(text, start - 1);
    start = above.start;
    if (/^(?:---|\.\.\.)(?:\s|$)/.test(text.slice(above.start, above.start + 4))) break;
    if (isBlank(text, above)) continue;
    const own = indentOf(text, above);
    if (own < bound) {
      spans.push(first, above);
      bound = own;
      first = above;
    } else if (own === bound) first = above;
    if (bound === indent) parent = above.start;
  }
  spans.push(first);
  let end = line.end;
  for (let i = 0; i < reach && end < text.length; i++) {
    const below = lineAt(text, end + 1);
    if (/^(?:---|\.\.\.)(?:\s|$)/.test(text.slice(below.start, below.start + 4))) break;
    if (!isBlank(text, below) && indentOf(text, below) < indent) break;
    end = below.end;
  }
  spans.push({ start: parent, end });
  return spans;
};

/** The identity of a finding over edits that move it. */
export const keyOf = (finding: Placed): string =>
  `${finding.rule}\u0000${finding.subject.name}\u0000${finding.subject.container}\u0000${finding.say.en}`;

/**
 * Parts findings into those to show now and those to hold back. `shown` are the keys last shown; `touched` the last edit, null when
 * nothing was typed lately. A broken text is in the making wherever the parser noticed it.
 */
export const part = (
  findings: readonly Placed[],
  shown: ReadonlySet<string>,
  text: string,
  touched: Span | null,
): { readonly show: readonly Placed[]; readonly held: number } => {
  if (touched === null) return { show: findings, held: 0 };
  const around = construct(text, touched);
  const show = findings.filter((finding) => {
    if (shown.has(keyOf(finding))) return true;
    if (finding.rule.startsWith('syntax/')) return false;
    const places = [finding.span, ...finding.related.filter((place) => place.uri === null).map((place) => place.span)];
    return !around.some((span) => places.some((place) => place.start <= span.end && span.start <= place.end));
  });
  return { show, held: findings.length - show.length };
};
