/** What a rendering says of itself: what Helm would stop at, and text that does not stand where it should. */
import { quote, type Say } from '../../base/say.ts';
import type { Span } from '../../base/source.ts';
import type { Rendering, RenderProblem, Str } from '../../template/index.ts';
import { sayFault } from '../../yaml/fault.ts';
import { readStream } from '../../yaml/read.ts';
import type { Derivation } from '../derived.ts';
import { wrongIndents } from './indents.ts';
import { homeOf } from './origins.ts';
import type { Job } from './texts.ts';

type Problem = Derivation['problems'][number];

/** Problems of a rendering by the places that a person would edit. */
export const problemsOf = (rendering: Rendering, under: string | null, job: Job): readonly Problem[] => {
  const indents = rendering.files.flatMap((file) => wrongIndents(file, under, job));
  const told = new Set(indents.map(({ uri }) => uri));
  return [
    ...indents,
    ...rendering.problems.flatMap((problem): readonly Problem[] => {
      if (problem.sort === 'budget' || isEndless(problem)) return budget(problem, under, job);
      if (problem.sort !== 'yaml') return stopped(problem, under, job);
      const uri = job.find(problem.place.file);
      return uri === null || told.has(uri) || hasHoles(problem.place.file, rendering) ? [] : noYaml(problem, under, job);
    }),
  ];
};

/** What Helm would stop at. Syntax is told by the template's own check, and what a hole leads to by nobody. */
const stopped = (problem: RenderProblem, under: string | null, { find }: Job): readonly Problem[] => {
  if (!problem.said && problem.sort !== 'values') return [];
  const { place } = problem;
  const uri = find(place.file);
  if (uri === null) return [];
  const words = quote(problem.words);
  const say = problem.said
    ? { en: `The chart refuses these values: ${words}.`, ko: `차트가 이 values를 거부합니다: ${words}.` }
    : { en: `Helm cannot use these values: ${words}.`, ko: `Helm이 이 values를 사용할 수 없습니다: ${words}.` };
  const rule = problem.said ? 'expression/helm-fail' : 'expression/helm-values';
  return [{ uri, span: { start: place.start, end: place.end }, rule, say, under, fix: null }];
};

/** What ends at a limit of one function: templates within themselves, lists and texts without measure. */
const isEndless = ({ sort, words }: RenderProblem): boolean =>
  sort === 'execute' &&
  /nested reference name|exceeded maximum template depth|more than a million elements|length overflow/.test(words);

/** A chart that asks for more than any chart should need. */
const budget = (problem: RenderProblem, under: string | null, { find, read }: Job): readonly Problem[] => {
  const { file, start, end } = problem.place;
  const uri = find(file);
  if (uri === null) return [];
  const line = /^[^\r\n]*/.exec(read(file) ?? '')?.[0] ?? '';
  const span = end > start ? { start, end } : { start: 0, end: line.length };
  const say: Say = {
    en: 'Rendering this template was given up: it calls itself without end, or makes far too much text.',
    ko: '이 템플릿의 렌더링을 중단했습니다. 끝없이 자신을 호출하거나 지나치게 많은 텍스트를 만듭니다.',
  };
  return [{ uri, span, rule: 'expression/helm-budget', say, under, fix: null }];
};

/** Whether a failing action left a hole in what a file prints: the text says nothing then. */
const hasHoles = (file: string, { problems }: Rendering): boolean =>
  problems.some(
    ({ sort, place, via }) =>
      sort !== 'yaml' &&
      sort !== 'load' &&
      (place.file === file || via !== undefined || place.file.slice(place.file.lastIndexOf('/') + 1).startsWith('_')),
  );

/** The first thing that is wrong with a text, and the words for it; Helm's own where the text reads as YAML. */
const wrongIn = (text: string, line: number, words: string): { readonly span: Span; readonly say: Say } => {
  for (const { tree, start } of readStream(text).documents) {
    const fault = tree.faults.find(({ code }) => code !== 'duplicate-key');
    if (fault) return { span: { start: fault.at.start + start, end: fault.at.end + start }, say: sayFault(fault) };
  }
  const lines = text.split('\n');
  const index = Math.min(Math.max(0, line - 1), lines.length - 1);
  const before = lines.slice(0, index).reduce((sum, one) => sum + one.length + 1, 0);
  const written = lines[index] ?? '';
  const start = before + written.length - written.trimStart().length;
  const own = `${quote(words.replace(/^.*?error (?:converting|unmarshaling) \w+(?: to JSON)?: /, ''))}.`;
  return { span: { start, end: Math.max(start, before + written.trimEnd().length) }, say: { en: own, ko: own } };
};

const noYaml = ({ broken, words }: RenderProblem, under: string | null, { find }: Job): readonly Problem[] => {
  if (!broken) return [];
  const { span, say } = wrongIn(broken.text.v, broken.line, words);
  const home = homeOf(broken.text, widened(broken.text, span), find);
  if (home === null || home === 'unknown') return [];
  return [
    {
      uri: home.uri,
      span: home.span,
      rule: 'syntax/rendered-yaml',
      say: {
        en: `Helm stops here, as what this renders to is no YAML: ${say.en}`,
        ko: `렌더링 결과가 YAML이 아니어서 Helm이 여기서 멈춥니다: ${say.ko}`,
      },
      under,
      fix: null,
    },
  ];
};

/** A place without characters has no origin; the line it is on has. */
const widened = (text: Str, span: Span): Span => {
  if (span.end > span.start) return span;
  const start = text.v.lastIndexOf('\n', Math.max(0, span.start - 1)) + 1;
  const end = text.v.indexOf('\n', start);
  return { start, end: end < 0 ? text.v.length : Math.max(end, start + 1) };
};
