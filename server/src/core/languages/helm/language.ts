/** The languages of a Helm chart. */
import { nobody } from '../../finding/finding.ts';
import type { Tree } from '../../yaml/node.ts';
import { View } from '../../yaml/view.ts';
import type { Language, NotePlace } from '../language.ts';
import { chartFileOf } from './chart.ts';
import { helmTemplate } from './template.ts';

const modelOf = (language: string) => (tree: Tree) => ({
  language,
  tree,
  root: View.root(tree, 'go'),
  subject: nobody,
  views: [],
});

const placesOf =
  (lens: string) =>
  (_model: unknown, view: View): readonly NotePlace[] => [{ lens, path: view.path }];

const helmChart: Language = {
  id: 'helm-chart',
  title: { en: 'Helm chart', ko: 'Helm 차트' },
  reads: 'yaml',
  claims: (source) => /(?:^|\/)Chart\.yaml$/.test(source.path),
  model: modelOf('helm-chart'),
  rules: [],
  places: placesOf('helm-chart'),
};

const helmValues: Language = {
  id: 'helm-values',
  title: { en: 'Helm values', ko: 'Helm values' },
  reads: 'yaml',
  claims: (source, files) => chartFileOf(source.path, files)?.part === 'values',
  model: modelOf('helm-values'),
  rules: [],
  places: placesOf('helm-values'),
};

export const helmLanguages: readonly Language[] = [helmTemplate, helmChart, helmValues];
