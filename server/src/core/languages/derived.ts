/** Texts that are made from others, such as rendered charts: they are analysed like any file, and what is found is carried home. */
import type { Edit } from '../base/edit.ts';
import type { Say } from '../base/say.ts';
import type { Span } from '../base/source.ts';
import type { Finding } from '../finding/finding.ts';

/** A place in a file that a person edits. */
export interface Home {
  readonly uri: string;
  /** Absolute in that file. */
  readonly span: Span;
  /** Further places that take part, such as the helper that printed the text. */
  readonly related: readonly { readonly uri: string; readonly span: Span; readonly say: Say }[];
}

export interface Derived {
  /** The same text is the same thing: what hangs on it lasts from one derivation to the next. */
  readonly text: string;
  /** The file that made it, where its findings go whose origin is not certain. */
  readonly uri: string;
  readonly path: string;
  /** Under what conditions it looks so, such as a values file; null for the usual ones. */
  readonly under: string | null;
  /** Belongs to somebody else's part, such as a sub-chart: only what a cluster refuses is told of it. */
  readonly foreign: boolean;
  /** Where a span of the text comes from; `unknown` where its value cannot be known; null where its origin is not certain. */
  readonly home: (span: Span) => Home | 'unknown' | null;
  /** Where quotes are missing around a value that an action prints, and the edit that puts them there; null where that is not sure. */
  readonly quoted: (span: Span) => { readonly home: Home; readonly edit: Edit } | null;
  /** The same change in the home file; null unless every character maps to one literal run of it. */
  readonly edit: (edit: Edit) => { readonly uri: string; readonly edit: Edit } | null;
}

/** A text as it would be if branches that are not taken were. */
export interface Branch {
  readonly text: Derived;
  /** The condition under which a span of it is there, as it is written; null where it does not surely hang on one. */
  readonly when: (span: Span) => string | null;
}

/** What a derivation has to say for itself, such as a template that fails. */
export interface Derivation {
  readonly texts: readonly Derived[];
  readonly branches: readonly Branch[];
  readonly problems: readonly {
    readonly uri: string;
    readonly span: Span;
    readonly rule: string;
    readonly say: Say;
    readonly under: string | null;
    readonly fix: Finding['fix'];
  }[];
}

/** A derivation, and how far it can be relied on. */
export interface Ready {
  readonly derivation: Derivation;
  /** The text of the file as it was when the derivation was made; null where it is made of the text as it is now. */
  readonly before: string | null;
}
