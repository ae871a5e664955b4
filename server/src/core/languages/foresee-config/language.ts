/** A repository's own settings, `.foresee.yaml`. */
import type { Model } from '../../checks/rules/lens.ts';
import { nobody } from '../../finding/finding.ts';
import type { Tree } from '../../yaml/node.ts';
import { View } from '../../yaml/view.ts';
import type { Language } from '../language.ts';
import { checkConfig } from './check.ts';
import { complete } from './complete.ts';
import { hover } from './hover.ts';

const modelOf = (tree: Tree): Model => ({
  language: 'foresee-config',
  tree,
  root: View.root(tree, 'core'),
  subject: nobody,
  views: [],
});

export const foreseeConfig: Language = {
  id: 'foresee-config',
  title: { en: 'Foresee settings', ko: 'Foresee 설정' },
  reads: 'yaml',
  claims: ({ path }) => path === '.foresee.yaml' || path === '.foresee.yml',
  model: modelOf,
  rules: [],
  check: checkConfig,
  hover,
  complete,
  kind: () => 'Foresee',
};
