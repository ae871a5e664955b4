import type { Dict, Value } from '../value/value.ts';

/** A file of a chart. `name` is its path inside its own chart, `file` its path from the outermost one. */
export interface ChartFile {
  readonly name: string;
  readonly file: string;
  /** Decoded; bytes that are no UTF-8 stand as value/bytes.ts says. */
  readonly text: string;
}

export interface Dependency {
  readonly name: string;
  readonly version: string;
  readonly repository: string;
  readonly condition: string;
  readonly tags: readonly string[];
  readonly importValues: readonly Value[];
  readonly alias: string;
}

export interface Metadata {
  readonly name: string;
  readonly version: string;
  readonly type: string;
  readonly kubeVersion: string;
  readonly apiVersion: string;
  readonly dependencies: readonly Dependency[];
  /** All of Chart.yaml as it was read, with origins. */
  readonly raw: Dict;
}

/** A chart as it stands in its folder or archive. */
export interface Chart {
  readonly metadata: Metadata;
  /** The folder from the outermost chart, empty or ending in `/`. */
  readonly folder: string;
  readonly templates: readonly ChartFile[];
  readonly files: readonly ChartFile[];
  readonly values: ChartFile | undefined;
  readonly schema: ChartFile | undefined;
  readonly charts: readonly Chart[];
}

/** Something wrong with a chart before anything is rendered, in Helm's words. */
export interface LoadProblem {
  readonly file: string;
  readonly words: string;
  /** Line from 1, where one is known. */
  readonly line: number | undefined;
}
