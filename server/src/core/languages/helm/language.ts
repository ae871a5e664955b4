/** The languages of a Helm chart. */
import { nobody } from '../../finding/finding.ts';
import { View } from '../../yaml/view.ts';
import type { Language } from '../language.ts';
import { checkChart, completeChart, hoverChart } from './chart-file.ts';
import { makeSchema } from './make-schema.ts';
import { helmDependencyUnpinned } from './rules/helm-dependency-unpinned.ts';
import { helmTemplate } from './template.ts';
import { helmValues } from './values-file.ts';

/** The one minor that a chart says it is for, such as `~1.30` or `1.30.x`; most give a range, which names none. */
const minorOfChart = (range: string | undefined): string | null =>
  /^\s*[~=]?\s*v?(1\.\d+)(?:\.(?:\d+|x|\*))?(?:-0)?\s*$/.exec(range ?? '')?.[1] ?? null;

const helmChart: Language = {
  id: 'helm-chart',
  title: { en: 'Helm chart', ko: 'Helm 차트' },
  reads: 'yaml',
  claims: (source) => /(?:^|\/)Chart\.yaml$/.test(source.path),
  model: (tree) => ({ language: 'helm-chart', tree, root: View.root(tree, 'go'), subject: nobody, views: [] }),
  rules: [helmDependencyUnpinned],
  facts: {
    hint: (text) => text.includes('kubeVersion'),
    of: ({ root }) => {
      const minor = minorOfChart(root.at('kubeVersion').string);
      return minor === null ? null : { kubernetes: minor };
    },
  },
  check: (model, { assets }) => checkChart(model, assets),
  hover: hoverChart,
  complete: completeChart,
  makes: makeSchema,
  places: (_model, view) => [{ lens: 'helm-chart', path: view.path }],
};

export const helmLanguages: readonly Language[] = [helmTemplate, helmChart, helmValues];
