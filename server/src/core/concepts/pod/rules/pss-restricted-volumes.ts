import { quote } from '../../../base/say.ts';
import type { View } from '../../../yaml/view.ts';
import { control } from '../pod-security.ts';

const allowed: readonly string[] = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
];

const refused: readonly string[] = [
  'awsElasticBlockStore',
  'azureDisk',
  'azureFile',
  'cephfs',
  'cinder',
  'fc',
  'flexVolume',
  'flocker',
  'gcePersistentDisk',
  'gitRepo',
  'glusterfs',
  'hostPath',
  'iscsi',
  'nfs',
  'photonPersistentDisk',
  'portworxVolume',
  'quobyte',
  'rbd',
  'scaleIO',
  'storageos',
  'vsphereVolume',
];

/** The first source that is not allowed; a volume with a name only becomes an `emptyDir`. */
const refusedSource = (volume: View): View | null =>
  allowed.some((key) => !volume.at(key).absent)
    ? null
    : (refused.map((key) => volume.at(key)).find((source) => source.there) ?? null);

export const pssRestrictedVolumes = control({
  id: 'pss-restricted-volumes',
  severity: 'medium',
  level: 'restricted',
  tags: ['pod', 'volume'],
  *breaches({ spec }, { each }) {
    // Where nobody chose a level, storage named in the pod is a choice and no mistake; `hostPath` is the finding of `baseline`.
    if (!each) return;
    for (const volume of spec.at('volumes').items()) {
      const source = refusedSource(volume);
      if (!source) continue;
      const type = String(source.step);
      const at = type === 'hostPath' && source.at('path').there ? source.at('path') : (source.keySpan ?? source);
      yield { at, container: null, changes: null, name: volume.at('name').text ?? '', type };
    }
  },
  say: {
    en: ({ name, type }) =>
      `Volume ${quote(name)} is of the type ${quote(type)}, which \`restricted\` does not allow; use a claim or a CSI volume.`,
    ko: ({ name, type }) =>
      `볼륨 ${quote(name)}의 유형 ${quote(type)}은(는) \`restricted\`에서 허용되지 않습니다. PVC나 CSI 볼륨을 사용하십시오.`,
  },
});
