/**
 * Go templates and Helm's engine: parse, evaluate, and text with origins. Knows values, not Kubernetes;
 * nothing here may import findings, rules or languages.
 */
export { unpack } from './chart/archive.ts';
export type { Chart, ChartFile, Dependency, LoadProblem, Metadata } from './chart/chart.ts';
export type { HelmMajor } from './chart/coalesce.ts';
export { missingDependencies } from './chart/dependencies.ts';
export { type ChartFiles, type Loaded, loadChart } from './chart/load.ts';
export type { Document, RenderedFile } from './chart/manifests.ts';
export { type PrintOptions, printManifests, readValues } from './chart/print.ts';
export { renderChart } from './chart/render.ts';
export type { Rendering, RenderOptions, RenderProblem } from './chart/rendering.ts';
export { applySet, overlay, type SetForm } from './chart/set.ts';
export { functionNames } from './functions/names.ts';
export type * from './parse/nodes.ts';
export type { ParseProblem, ProblemCode } from './parse/problems.ts';
export { parseTemplate } from './parse/tree.ts';
export { fromBytes, toBytes } from './value/bytes.ts';
export type { DataPlace, Frame, Origin, Place, Run } from './value/origin.ts';
export type { Dict, Str, Value } from './value/value.ts';
