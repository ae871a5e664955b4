// The messages between client and server beyond LSP: the one file of the server that the client imports. Types and names, no code that does anything.
export type { Level, Settings, Severity } from './core/base/settings.ts';

import type { Level, Severity } from './core/base/settings.ts';

/**
 * What the client knows of its window and no LSP parameter says: sent as `initializationOptions`, and whole again as the
 * notification `foresee/environment` whenever it changes. A client that sends none gets {@link bareEnvironment}.
 */
export interface Environment {
  /** Schemas named by the workspace are compiled only where it is trusted. */
  readonly trusted: boolean;
  /** Address that this editor opens for Foresee, such as `vscode://foresee.foresee`; null where it opens none. A finding's code links to `<links>/rule/<id>`. */
  readonly links: string | null;
  /** The folder of `schemas/` and `notes/` as a URI, for a server without a disk. */
  readonly assets: string | null;
  /** The client has the command {@link warn}: an action that wants a look is applied at once and its warning shown, rather than held back for a preview. */
  readonly warns: boolean;
  /** The editor puts the messages of findings into its hovers by itself. */
  readonly showsMessages: boolean;
  readonly beside: Beside;
}

/**
 * What another YAML extension does already in the languages it serves ({@link besideLanguages}): there Foresee does not do it again.
 * Its own rules, references, expressions and notes always speak.
 */
export interface Beside {
  /** Syntax and schema findings. */
  readonly validates: boolean;
  /** Type and documentation of a key. */
  readonly hovers: boolean;
  /** Keys and values. */
  readonly completes: boolean;
}

/** Language ids that the other YAML extension serves. */
export const besideLanguages: readonly string[] = ['yaml', 'dockercompose', 'github-actions-workflow'];

export const bareEnvironment: Environment = {
  trusted: true,
  links: null,
  assets: null,
  warns: false,
  showsMessages: false,
  beside: { validates: false, hovers: false, completes: false },
};

/** What the status item tells about one open file: sent by the server with each of its reports. */
export interface FileStatus {
  readonly uri: string;
  /** What the file was recognized as, for people, such as `Deployment, Service` or `GitHub Actions workflow`; null where it is none of ours. */
  readonly kind: string | null;
  /** The Kubernetes version it is checked against; null where the file has none to do with it. `version` null means unknown: the newest schema. */
  readonly kubernetes: { readonly version: string | null; readonly from: Origin | null } | null;
  /** The Pod Security level; null where the file has no pods. */
  readonly podSecurity: { readonly level: Level; readonly from: Origin | null } | null;
  readonly counts: Readonly<Record<Severity, number>>;
  /** Kinds that no schema is known for, such as `example.com/v1 Widget`. */
  readonly withoutSchema: readonly string[];
}

/** Where a value comes from: the editor's setting, `.foresee.yaml`, or another file of the workspace. */
export interface Origin {
  readonly by: 'setting' | 'config' | 'workspace';
  /** The file that says so, where it is one. */
  readonly uri: string | null;
}

/** A rule's or topic's note. */
export interface Note {
  readonly id: string;
  readonly title: string;
  readonly markdown: string;
}

/** What a file's chart renders to. Lines and columns count from 0. */
export interface RenderedChart {
  readonly text: string;
  /** For each line of the text where it comes from; null for lines that nobody wrote. */
  readonly lines: readonly (Place | null)[];
  readonly findings: readonly (Extent & { readonly severity: Severity; readonly rule: string; readonly message: string })[];
  /** Values files that the chart may be rendered with; null is its own values.yaml alone. */
  readonly environments: readonly (string | null)[];
}

export interface Extent {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface Place extends Extent {
  readonly uri: string;
}

/** Names of the messages. Requests go from client to server unless the comment says otherwise. */
export const messages = {
  /** Notification to the server, {@link Environment}. */
  environment: 'foresee/environment',
  /** Notification from the server, {@link FileStatus}. */
  status: 'foresee/status',
  /** `{ id: string }` → {@link Note} or null. */
  note: 'foresee/note',
  /** `{ uri, under: string | null }` → {@link RenderedChart} of the chart that the file belongs to, or null. */
  render: 'foresee/render',
  /** Nothing → `{ id, title }[]`, every rule in the language of the window. */
  rules: 'foresee/rules',
  /** Nothing → `string[]`, the minors that schemas are there for, newest first, such as `1.33`. */
  kubernetesVersions: 'foresee/kubernetesVersions',
  /** Request from a server without a disk: `{ uri: string }` → the text of the file, or null. */
  readFile: 'foresee/readFile',
  /** Request from a server without a disk: `{ folder: string, limit: number }` → URIs of the files that may be manifests. */
  listFiles: 'foresee/listFiles',
} as const;

/** The client's command that shows the warning of an action that was just applied: its one argument is the sentence. */
export const warn = 'foresee.warn';

/** The kind of the code action that makes the pod at the cursor meet `restricted`. */
export const makePodRestricted = 'refactor.rewrite.foresee.makePodRestricted';
