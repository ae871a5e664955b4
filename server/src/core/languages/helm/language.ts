/** The languages of a Helm chart. */
import { nobody } from '../../finding/finding.ts';
import { View } from '../../yaml/view.ts';
import type { Language } from '../language.ts';
import { checkChart, completeChart, hoverChart } from './chart-file.ts';
import { makeSchema } from './make-schema.ts';
import { helmDependencyUnpinned } from './rules/helm-dependency-unpinned.ts';
import { helmTemplate } from './template.ts';
import { helmValues } from './values-file.ts';

const helmChart: Language = {
  id: 'helm-chart',
  title: { en: 'Helm chart', ko: 'Helm 차트' },
  reads: 'yaml',
  claims: (source) => /(?:^|\/)Chart\.yaml$/.test(source.path),
  model: (tree) => ({ language: 'helm-chart', tree, root: View.root(tree, 'go'), subject: nobody, views: [] }),
  rules: [helmDependencyUnpinned],
  check: (model, { assets }) => checkChart(model, assets),
  hover: hoverChart,
  complete: completeChart,
  makes: makeSchema,
  places: (_model, view) => [{ lens: 'helm-chart', path: view.path }],
};

export const helmLanguages: readonly Language[] = [helmTemplate, helmChart, helmValues];
