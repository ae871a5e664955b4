/** Errors as Helm prints them. */
import { saidEnd, saidStart } from '../functions/helm.ts';
import type { ParseProblem } from '../parse/problems.ts';

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

/** Go's sentence about a template that does not parse, in Helm's frame. */
export const parseErrorText = (path: string, text: string, problem: ParseProblem): string => {
  const line = lineAt(text, problem.goAt);
  const from = problem.goFrom === undefined ? line : lineAt(text, problem.goFrom);
  const started = ` in action started at ${path}:${from}`;
  const extra = from === line ? '' : problem.go.endsWith(' action') ? started.slice(' in action'.length) : started;
  const words = (problem.go + extra).split(': ').at(-1);
  return `parse error at (${path}:${line}): ${words}`;
};

/** An execution error: what the chart's author said stands alone behind its place. */
export const execErrorText = (message: string): string => {
  const [, location, rest] = splitThree(message);
  if (location === undefined || rest === undefined) return message;
  const start = rest.indexOf(saidStart);
  const end = rest.lastIndexOf(saidEnd);
  return start >= 0 && end > start ? `execution error at (${location}): ${rest.slice(start + saidStart.length, end)}` : message;
};

const splitThree = (text: string): readonly string[] => {
  const first = text.indexOf(': ');
  const second = text.indexOf(': ', first + 2);
  return first < 0 || second < 0 ? [] : [text.slice(0, first), text.slice(first + 2, second), text.slice(second + 2)];
};
