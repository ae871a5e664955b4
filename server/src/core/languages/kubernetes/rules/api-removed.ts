import { quote } from '../../../base/say.ts';
import { type Hit, rule } from '../../../checks/rules/define.ts';
import { apiFrom } from '../../../concepts/kubernetes-api/guide.ts';
import { type Removal, removalOf } from '../../../concepts/kubernetes-api/removed.ts';
import { setValue } from '../../../yaml/rewrite.ts';
import type { View } from '../../../yaml/view.ts';
import { type Resource, resources } from '../model.ts';

interface Gone extends Hit {
  readonly at: View;
  readonly apiVersion: string;
  readonly kind: string;
  readonly removal: Removal;
  /** The object may take the new API version as it stands, be it after a look. */
  readonly movable: boolean;
}

export const apiRemoved = rule<Resource, Gone>({
  id: 'api-removed',
  layer: 'cluster',
  tags: ['api'],
  severity: 'high',
  presets: 'essential',
  since: '0.1.0',
  on: resources,
  *check({ root, apiVersion, kind, subject }, { assets, minor }) {
    if (apiVersion === null || kind === null) return;
    const removal = removalOf(apiFrom(assets), apiVersion, kind);
    // A minor that still serves it is no reason to move today; it is told quietly.
    if (!removal) return;
    const severity = minor === null ? 'warning' : minor >= removal.minor ? 'error' : 'info';
    yield { at: root.at('apiVersion'), apiVersion, kind, removal, movable: movable(root, removal), severity, subject };
  },
  say: {
    en: ({ apiVersion, kind, removal }) =>
      `Kubernetes 1.${removal.minor} and later do not serve ${quote(kind)} of ${quote(apiVersion)}; ${removal.use === null ? 'nothing takes its place' : `use ${quote(removal.use)}`}.`,
    ko: ({ apiVersion, kind, removal }) =>
      `Kubernetes 1.${removal.minor}부터 ${quote(apiVersion)}의 ${quote(kind)} 종류가 없습니다. ${removal.use === null ? '대신할 것이 없습니다.' : `${quote(removal.use)} 버전을 사용하십시오.`}`,
  },
  fix: ({ at, removal, movable }) =>
    removal.use === null || !movable
      ? null
      : {
          safety: removal.move === 'same' ? 'safe' : 'review',
          say: { en: `Change to ${quote(removal.use)}`, ko: `${quote(removal.use)} 버전으로 바꾸기` },
          edits: setValue(at, removal.use),
        },
});

/** Of the old workloads the server filled in the selector; the new ones must name it. */
const movable = (root: View, { use, move }: Removal): boolean =>
  move !== 'rewrite' && (use !== 'apps/v1' || !root.at('spec', 'selector').absent || root.at('spec', 'template').absent);
