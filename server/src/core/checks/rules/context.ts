/** What a rule may know beside the document: settings and facts about the workspace. Immutable; results hang on it. */
import type { Lang } from '../../base/say.ts';
import type { Level, Minor, Settings } from '../../base/settings.ts';
import type { Subject } from '../../finding/finding.ts';

/** A level of the Pod Security Standards at a policy version. */
export interface PodSecurity {
  readonly level: Level;
  /** The minor of the policy version; Infinity for `latest`. */
  readonly minor: number;
  /** Somebody chose it (flag, setting, Namespace label): each control is then a finding of its own. */
  readonly chosen: boolean;
}

/** Data that ships with the product, read when first asked; the same answer every time. Throws where the build is incomplete. */
export interface Assets {
  /** A file of `dist`, such as `schemas/kubernetes/pool.json`. */
  readonly text: (path: string) => string;
  /** The same, parsed; the same object every time. */
  readonly json: (path: string) => unknown;
}

/** The audience and world of a check. */
export interface Context {
  readonly assets: Assets;
  readonly settings: Settings;
  readonly lang: Lang;
  /** The Kubernetes minor that manifests must fit; null where nobody said. */
  readonly minor: Minor;
  /** Only these rules were asked for; null for all that the preset holds. */
  readonly only: ReadonlySet<string> | null;
  /** The level that holds for pods of a namespace (null where a manifest names none) and, by overrides, of a certain object. */
  readonly podSecurity: (namespace: string | null, subject?: Subject) => PodSecurity;
  /** The workspace's own other files and shipped data, for checks across files. */
  readonly world: World;
}

/** What rules may ask of the workspace. */
export interface World {
  /** Labels of the Namespace objects in the workspace, by name; null where two of one name differ. */
  readonly namespaces: ReadonlyMap<string, ReadonlyMap<string, string> | null>;
  /** The version of the clusters that manifests of the workspace make, and a file that says so; null where none does or two disagree. */
  readonly kubernetes: { readonly minor: number; readonly uri: string } | null;
}
