import { byteLength } from '../value/bytes.ts';
import type { Frame, Place } from '../value/origin.ts';
import { goQuote } from '../value/quote.ts';
import { runIndex } from '../value/text.ts';
import { ChartSays, ExecFault, GoError } from './fault.ts';
import type { Script, State } from './session.ts';

/** The place of a stretch of a script's text: in its file, or where the string came from, or where it was run. */
export const placeIn = (script: Script, frame: Frame | undefined, start: number, end: number): Place => {
  if (script.file !== undefined) return { file: script.file, start, end };
  const runs = script.text.runs;
  const run = runs?.[runIndex(runs, start)];
  const home = run?.origin.data[0]?.place ?? run?.origin.place;
  if (run !== undefined && run.from >= 0 && home !== undefined) {
    const from = run.from + start - run.at;
    return { file: home.file, start: from, end: from + end - start };
  }
  return home ?? frame?.place ?? { file: script.name, start: 0, end: 0 };
};

/** `name:line:column` as Go counts them: the line from 1, the column in bytes from 0. */
const goLocation = (script: Script, offset: number): string => {
  const text = script.tree.text;
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  let line = 1;
  for (let i = text.indexOf('\n'); i >= 0 && i < offset; i = text.indexOf('\n', i + 1)) line++;
  return `${script.name}:${line}:${byteLength(text.slice(lineStart, offset))}`;
};

/** Ends the execution with an error at the place where evaluation stands. */
export const fault = (state: State, words: string, cause?: unknown): never => {
  const { script, name } = state.template;
  const message = `template: ${goLocation(script, state.at.offset)}: executing ${goQuote(name)} at <${state.at.text()}>: ${words}`;
  if (cause instanceof ExecFault) throw new ExecFault(message, cause.place, cause.via, cause.words, cause.said, cause);
  const own = cause instanceof GoError ? cause.message : words;
  const place = placeIn(script, state.frame, state.at.offset, state.at.end);
  throw new ExecFault(message, place, state.frame, own, cause instanceof ChartSays, cause instanceof GoError ? cause : undefined);
};
