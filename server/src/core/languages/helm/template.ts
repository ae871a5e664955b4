/** Templates of a chart: Go templates whose text becomes YAML. They are never read as YAML themselves. */

import type { Source } from '../../base/source.ts';
import type { Model } from '../../checks/rules/lens.ts';
import { nobody } from '../../finding/finding.ts';
import { View } from '../../yaml/view.ts';
import type { Language, Surroundings } from '../language.ts';
import { chartFileOf } from './chart.ts';
import { completeTemplate } from './complete.ts';
import { acrossTemplate, ofProblem } from './findings.ts';
import { templateOf } from './flow.ts';
import { hoverTemplate } from './hover.ts';
import { defineInTemplate, namedInTemplate, referencesOf } from './navigate.ts';
import { pairsAt } from './pairs.ts';
import { renameInTemplate } from './rename.ts';
import { derivationFor } from './render.ts';
import { signatureAt } from './signature.ts';
import { enclosingIn, foldsOf, inlaysIn, outlineOf } from './structure.ts';
import { tokensOf } from './tokens.ts';

/** The text that a model was made of; a model belongs to one file. */
const sourceOf = new WeakMap<Model, Surroundings['source']>();

/** An answer from the text alone. */
const from =
  <T>(read: (source: Surroundings['source']) => readonly T[]) =>
  (model: Model): readonly T[] => {
    const source = sourceOf.get(model);
    return source ? read(source) : [];
  };

/** A template whose chart is not at hand, such as one that was opened alone. Helm's own words tell it from other uses of `{{ }}`. */
const isStrayTemplate = ({ path, text }: Source): boolean =>
  /(?:^|\/)templates\/.*\.(?:ya?ml|tpl)$/.test(path) &&
  /\{\{-?\s*(?:if|else|end|range|with|define|include|template|toYaml|\/\*|\$?\.(?:Values|Release|Chart|Files|Capabilities)\b)/.test(
    text,
  );

export const helmTemplate: Language = {
  id: 'helm-template',
  title: { en: 'Helm template', ko: 'Helm 템플릿' },
  reads: 'text',
  claims: (source, files) => chartFileOf(source.path, files)?.part === 'template' || isStrayTemplate(source),
  model: (tree, source) => {
    const model: Model = { language: 'helm-template', tree, root: View.root(tree, 'go'), subject: nobody, views: [] };
    sourceOf.set(model, source);
    return model;
  },
  rules: [],
  check: from((source) => templateOf(source).problems.map(ofProblem)),
  derive: (_model, around) => derivationFor(around),
  across: (_model, { source, files }) => acrossTemplate(source, files),
  hover: hoverTemplate,
  define: defineInTemplate,
  complete: completeTemplate,
  pairs: (_model, offset, { source }) => pairsAt(source, offset),
  references: (_model, offset, { source, files }) => {
    const named = namedInTemplate(source, offset, files);
    return named ? referencesOf(named, source) : [];
  },
  rename: renameInTemplate,
  signature: signatureAt,
  tokens: from(tokensOf),
  inlays: inlaysIn,
  folds: from(foldsOf),
  enclosing: (model, offset) => {
    const source = sourceOf.get(model);
    return source ? enclosingIn(source, offset) : [];
  },
  outline: from(outlineOf),
};
