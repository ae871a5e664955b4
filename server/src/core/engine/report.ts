/** The answer about one file: what every view of it (editor, command line, fixes) is made from. */
import type { Severity } from '../base/settings.ts';
import type { Source } from '../base/source.ts';
import type { Context } from '../checks/rules/context.ts';
import type { Finding } from '../finding/finding.ts';

/** A finding at its place in the file: its span, its related places without a uri and its fix's edits count from the file's start. */
export interface Placed extends Finding {
  /** After settings. */
  readonly severity: Severity;
  readonly supersededBy: string | null;
  /** An ignore or exception silences it; `reason` as its author gave it. */
  readonly suppressed: { readonly how: 'comment' | 'annotation' | 'setting'; readonly reason: string | null } | null;
}

export interface Report {
  readonly source: Source;
  readonly context: Context;
  /** Ids of the languages of the documents, in order, without repetition; empty for YAML of no known language. */
  readonly languages: readonly string[];
  /** False where work that takes long the first time was left out. */
  readonly complete: boolean;
  /** In order of place, then rule; suppressed ones included. */
  readonly findings: readonly Placed[];
}

/** Findings that people are to see: not suppressed. */
export const active = (report: Report): readonly Placed[] => report.findings.filter((finding) => finding.suppressed === null);
