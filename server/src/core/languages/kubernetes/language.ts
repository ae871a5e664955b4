/** Manifests of Kubernetes: anything with `apiVersion` and `kind`. */
import { podRules } from '../../concepts/pod/rules/index.ts';
import type { Language } from '../language.ts';
import { actionsAt } from './actions.ts';
import { complete } from './complete.ts';
import { factsOf, hasFacts } from './facts.ts';
import { hover } from './hover.ts';
import { ignoresOf } from './ignores.ts';
import { modelOf } from './model.ts';
import { placesOf } from './places.ts';
import { kubernetesRules } from './rules/index.ts';
import { checkObjects, unknownKind } from './schema.ts';

export const kubernetes: Language = {
  id: 'kubernetes',
  title: { en: 'Kubernetes', ko: '쿠버네티스' },
  reads: 'yaml',
  detect: (root) => {
    const kind = root.at('kind');
    const version = root.at('apiVersion');
    return kind.raw !== undefined && version.raw !== undefined && (kind.there || version.there);
  },
  model: modelOf,
  rules: [...podRules, ...kubernetesRules],
  check: checkObjects,
  facts: { hint: hasFacts, of: factsOf },
  ignores: ignoresOf,
  actions: actionsAt,
  hover,
  complete,
  kind: (model) => model.subject.kind,
  unknownKind,
  places: placesOf,
};
