/** Errors as Helm prints them. */
import { ExecFault } from '../eval/fault.ts';
import { saidEnd, saidStart } from '../functions/helm.ts';
import type { ParseProblem } from '../parse/problems.ts';
import type { HelmMajor } from './coalesce.ts';

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
export const execErrorText = (fault: ExecFault, helm: HelmMajor): string => {
  const { message } = fault;
  const first = message.indexOf(': ');
  const second = message.indexOf(': ', first + 2);
  if (first < 0 || second < 0) return message;
  const location = message.slice(first + 2, second);
  const start = message.indexOf(saidStart, second);
  const end = message.lastIndexOf(saidEnd);
  if (start >= 0 && end > start) return `execution error at (${location}): ${message.slice(start + saidStart.length, end)}`;
  return helm === 3 ? message : (traceText(fault) ?? message);
};

interface Step {
  readonly location: string;
  readonly executed: string;
  readonly words: string;
}

/** Helm 4 prints the calls on the way to an error on lines of their own, if it can read all of them. */
const traceText = (fault: ExecFault): string | undefined => {
  const steps: Step[] = [];
  for (let at: Error | undefined = fault; at !== undefined; at = at instanceof ExecFault ? at.inner : undefined) {
    const step = readStep(at.message);
    if (step === undefined) return undefined;
    const last = steps.at(-1);
    if (last?.location !== step.location || last.executed !== step.executed || last.words !== step.words) steps.push(step);
  }
  const lines = steps.map(
    ({ location, executed, words }) =>
      `${location === '' ? '' : `${location}\n  `}${executed === '' ? '' : `${executed}\n    `}${words === '' ? '' : `${words}\n`}`,
  );
  return lines.join('').trim();
};

const readStep = (message: string): Step | undefined => {
  if (!message.startsWith('template: ')) return undefined;
  const rest = message.slice('template: '.length);
  if (rest.startsWith('no template ')) return { location: '', executed: '', words: message };
  const cut = (words: string): string => (words.includes(' template:') ? words.slice(0, words.indexOf(' template:')) : words);
  const executing = rest.indexOf(': executing ');
  if (executing >= 0) {
    const after = rest.slice(executing + ': executing '.length);
    const quote = after.indexOf('"', 1);
    const tail = after.slice(quote + 1);
    const at = tail.indexOf('>: ');
    if (!after.startsWith('"') || quote < 0 || !tail.startsWith(' at <') || at < 0) return undefined;
    const executed = `executing "${after.slice(1, quote)}" at <${tail.slice(' at <'.length, at)}>:`;
    return { location: rest.slice(0, executing), executed, words: cut(tail.slice(at + '>: '.length)) };
  }
  const colon = rest.lastIndexOf(': ');
  return colon < 0 ? undefined : { location: rest.slice(0, colon), executed: '', words: cut(rest.slice(colon + 2)) };
};
