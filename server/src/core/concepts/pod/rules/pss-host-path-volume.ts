import { quote } from '../../../base/say.ts';
import { control, overridden } from '../pod-security.ts';

export const pssHostPathVolume = control({
  id: 'pss-host-path-volume',
  severity: 'medium',
  level: 'baseline',
  tags: ['pod', 'volume'],
  *breaches({ spec }, policy) {
    if (overridden(policy, 0, 'pss-restricted-volumes')) return;
    for (const volume of spec.at('volumes').items()) {
      const at = volume.at('hostPath');
      if (at.there)
        yield {
          at: at.at('path').there ? at.at('path') : (at.keySpan ?? at),
          container: null,
          changes: null,
          name: volume.at('name').text ?? '',
          path: at.at('path').text ?? null,
        };
    }
  },
  say: {
    en: ({ name, path }) =>
      `Volume ${quote(name)} opens ${path === null ? 'a folder' : quote(path)} of the node to the pod; use \`emptyDir\`, a claim or a CSI volume.`,
    ko: ({ name, path }) =>
      `볼륨 ${quote(name)}이(가) 노드의 ${path === null ? '경로' : quote(path)}를 파드에 엽니다. \`emptyDir\`, PVC, CSI 볼륨을 사용하십시오.`,
  },
});
