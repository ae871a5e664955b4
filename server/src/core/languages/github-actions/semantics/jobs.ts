/** What GitHub's schema does not say about a job: labels of runners, and what a matrix may leave out. */
import { nearest } from '../../../base/near.ts';
import { quote } from '../../../base/say.ts';
import type { Finding } from '../../../finding/finding.ts';
import type { View } from '../../../yaml/view.ts';
import { retiredLabels, runnerLabels } from '../facts/runners.ts';
import type { Job } from '../model.ts';
import { report } from './report.ts';

export function* jobFaults(job: Job): Generator<Finding> {
  yield* labels(job);
  yield* exclusions(job.view.at('strategy', 'matrix'));
}

const digits = (label: string): string => label.replaceAll(/\D/g, '');

/** The labels a job asks for: written out, or the values of the one matrix key that it names. */
const labelsOf = (job: Job): readonly View[] => {
  const runsOn = job.view.at('runs-on');
  const key = /^\$\{\{\s*matrix\.([\w-]+)\s*\}\}$/.exec(runsOn.raw ?? '')?.[1];
  if (key !== undefined) {
    const matrix = job.view.at('strategy', 'matrix');
    return [
      ...matrix.at(key).items(),
      ...matrix
        .at('include')
        .items()
        .map((item) => item.at(key)),
    ];
  }
  const list = runsOn.map ? runsOn.at('labels') : runsOn;
  return list.seq ? list.items() : [list];
};

/** Other labels are those of people's own runners; only what is surely a slip, or gone, is told. */
function* labels(job: Job): Generator<Finding> {
  const found = labelsOf(job);
  if (found.some((view) => view.text?.toLowerCase() === 'self-hosted')) return;
  for (const view of found) {
    const label = view.string?.toLowerCase();
    if (label === undefined) continue;
    if (retiredLabels.has(label))
      yield report(
        'reference/runner',
        view.span,
        {
          en: `GitHub has no runner ${quote(label)} any more, so the job waits for one that never comes.`,
          ko: `GitHub에 ${quote(label)} 러너가 더 이상 없어 작업이 오지 않을 러너를 기다립니다.`,
        },
        { severity: 'warning' },
      );
    else if (!runnerLabels.some((known) => known === label)) {
      const meant = nearest(label, runnerLabels);
      if (meant === null || meant === 'self-hosted' || digits(meant) !== digits(label)) continue;
      yield report(
        'reference/runner',
        view.span,
        {
          en: `GitHub has no runner ${quote(label)}. Did you mean ${quote(meant)}?`,
          ko: `GitHub에 ${quote(label)} 러너가 없습니다. ${quote(meant)}을(를) 쓰려고 했습니까?`,
        },
        { severity: 'warning', instead: meant },
      );
    }
  }
}

/** GitHub refuses an exclusion by a key that the matrix does not have. */
function* exclusions(matrix: View): Generator<Finding> {
  if (!matrix.map || matrix.map.open) return;
  const keys = matrix.entries().map((entry) => String(entry.step));
  if (keys.some((key) => key.includes('${{'))) return;
  const dimensions = keys.filter((key) => key !== 'include' && key !== 'exclude');
  for (const item of matrix.at('exclude').items())
    for (const entry of item.entries()) {
      const name = String(entry.step);
      if (!entry.keySpan || name.includes('${{') || dimensions.some((key) => key.toLowerCase() === name.toLowerCase())) continue;
      const meant = nearest(name, dimensions);
      yield report(
        'reference/matrix',
        entry.keySpan,
        {
          en: `The matrix has no ${quote(name)} to exclude by.${meant === null ? '' : ` Did you mean ${quote(meant)}?`}`,
          ko: `매트릭스에 ${quote(name)}이(가) 없어 제외 조건으로 쓸 수 없습니다.${meant === null ? '' : ` ${quote(meant)}을(를) 쓰려고 했습니까?`}`,
        },
        { instead: meant },
      );
    }
}
