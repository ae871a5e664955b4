/**
 * The one matcher for patterns that come from a workspace: RE2's syntax in time that grows with the text alone. JavaScript's own
 * matcher takes longer than a life for `^(a+)+$`, and a file must not stop a server.
 */

import type { Dialect, PatternFault } from './pattern/cursor.ts';
import { firstMatch, matches, type Slots } from './pattern/match.ts';
import { parse } from './pattern/parse.ts';
import { programOf } from './pattern/program.ts';
import type { Span } from './source.ts';

export type { Dialect, PatternFault } from './pattern/cursor.ts';

/** A match: its span, and those of the groups, the whole first; null for a group that took no part. UTF-16 offsets. */
export interface Match extends Span {
  readonly groups: readonly (Span | null)[];
}

export interface Pattern {
  readonly source: string;
  /** Names of the groups, `''` for those without one; the first is the whole. */
  readonly names: readonly string[];
  /** Whether it matches anywhere in the text. */
  readonly test: (text: string) => boolean;
  /** The leftmost match at or after `from`; `^` is the beginning of the text, not `from`. */
  readonly find: (text: string, from?: number) => Match | null;
  /** All matches, none overlapping; an empty one right behind another is none. */
  readonly all: (text: string) => readonly Match[];
}

/**
 * The pattern of a source, or why there is none: `syntax` for what is no pattern, `unsupported` for what needs to look around or
 * back, `too-large` for what passes a limit. Who meets `unsupported` or `too-large` knows nothing and says nothing.
 */
export const pattern = (source: string, dialect: Dialect = 'go'): Pattern | PatternFault => {
  if (source.length > maxSource) return { error: 'too-large', at: maxSource };
  const parsed = parse(source, dialect);
  if ('error' in parsed) return parsed;
  const program = programOf(parsed.ast, parsed.groups.length);
  if (!program) return { error: 'too-large', at: 0 };
  const find = (text: string, from = 0): Match | null => {
    const slots = from > text.length ? null : firstMatch(program, text, from);
    return slots ? matchOf(slots) : null;
  };
  return { source, names: parsed.groups, test: (text) => matches(program, text), find, all: (text) => allOf(find, text) };
};

/** A pattern's text, beyond which none is read. */
const maxSource = 10_000;

/** As Go's `ReplaceAllString`: `$1`, `${1}`, `$name` and `${name}` stand for groups, `$$` for a dollar. */
export const replaceAll = (found: Pattern, text: string, template: string): string => {
  const parts: string[] = [];
  let from = 0;
  for (const match of found.all(text)) {
    parts.push(text.slice(from, match.start), expand(found, text, match, template));
    from = match.end;
  }
  parts.push(text.slice(from));
  return parts.join('');
};

const expand = (found: Pattern, text: string, match: Match, template: string): string =>
  template.replace(/\$(?:(\$)|(\w+)|\{(\w+)\})/g, (_, dollar?: string, bare?: string, braced?: string) => {
    if (dollar !== undefined) return '$';
    const name = bare ?? braced ?? '';
    const index = /^\d+$/.test(name) ? Number(name) : found.names.indexOf(name, 1);
    const span = index < 0 ? null : match.groups[index];
    return span ? text.slice(span.start, span.end) : '';
  });

const matchOf = (slots: Slots): Match => {
  const groups: (Span | null)[] = [];
  for (let i = 0; i < slots.length; i += 2) {
    const [start = -1, end = -1] = [slots[i], slots[i + 1]];
    groups.push(start < 0 || end < 0 ? null : { start, end });
  }
  return { start: slots[0] ?? 0, end: slots[1] ?? 0, groups };
};

const allOf = (find: (text: string, from: number) => Match | null, text: string): readonly Match[] => {
  const all: Match[] = [];
  let ended = -1;
  for (let from = 0; from <= text.length; ) {
    const match = find(text, from);
    if (!match) break;
    const empty = match.end === match.start;
    if (!empty || match.start !== ended) all.push(match);
    ended = match.end;
    from = match.end > from ? match.end : from + ((text.codePointAt(from) ?? 0) > 0xffff ? 2 : 1);
  }
  return all;
};
