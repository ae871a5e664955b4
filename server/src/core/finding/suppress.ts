/** Ignores: comments, annotations and overrides that silence a finding. One that silences nothing is a finding itself. */
import type { Span } from '../base/source.ts';
import type { Finding, Subject } from './finding.ts';

/** What an ignore covers: the lines between two offsets, the whole text, or a thing by name. */
export type Reach =
  | { readonly kind: 'span'; readonly span: Span }
  | { readonly kind: 'all' }
  | { readonly kind: 'subject'; readonly subject: Partial<Subject> };

/** One rule id of one ignore. Spans count from the start of the text it was found in. */
export interface Ignore {
  /** A rule id, or a prefix with `*` behind. */
  readonly rule: string;
  readonly reach: Reach;
  readonly how: 'comment' | 'annotation';
  /** The rule's id in the text, and the whole comment or annotation. */
  readonly at: Span;
  readonly whole: Span;
  /** The ignore names no other rule. */
  readonly alone: boolean;
  readonly reason: string | null;
}

const marker = /(?:(?<=^|\s)#|\{\{-?\s{0,8}\/\*)[^\S\n\r]{0,8}foresee-ignore-(line|next-line|file)(?=[\s*]|$)([^\n\r]*)/gm;
const word = /[\w/*-]+/g;

const isEnd = (text: string, at: number): boolean => text[at] === '\n' || text[at] === '\r';

/** The line that holds an offset, without its end. */
const lineSpan = (text: string, offset: number): Span => {
  let start = offset;
  while (start > 0 && !isEnd(text, start - 1)) start--;
  let end = offset;
  while (end < text.length && !isEnd(text, end)) end++;
  return { start, end };
};

/** What a comment says behind the marker: rules, and the reason behind ` -- `. */
const parted = (rest: string): { readonly body: string; readonly reason: string | null } => {
  const close = rest.indexOf('*/');
  const words = (close < 0 ? rest : rest.slice(0, close)).trim();
  const dashes = / -- | --$|^-- |^--$/.exec(words.replaceAll('\t', ' '));
  if (!dashes) return { body: words, reason: null };
  return { body: words.slice(0, dashes.index), reason: words.slice(dashes.index + dashes[0].length).trim() || null };
};

/** Lines of the next thing that is no comment and no blank line, for each marker from the last to the first, so that none is read twice. */
const nextLines = (text: string) => {
  const known = new Map<number, Span>();
  return (offset: number): Span => {
    const passed: number[] = [];
    let line = lineSpan(text, offset);
    let found: Span | null = null;
    while (found === null) {
      passed.push(line.start);
      const next = line.end + (text.startsWith('\r\n', line.end) ? 2 : 1);
      if (next >= text.length) found = { start: text.length, end: text.length };
      else {
        line = lineSpan(text, next);
        const rest = text.slice(line.start, line.end).trimStart();
        found = known.get(line.start) ?? (rest === '' || rest.startsWith('#') ? null : line);
      }
    }
    for (const start of passed) known.set(start, found);
    return found;
  };
};

/**
 * Ignore comments in a text: `# foresee-ignore-line RULE… -- reason`, `…-next-line`, `…-file`, in templates within `{{/* … *\/}}`.
 * One that names no rule has the rule `''`.
 */
export const ignoresIn = (text: string): readonly Ignore[] => {
  if (!text.includes('foresee-ignore-')) return [];
  const nextLine = nextLines(text);
  const ignoresOf = (match: RegExpExecArray): readonly Ignore[] => {
    const [whole, where, rest = ''] = match;
    const { body, reason } = parted(rest);
    const from = match.index + whole.length - rest.length;
    const reach: Reach =
      where === 'file'
        ? { kind: 'all' }
        : { kind: 'span', span: where === 'line' ? lineSpan(text, match.index) : nextLine(match.index) };
    const close = whole.startsWith('#') ? -1 : rest.indexOf('}}');
    const end = close < 0 ? match.index + whole.length : from + close + 2;
    const rules = [...rest.slice(0, rest.indexOf(body) + body.length).matchAll(word)];
    const shared = { reach, how: 'comment', whole: { start: match.index, end }, reason } as const;
    if (rules.length === 0) return [{ ...shared, rule: '', at: { start: match.index, end: from }, alone: true }];
    return rules.map((rule) => ({
      ...shared,
      rule: rule[0],
      at: { start: from + rule.index, end: from + rule.index + rule[0].length },
      alone: rules.length === 1,
    }));
  };
  return [...text.matchAll(marker)].reverse().map(ignoresOf).reverse().flat();
};

const fitsRule = (pattern: string, rule: string): boolean =>
  pattern.endsWith('*') ? rule.startsWith(pattern.slice(0, -1)) : pattern === rule;

type Silenced = Pick<Finding, 'rule' | 'span' | 'subject'>;

const fitsSubject = (wanted: Partial<Subject>, subject: Subject): boolean =>
  (wanted.kind === undefined || wanted.kind === subject.kind) &&
  (wanted.name === undefined || wanted.name === subject.name) &&
  (wanted.namespace === undefined || wanted.namespace === subject.namespace) &&
  (wanted.container === undefined || wanted.container === subject.container);

/** Whether the ignore silences the finding; both in the same text. Syntax findings cannot be silenced: the rest hangs on them. */
export const silences = (ignore: Ignore, finding: Silenced): boolean => {
  if (finding.rule.startsWith('syntax/') || !fitsRule(ignore.rule, finding.rule)) return false;
  switch (ignore.reach.kind) {
    case 'all':
      return true;
    case 'span':
      return finding.span.start <= ignore.reach.span.end && ignore.reach.span.start <= finding.span.start;
    case 'subject':
      return fitsSubject(ignore.reach.subject, finding.subject);
  }
};

const push = <K>(groups: Map<K, Ignore[]>, key: K, ignore: Ignore): void => {
  const group = groups.get(key) ?? [];
  group.push(ignore);
  groups.set(key, group);
};

/** All ignores that silence a finding, in their order. Each finding is held against the few that may reach it. */
export const silencers = (ignores: readonly Ignore[]): ((finding: Silenced) => readonly Ignore[]) => {
  const order = new Map(ignores.map((ignore, index) => [ignore, index]));
  const wide: Ignore[] = [];
  const byName = new Map<string | null | undefined, Ignore[]>();
  const byStart = new Map<number, Ignore[]>();
  for (const ignore of ignores) {
    if (ignore.reach.kind === 'span') push(byStart, ignore.reach.span.start, ignore);
    else if (ignore.reach.kind === 'subject' && ignore.reach.subject.name !== undefined)
      push(byName, ignore.reach.subject.name, ignore);
    else wide.push(ignore);
  }
  const starts = [...byStart.keys()].sort((a, b) => a - b);
  return (finding) => {
    // Spans are whole lines: the last one that starts before the finding is the only one that may hold it.
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= finding.span.start) low = middle + 1;
      else high = middle;
    }
    const line = byStart.get(starts[low - 1] ?? -1) ?? [];
    return [...wide, ...(byName.get(finding.subject.name) ?? []), ...line]
      .filter((ignore) => silences(ignore, finding))
      .sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  };
};
