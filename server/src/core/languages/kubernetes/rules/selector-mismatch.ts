import { quote } from '../../../base/say.ts';
import { type Hit, rule } from '../../../checks/rules/define.ts';
import { isPartial } from '../../../concepts/kubernetes-api/partial.ts';
import { setPath } from '../../../yaml/rewrite.ts';
import type { View } from '../../../yaml/view.ts';
import { type Resource, resources } from '../model.ts';

const kinds: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet']);

interface Mismatch extends Hit {
  readonly template: View;
  readonly key: string;
  readonly wanted: string;
  /** The pods' own value; null where they have none. */
  readonly found: string | null;
}

export const selectorMismatch = rule<Resource, Mismatch>({
  id: 'selector-mismatch',
  layer: 'cluster',
  tags: ['workload'],
  severity: 'high',
  presets: 'essential',
  since: '0.1.0',
  on: resources,
  *check({ root, group, kind, subject }) {
    if (group !== 'apps' || kind === null || !kinds.has(kind) || isPartial(root)) return;
    const template = root.at('spec', 'template');
    const labels = template.at('metadata', 'labels');
    if (!template.map || !labels.known) return;
    for (const at of root.at('spec', 'selector', 'matchLabels').entries()) {
      const key = String(at.step);
      const own = labels.at(key);
      const wanted = at.string;
      if (wanted === undefined || !own.known || (own.there && own.string === undefined) || own.string === wanted) continue;
      const place = own.there ? own.span : labels.there ? labels.label : template.label;
      const related = [{ uri: null, span: place, say: { en: 'the labels of the pods', ko: '파드의 레이블' } }];
      yield { at, template, key, wanted, found: own.string ?? null, related, severity: 'error', subject };
    }
  },
  say: {
    en: ({ key, wanted, found }) =>
      found === null
        ? `The pods have no label ${quote(key)}, which the selector asks for; the API server refuses this.`
        : `The selector asks for ${quote(`${key}: ${wanted}`)}, the pods have ${quote(found)}; the API server refuses this.`,
    ko: ({ key, wanted, found }) =>
      found === null
        ? `셀렉터가 요구하는 레이블 ${quote(key)}이(가) 파드에 없어 API 서버가 거부합니다.`
        : `셀렉터는 ${quote(`${key}: ${wanted}`)}을(를) 요구하지만 파드의 값은 ${quote(found)}여서 API 서버가 거부합니다.`,
  },
  fix: ({ template, key, wanted }) => ({
    safety: 'review',
    say: { en: `Label the pods ${quote(`${key}: ${wanted}`)}`, ko: `파드에 ${quote(`${key}: ${wanted}`)} 레이블 붙이기` },
    edits: setPath(template, ['metadata', 'labels', key], wanted),
  }),
});
