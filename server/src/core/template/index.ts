/**
 * Go templates and Helm's engine: parse, evaluate, and text with origins. Knows values, not Kubernetes;
 * nothing here may import findings, rules or languages.
 */
export { functionNames } from './functions/names.ts';
export type * from './parse/nodes.ts';
export type { ParseProblem, ProblemCode } from './parse/problems.ts';
export { parseTemplate } from './parse/tree.ts';
