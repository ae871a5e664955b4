import { quote } from '../../../base/say.ts';
import { type Hit, rule } from '../../../checks/rules/define.ts';
import type { View } from '../../../yaml/view.ts';
import { type Pod, pods } from '../pod.ts';

interface Twice extends Hit {
  readonly what: { readonly en: string; readonly ko: string };
  readonly name: string;
}

/** Values that stand a second time, each with the first of its kind. */
function* repeated(places: readonly View[]) {
  const first = new Map<string, View>();
  for (const at of places) {
    const name = at.text;
    if (name === undefined) continue;
    const other = first.get(name);
    if (other) yield { at, name, related: [{ uri: null, span: other.span, say: { en: 'first used here', ko: '처음 쓰인 곳' } }] };
    else first.set(name, at);
  }
}

export const duplicateNamesInPod = rule<Pod, Twice>({
  id: 'duplicate-names-in-pod',
  layer: 'cluster',
  tags: ['pod', 'container'],
  severity: 'high',
  presets: 'essential',
  since: '0.1.0',
  on: pods,
  *check(pod) {
    const { containers, spec, subject } = pod;
    const refused = { severity: 'error', subject } as const;
    for (const hit of repeated(containers.map((container) => container.at('name'))))
      yield { ...hit, ...refused, what: { en: 'Container', ko: '컨테이너' } };
    const volumes = spec.at('volumes').items();
    for (const hit of repeated(volumes.map((volume) => volume.at('name'))))
      yield { ...hit, ...refused, what: { en: 'Volume', ko: '볼륨' } };
    for (const container of containers) {
      const own = { severity: 'error', subject: container.subject } as const;
      const mounts = container.at('volumeMounts').items();
      for (const hit of repeated(mounts.map((mount) => mount.at('mountPath'))))
        yield { ...hit, ...own, what: { en: 'Mount path', ko: '마운트 경로' } };
      const ports = container.at('ports').items();
      for (const hit of repeated(ports.map((port) => port.at('name'))))
        yield { ...hit, ...own, what: { en: 'Port', ko: '포트' } };
    }
  },
  say: {
    en: ({ what, name }) => `${what.en} ${quote(name)} is there twice; the API server refuses the pod.`,
    ko: ({ what, name }) => `${what.ko} ${quote(name)}이(가) 두 번 쓰여 API 서버가 파드를 거부합니다.`,
  },
});
