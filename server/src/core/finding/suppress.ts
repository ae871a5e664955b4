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

const marker = /(?:#|\{\{-?\s*\/\*)\s*foresee-ignore-(line|next-line|file)(?=\s)([^\n\r]*)/g;
const word = /[\w/*-]+/g;

const lineSpan = (text: string, offset: number): Span => {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return { start, end: end < 0 ? text.length : end };
};

/** Lines of the next thing that is no comment and no blank line. */
const nextLine = (text: string, offset: number): Span => {
  let line = lineSpan(text, offset);
  do {
    if (line.end >= text.length) return { start: text.length, end: text.length };
    line = lineSpan(text, line.end + 1);
  } while (/^\s*(?:#.*)?$/.test(text.slice(line.start, line.end)) && line.end < text.length);
  return line;
};

/** Ignore comments in a text: `# foresee-ignore-line RULE… -- reason`, `…-next-line`, `…-file`, in templates within `{{/* … *\/}}`. */
export const ignoresIn = (text: string): readonly Ignore[] => {
  if (!text.includes('foresee-ignore-')) return [];
  const found: Ignore[] = [];
  for (const match of text.matchAll(marker)) {
    const [whole, where, rest = ''] = match;
    const body = rest.split(/\*\/|\s--\s|\s--$/)[0] ?? '';
    const reason = /\s--\s+(.*?)(?:\s*\*\/.*)?$/.exec(rest)?.[1]?.trim() ?? null;
    const from = match.index + whole.length - rest.length;
    const reach: Reach =
      where === 'file'
        ? { kind: 'all' }
        : { kind: 'span', span: where === 'line' ? lineSpan(text, match.index) : nextLine(text, match.index) };
    const rules = [...body.matchAll(word)];
    const closing = match[0].startsWith('#') ? '' : rest;
    const end = match.index + (closing.includes('}}') ? whole.length - rest.length + rest.indexOf('}}') + 2 : whole.length);
    for (const rule of rules)
      found.push({
        rule: rule[0],
        reach,
        how: 'comment',
        at: { start: from + rule.index, end: from + rule.index + rule[0].length },
        whole: { start: match.index, end },
        alone: rules.length === 1,
        reason,
      });
  }
  return found;
};

const fitsRule = (pattern: string, rule: string): boolean =>
  pattern.endsWith('*') ? rule.startsWith(pattern.slice(0, -1)) : pattern === rule;

const fitsSubject = (wanted: Partial<Subject>, subject: Subject): boolean =>
  (wanted.kind === undefined || wanted.kind === subject.kind) &&
  (wanted.name === undefined || wanted.name === subject.name) &&
  (wanted.namespace === undefined || wanted.namespace === subject.namespace) &&
  (wanted.container === undefined || wanted.container === subject.container);

/** Whether the ignore silences the finding; both in the same text. Syntax findings cannot be silenced: the rest hangs on them. */
export const silences = (ignore: Ignore, finding: Pick<Finding, 'rule' | 'span' | 'subject'>): boolean => {
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
