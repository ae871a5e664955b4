import { quote } from '../../../base/say.ts';
import { type Hit, rule } from '../../../checks/rules/define.ts';
import { rewrite } from '../../../yaml/rewrite.ts';
import type { View } from '../../../yaml/view.ts';
import { type Resource, resources } from '../model.ts';

const prefix = 'pod-security.kubernetes.io/';
const system: ReadonlySet<string> = new Set(['kube-system', 'kube-public', 'kube-node-lease']);

interface Unlabelled extends Hit {
  readonly root: View;
  readonly name: string;
}

export const namespacePssLabelMissing = rule<Resource, Unlabelled>({
  id: 'namespace-pss-label-missing',
  layer: 'cluster',
  tags: ['namespace', 'pss'],
  severity: 'low',
  presets: 'strict',
  since: '0.1.0',
  on: resources,
  *check({ root, group, kind, name, subject }) {
    if (group !== '' || kind !== 'Namespace' || name === null || system.has(name)) return;
    const labels = root.at('metadata', 'labels');
    if (labels.known && labels.at(`${prefix}enforce`).absent) yield { at: root.at('metadata', 'name'), root, name, subject };
  },
  say: {
    en: ({ name }) => `Namespace ${quote(name)} enforces no Pod Security level, so it admits any pod.`,
    ko: ({ name }) => `네임스페이스 ${quote(name)}에 강제하는 파드 보안 수준이 없어 어떤 파드든 받아들입니다.`,
  },
  fix: ({ root }) => ({
    safety: 'review',
    say: { en: 'Enforce `baseline`, warn of `restricted`', ko: '`baseline` 강제, `restricted` 경고' },
    edits: rewrite(
      root,
      [
        { mode: 'enforce', level: 'baseline' },
        { mode: 'warn', level: 'restricted' },
      ]
        .filter(({ mode }) => root.at('metadata', 'labels', prefix + mode).absent)
        .map(({ mode, level }) => ({ do: 'set', path: ['metadata', 'labels', prefix + mode], value: level }) as const),
    ),
  }),
});
