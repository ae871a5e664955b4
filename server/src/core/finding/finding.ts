/** What is wrong, where, and how to mend it; how findings silence and replace one another. Knows no format. */
import type { Fix } from '../base/edit.ts';
import type { Say } from '../base/say.ts';
import type { Severity } from '../base/settings.ts';
import type { Span } from '../base/source.ts';

/** The four Cs, from outside in. */
export const layers = ['cloud', 'cluster', 'container', 'code'] as const;
export type Layer = (typeof layers)[number];

/** A further place that explains a finding. */
export interface Related {
  /** Null for the finding's own file, where the span counts from the start of its document. */
  readonly uri: string | null;
  readonly span: Span;
  readonly say: Say;
}

/** The thing a finding is about, for exceptions by kind, name, namespace and container. */
export interface Subject {
  readonly kind: string | null;
  readonly name: string | null;
  readonly namespace: string | null;
  readonly container: string | null;
}

export const nobody: Subject = { kind: null, name: null, namespace: null, container: null };

/** One fault. Spans and edits count from the start of its document, so that it may outlive edits elsewhere in the file. */
export interface Finding {
  /** A rule id, or `schema/<keyword>`, `syntax/<what>`, `reference/<what>`, `expression/<what>`. */
  readonly rule: string;
  readonly layer: Layer | null;
  /** Before settings. */
  readonly severity: Severity;
  readonly span: Span;
  readonly say: Say;
  /** Made on demand; null where there is nothing to offer. Calling it twice gives the same. */
  readonly fix: (() => Fix | null) | null;
  readonly related: readonly Related[];
  readonly subject: Subject;
  /** Ids of rules that this finding says better, where it stands at the same place or a place related to theirs. */
  readonly supersedes: readonly string[];
  /** The text is of no more use, such as an unused ignore: editors fade it. */
  readonly unnecessary?: boolean;
}
