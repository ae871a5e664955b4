/** What a language is to the engine. Each format has a folder of one inner shape beside this file; none imports another. */
import type { Edit, Fix } from '../base/edit.ts';
import type { Say } from '../base/say.ts';
import type { Source, Span } from '../base/source.ts';
import type { Assets, Context } from '../checks/rules/context.ts';
import type { Rule } from '../checks/rules/define.ts';
import type { Model } from '../checks/rules/lens.ts';
import type { Finding } from '../finding/finding.ts';
import type { Ignore } from '../finding/suppress.ts';
import type { Tree } from '../yaml/node.ts';
import type { Plain } from '../yaml/plain.ts';
import type { Dialect } from '../yaml/scalar.ts';
import type { View } from '../yaml/view.ts';
import type { Ready } from './derived.ts';

/** A packed chart by its name in its folder. */
export interface PackedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The other files of the workspace, as far as they were read. Paths are relative to the workspace folder with `/`. */
export interface Files {
  /** Folders that hold a Chart.yaml. */
  readonly charts: readonly string[];
  /** Values files that somebody named: charts are rendered with them and with no others. */
  readonly named: readonly Source[];
  readonly get: (path: string) => Source | undefined;
  /** Files right in a folder or anywhere below it, in order of path. */
  readonly under: (folder: string) => readonly Source[];
  /** The first document of a YAML file, as it was read for the file's own checks; null where there is none. */
  readonly root: (path: string, dialect: Dialect) => View | null;
  /** Whether a file of this path exists, be it read or not. */
  readonly has: (path: string) => boolean;
  /** Packed charts (`.tgz`) right in a folder, read when asked. */
  readonly packed: (folder: string) => readonly PackedFile[];
}

export type { Assets };

/** All that a language may use beside the document. */
export interface Surroundings {
  /** Work that takes long the first time is done now; otherwise it may be left for later. */
  readonly eager: boolean;
  readonly source: Source;
  readonly context: Context;
  readonly files: Files;
  readonly assets: Assets;
  /** The folder may be used as it is: schemas of its own may be compiled. */
  readonly trusted: boolean;
}

/** One thing to choose while typing. */
export interface Completion {
  readonly label: string;
  readonly kind: 'key' | 'value' | 'enum' | 'snippet' | 'function' | 'variable' | 'file' | 'reference';
  /** What is typed instead of `replace`; with `$1`, `${1:x}`, `$0` where `snippet` is true. */
  readonly insert: string;
  readonly snippet: boolean;
  /** What it takes the place of, relative to the document. */
  readonly replace: Span;
  readonly detail: string | null;
  /** Markdown. */
  readonly docs: Say | null;
  /** Lower comes first; equal ones by label. */
  readonly rank: number;
  /** What typing filters on, where it is not the label. */
  readonly filter?: string;
  /** Further edits made with it, relative to the document. */
  readonly also?: readonly Edit[];
}

/** What a hover says of a place: parts are joined by a rule. Markdown. */
export interface Hover {
  readonly span: Span;
  readonly parts: readonly Say[];
}

/** A place in a file of the workspace, absolute in it. */
export interface Location {
  readonly uri: string;
  readonly span: Span;
}

/** A place that names a thing; `declares` where the thing is made there. */
export interface Reference extends Location {
  readonly declares: boolean;
}

/** Edits of one file, absolute in it. */
export interface FileEdits {
  readonly uri: string;
  readonly edits: readonly Edit[];
}

/** A name that can be changed everywhere it stands. */
export interface Renaming {
  /** What the editor puts its box over, relative to the document. */
  readonly span: Span;
  readonly name: string;
  /** The edits of all files, or why the new name cannot be. */
  readonly to: (name: string) => readonly FileEdits[] | Refusal;
}

/** Why something that was asked for is not done. */
export interface Refusal {
  readonly refused: Say;
}

/** How the function under the cursor is called. */
export interface Signature {
  readonly label: string;
  readonly docs: Say;
  /** Parts of the label, one for each parameter. */
  readonly parameters: readonly Span[];
  /** The parameter that is being typed; null where none is. */
  readonly active: number | null;
}

export const tokenKinds = [
  'keyword',
  'function',
  'variable',
  'property',
  'string',
  'number',
  'comment',
  'operator',
  'namespace',
] as const;

/** A stretch of text on one line and what it is, relative to the document. */
export interface Token extends Span {
  readonly kind: (typeof tokenKinds)[number];
  /** A name that is made here. */
  readonly declares?: boolean;
}

/** A word that the editor shows behind a place without it being in the text. */
export interface Inlay {
  readonly at: number;
  readonly text: string;
  readonly docs: Say | null;
}

/** Lines that can be folded away, by offsets in them. */
export interface Fold extends Span {
  readonly comment: boolean;
}

/** A node of the outline, relative to the document. */
export interface Outline {
  readonly name: string;
  readonly detail: string;
  readonly kind: 'object' | 'array' | 'string' | 'number' | 'boolean' | 'key' | 'function' | 'module';
  readonly span: Span;
  readonly label: Span;
  readonly children: readonly Outline[];
}

/** A change a person may ask for at a place, whether or not anything is wrong there. */
export interface Action {
  /** `makePodRestricted`, or another name that clients may look for. */
  readonly id: string;
  /** Edits relative to the document. */
  readonly fix: Fix;
}

/** A file that can be made from others; nothing is made where it is there already. */
export interface Making {
  readonly id: string;
  readonly say: Say;
  readonly path: string;
  readonly text: () => string;
}

/** A rule whose findings need other files of the workspace; memoise on what is read. */
export interface FarRule extends Omit<Rule, 'run'> {
  readonly look: (model: Model, around: Surroundings) => Iterable<Finding>;
}

/** Facts of one document that checks across files need; plain values, compared deeply. */
export type Facts = Plain;

/**
 * A format. `claims` speaks for whole files by their place, `detect` for single documents by their content; the first language of
 * the list that says yes has it.
 */
export interface Language {
  readonly id: string;
  readonly title: Say;
  /** `yaml`: cut into documents and parsed; `text`: handed over as it is. */
  readonly reads: 'yaml' | 'text';
  readonly claims?: (source: Source, files: Files) => boolean;
  readonly detect?: (root: View, source: Source) => boolean;
  readonly model: (tree: Tree, source: Source) => Model;
  readonly rules: readonly Rule[];
  /** Findings by schema, expressions and the format's own semantics; kept as long as document and context are the same. */
  readonly check?: (model: Model, context: Context) => Iterable<Finding>;
  /** Findings that need other files; asked every time, so memoise on what is read. */
  readonly across?: (model: Model, around: Surroundings) => Iterable<Finding>;
  /** Rules that need other files, judged by preset and settings as all rules are. */
  readonly farRules?: readonly FarRule[];
  /** Texts made from this file together with others; whichever of those files is asked gives the same derivation. */
  readonly derive?: (model: Model, around: Surroundings) => Ready | null | 'later';
  /** Texts that files of other languages take part in, such as those that deploy a chart with values of their own. */
  readonly derivesBy?: (around: Surroundings) => Ready | null | 'later';
  /** Ignores other than comments, such as annotations; spans relative to the document. */
  readonly ignores?: (model: Model) => readonly Ignore[];
  /** `hint` is a quick look at a text that has none, so that files without facts are never parsed for them. */
  readonly facts?: { readonly hint: (text: string) => boolean; readonly of: (model: Model) => Facts | null };
  readonly hover?: (model: Model, offset: number, around: Surroundings) => Hover | null;
  readonly complete?: (model: Model, offset: number, around: Surroundings) => readonly Completion[];
  readonly define?: (model: Model, offset: number, around: Surroundings) => readonly Location[];
  /** All places that name what stands at an offset, its declarations included. */
  /** Words that belong together, such as the tags of a block, where an offset touches one of them. */
  readonly pairs?: (model: Model, offset: number, around: Surroundings) => readonly Span[];
  readonly references?: (model: Model, offset: number, around: Surroundings) => readonly Reference[];
  /** Null where nothing there has a name. */
  readonly rename?: (model: Model, offset: number, around: Surroundings) => Renaming | Refusal | null;
  readonly signature?: (model: Model, offset: number, around: Surroundings) => Signature | null;
  /** In order of place; none overlap. */
  readonly tokens?: (model: Model) => readonly Token[];
  readonly inlays?: (model: Model, within: Span, around: Surroundings) => readonly Inlay[];
  /** Folds of a language that reads text; YAML's come from its lines. */
  readonly folds?: (model: Model) => readonly Fold[];
  /** What lies around an offset, from the inside out, for a language that reads text. */
  readonly enclosing?: (model: Model, offset: number) => readonly Span[];
  /** Changes offered at a range of the document. */
  readonly actions?: (model: Model, at: Span, context: Context) => readonly Action[];
  /** Files that are not there yet and can be made from this one and those around it. */
  readonly makes?: (model: Model, around: Surroundings) => readonly Making[];
  /** What the document is, for the status item, such as `Deployment`. */
  readonly kind?: (model: Model) => string | null;
  /** A kind that no schema is known for, such as `example.com/v1 Widget`. */
  readonly unknownKind?: (model: Model, context: Context) => string | null;
  readonly outline?: (model: Model) => readonly Outline[];
  /** Lens and path of a key for notes (`Pod`, `containers[].image`), nearest first. */
  readonly places?: (model: Model, view: View) => readonly NotePlace[];
}

/** A place as notes name it. */
export interface NotePlace {
  readonly lens: string;
  /** Steps below the lens: keys, and numbers for items. */
  readonly path: readonly (string | number)[];
}
