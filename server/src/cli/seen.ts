/** Findings as formats print them: spoken, with lines and columns, free of trees. */
import type { Edit, Safety } from '../core/base/edit.ts';
import { type Lang, speak } from '../core/base/say.ts';
import { type Severity, severities } from '../core/base/settings.ts';
import { linesOf, positionAt, type Source, type Span } from '../core/base/source.ts';
import type { Placed, Report } from '../core/engine/report.ts';
import type { Workspace } from '../core/engine/workspace.ts';
import type { Layer } from '../core/finding/finding.ts';
import { keyOf, numbered } from './fingerprint.ts';
import { shownUri } from './load.ts';

/** Lines and columns count from 1, columns in UTF-16 units. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface Seen extends Place {
  readonly source: Source;
  readonly span: Span;
  readonly rule: string;
  readonly layer: Layer | null;
  readonly severity: Severity;
  readonly message: string;
  readonly fix: { readonly title: string; readonly safety: Safety; readonly edits: readonly Edit[] } | null;
  readonly related: readonly (Place & { readonly message: string })[];
  readonly supersededBy: string | null;
  readonly suppressed: Placed['suppressed'];
  /** Equal for equal faults of equal lines, wherever in the file they stand. */
  readonly key: string;
  /** The key, told apart from others of the same file. */
  readonly fingerprint: string;
  /** The baseline lists it. */
  readonly known: boolean;
}

/** What formats print. */
export interface Run {
  /** Number of files looked at. */
  readonly files: number;
  readonly seen: readonly Seen[];
  readonly lang: Lang;
  readonly version: string;
  /** Findings that this severity or a worse one fails. */
  readonly failOn: Severity;
  /** Titles of rules by id, for formats that carry them. */
  readonly titles: () => ReadonlyMap<string, RuleText>;
}

export interface RuleText {
  readonly title: string;
  readonly body: string;
  readonly links: readonly string[];
}

const placeOf = (source: Source, span: Span, cwd: string): Place => {
  const lines = linesOf(source);
  const start = positionAt(lines, span.start);
  const end = positionAt(lines, span.end);
  // A byte order mark is no column: editors do not show it.
  const mark = (line: number): number => (line === 0 && source.text.startsWith('\uFEFF') ? 0 : 1);
  return {
    file: shownUri(source.uri, cwd),
    line: start.line + 1,
    column: Math.max(1, start.column + mark(start.line)),
    endLine: end.line + 1,
    endColumn: Math.max(1, end.column + mark(end.line)),
  };
};

const fixOf = (finding: Placed, lang: Lang): Seen['fix'] => {
  const fix = finding.suppressed ? null : finding.fix?.();
  return fix ? { title: speak(fix.say, lang), safety: fix.safety, edits: fix.edits } : null;
};

/** The findings of one file, those that are suppressed included. */
export const seeReport = (
  report: Report,
  workspace: Workspace,
  lang: Lang,
  cwd: string,
  wants: (rule: string) => boolean,
): readonly Seen[] => {
  // The source that stays: the report's own holds on to all that was made of it.
  const source = workspace.entries.get(report.source.uri)?.source ?? report.source;
  const findings = report.findings.filter((finding) => wants(finding.rule));
  const keys = findings.map((finding) => keyOf(finding, source));
  const fingerprints = numbered(keys);
  return findings.map((finding, index): Seen => {
    const related = finding.related.flatMap(({ uri, span, say }) => {
      const other = uri === null ? source : workspace.entries.get(uri)?.source;
      return other ? [{ ...placeOf(other, span, cwd), message: speak(say, lang) }] : [];
    });
    return {
      ...placeOf(source, finding.span, cwd),
      source,
      span: finding.span,
      rule: finding.rule,
      layer: finding.layer,
      severity: finding.severity,
      message: speak(finding.say, lang),
      fix: fixOf(finding, lang),
      related,
      supersededBy: finding.supersededBy,
      suppressed: finding.suppressed,
      key: keys[index] ?? '',
      fingerprint: fingerprints[index] ?? '',
      known: false,
    };
  });
};

/** What a reader is to see: nothing suppressed, nothing of the baseline. */
export const isShown = (seen: Seen): boolean => seen.suppressed === null && !seen.known;

/** Shown and not said better by another rule. */
export const isOpen = (seen: Seen): boolean => isShown(seen) && seen.supersededBy === null;

/** Whether a finding makes the run fail. */
export const fails = (seen: Seen, failOn: Severity): boolean =>
  isOpen(seen) && severities.indexOf(seen.severity) <= severities.indexOf(failOn);

export const plainPlace = ({ file, line, column, endLine, endColumn }: Place): Place => ({
  file,
  line,
  column,
  endLine,
  endColumn,
});
