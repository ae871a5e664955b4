import type { EvalProblem, Limits } from '../eval/session.ts';
import type { TemplateTree } from '../parse/nodes.ts';
import type { Dict, Str } from '../value/value.ts';
import type { HelmMajor } from './coalesce.ts';
import type { Document, RenderedFile } from './manifests.ts';

export interface RenderOptions {
  /** What users set, files and flags already laid over one another; see values.ts. */
  readonly values: Dict;
  readonly release: {
    readonly name: string;
    readonly namespace: string;
    readonly isUpgrade?: boolean;
    readonly revision?: number;
  };
  readonly kubeVersion?: string;
  readonly apiVersions?: readonly string[];
  readonly helm?: HelmMajor;
  /** Keep the origin of every character. */
  readonly origins?: boolean;
  /** Go on behind a failing action, which leaves a hole. Otherwise the first error ends the rendering, as in Helm. */
  readonly tolerant?: boolean;
  readonly limits?: Limits;
  /** Milliseconds since 1970 for `now`. */
  readonly now?: number;
  /** Templates to print, by file; all where it is absent. The others still define what they define. */
  readonly only?: ReadonlySet<string>;
  /** Branches to take the other way, as `file:offset` of their tags. */
  readonly flipped?: ReadonlySet<string>;
  readonly onBranch?: (file: string, start: number, arm: number) => void;
  /** Parsed templates by text, kept by the caller from one rendering to the next. */
  readonly parse?: (text: string) => TemplateTree;
}

/** A problem of a rendering, for a person: in Helm's words, at the innermost place. */
export interface RenderProblem extends EvalProblem {
  /** The line that Helm would print. */
  readonly helm: string;
  readonly sort: 'load' | 'chart' | 'parse' | 'execute' | 'values' | 'yaml' | 'budget';
  /** The document that is no YAML and the line of it that Helm names, from 1; 0 where it names none. */
  readonly broken?: { readonly text: Str; readonly line: number };
}

export interface Rendering {
  readonly documents: readonly Document[];
  readonly hooks: readonly Document[];
  /** CustomResourceDefinitions from `crds/`, which are no templates. */
  readonly crds: readonly Document[];
  readonly notes: Str | undefined;
  /** Every printed template, before it was cut into documents. */
  readonly files: readonly RenderedFile[];
  readonly problems: readonly RenderProblem[];
  /** The values that templates saw. */
  readonly values: Dict;
}
