/** Changes between brackets: in JSON and in flow style, on one line or over several. */
import type { Edit } from '../base/edit.ts';
import type { Added } from './rewrite.ts';
import { layoutOf } from './rewrite-block.ts';
import { lineStart, lineStop } from './rewrite-comments.ts';
import { asJson, flowLines, flowText, type Quote, scalarText } from './rewrite-print.ts';
import type { View } from './view.ts';

interface Member {
  readonly start: number;
  readonly end: number;
}

/** Removes and adds members of a flow collection. */
export const changeFlow = (view: View, removed: readonly View[], added: readonly Added[], edits: Edit[]): boolean => {
  const { text } = view.tree;
  const node = view.node;
  if ((node?.kind !== 'map' && node?.kind !== 'seq') || !bracketed(view)) return false;
  const members: readonly Member[] =
    node.kind === 'map'
      ? node.pairs.map((pair) => ({
          start: view.start + pair.keyAt,
          end: view.start + Math.max(pair.valueAt + pair.value.length, pair.keyAt + pair.key.length),
        }))
      : node.items.map((item) => ({ start: view.start + item.at, end: view.start + item.at + item.node.length }));
  const gone = new Set(removed.map((child) => child.keySpan?.start ?? child.start));
  const kept = members.map((member) => !gone.has(member.start));
  const quote: Quote = asJson(text.slice(view.start, view.start + node.length)) || isJson(view) ? '"' : null;
  const last = members[kept.lastIndexOf(true)];
  if (!last) return fillBrackets(view, members, added.map((one) => oneLine(one, quote)).join(', '), edits);
  return (
    removeMembers(text, members, kept, edits) &&
    (added.length === 0 || addBehind(view, last, last === members.at(-1), added, quote, edits))
  );
};

const oneLine = ({ key, value }: Added, quote: Quote): string =>
  key === null ? flowText(value, quote) : `${scalarText(key, quote)}: ${flowText(value, quote)}`;

/** A map made of `key: value` between the brackets of a list has none of its own. */
const bracketed = (view: View): boolean => {
  const open = view.tree.text.charAt(view.start);
  return open === '{' || open === '[';
};

/** Whether the brackets around the view hold JSON. */
export const isJson = (view: View): boolean => {
  for (let at = view.parent; at !== null; at = at.parent)
    if (
      (at.node?.kind === 'map' || at.node?.kind === 'seq') &&
      at.node.flow &&
      asJson(at.tree.text.slice(at.start, at.start + 80))
    )
      return true;
  return false;
};

/** Takes runs of members away: each with the comma behind it, the last run with the comma before it. */
const removeMembers = (text: string, members: readonly Member[], kept: readonly boolean[], edits: Edit[]): boolean => {
  for (let first = 0; first < members.length; first++) {
    if (kept[first]) continue;
    let next = first + 1;
    while (next < members.length && !kept[next]) next++;
    const start = next < members.length ? members[first]?.start : members[first - 1]?.end;
    const end = next < members.length ? members[next]?.start : members[next - 1]?.end;
    if (start === undefined || end === undefined || betweenHasComment(text, members, start, end)) return false;
    edits.push({ start, end, text: '' });
    first = next;
  }
  return true;
};

/** Whether a `#` stands in the range outside of the members: whoever wrote it meant a comment. */
const betweenHasComment = (text: string, members: readonly Member[], start: number, end: number): boolean => {
  let from = start;
  for (const member of members) {
    if (member.end <= start || member.start >= end) continue;
    if (text.slice(from, member.start).includes('#')) return true;
    from = member.end;
  }
  return text.slice(from, end).includes('#');
};

const behindComma = (text: string, at: number): number => {
  const comma = /^\s*,/.exec(text.slice(at, at + 200));
  return comma ? at + comma[0].length : at;
};

/** The new content of brackets that were empty or lose all they hold. */
const fillBrackets = (view: View, members: readonly Member[], inner: string, edits: Edit[]): boolean => {
  const { text } = view.tree;
  const close = view.start + (view.node?.length ?? 0) - 1;
  const [first, last] = [members[0], members.at(-1)];
  const start = first?.start ?? view.start + 1;
  const end = last ? behindComma(text, last.end) : close;
  if (betweenHasComment(text, members, start, end)) return false;
  edits.push({ start, end, text: inner });
  return true;
};

const addBehind = (view: View, last: Member, isLast: boolean, added: readonly Added[], quote: Quote, edits: Edit[]): boolean => {
  const { text } = view.tree;
  const line = lineStart(text, last.start);
  const lead = /^[ \t]*/.exec(text.slice(line, last.start))?.[0] ?? '';
  const ownLine = line + lead.length === last.start && line > view.start;
  if (!ownLine || !isLast) {
    edits.push({ start: last.end, end: last.end, text: added.map((one) => `, ${oneLine(one, quote)}`).join('') });
    return true;
  }
  const { newline } = layoutOf(view.tree);
  const outer = /^[ \t]*/.exec(text.slice(lineStart(text, view.start), view.start))?.[0] ?? '';
  const step = lead.length > outer.length && lead.startsWith(outer) ? lead.slice(outer.length) : '  ';
  const print = ({ key, value }: Added): string =>
    key === null
      ? flowLines(value, quote, lead, step, newline)
      : `${scalarText(key, quote)}: ${flowLines(value, quote, lead, step, newline)}`;
  const texts = added.map((one) => lead + print(one));
  const stop = lineStop(text, last.end);
  const rest = /^[ \t]*(,?)[ \t]*(?:#.*)?$/.exec(text.slice(last.end, stop));
  if (!rest) edits.push({ start: last.end, end: last.end, text: `,${newline}${texts.join(`,${newline}`)}` });
  else {
    if (rest[1] === '') edits.push({ start: last.end, end: last.end, text: ',' });
    edits.push({ start: stop, end: stop, text: `${newline}${texts.join(`,${newline}`)}${rest[1] ?? ''}` });
  }
  return true;
};
