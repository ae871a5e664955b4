// The types of notes.mjs, so that tests and the engine agree on the compiled form.

/** One note on one subject, in one language. */
export type TopicNote = {
  readonly title: string;
  readonly body: string;
  readonly aliases: readonly string[];
  readonly source: readonly string[];
  readonly links: readonly string[];
  readonly related: readonly string[];
};

/** The note of one rule, in one language; `bad` and `good` are YAML texts. */
export type RuleNote = {
  readonly title: string;
  readonly body: string;
  readonly topics: readonly string[];
  readonly links: readonly string[];
  readonly peers: Readonly<Record<string, readonly string[]>>;
  readonly bad: string;
  readonly good: string;
  readonly settings?: string;
};

/** What `en.json` and `ko.json` hold. */
export type NoteBook = {
  readonly topics: Readonly<Record<string, TopicNote>>;
  readonly rules: Readonly<Record<string, RuleNote>>;
};

/** What `places.json` holds: by lens, the most specific path first. */
export type Places = Readonly<Record<string, readonly Claim[]>>;

export type Claim = {
  readonly path: string;
  /** The path's keys; `[]` for any item, `*` for any key. */
  readonly steps: readonly string[];
  /** It covers its key alone. */
  readonly only?: true;
  readonly topic: string;
};

export type NoteFile = { readonly kind: 'topics' | 'rules'; readonly id: string; readonly text: string };

/** Answers the problems; empty when the three files were written. */
export function buildNotes(notesFolder: string, outFolder: string): string[];
export function readNotes(folder: string): NoteFile[];
export function compileNotes(files: readonly NoteFile[]): {
  books: { en: NoteBook; ko: NoteBook };
  places: Places;
  problems: string[];
};
export function parsePlace(place: string): { lens: string; path: string; steps: string[]; only: boolean } | undefined;
