import { quote } from '../../../base/say.ts';
import { type Hit, rule } from '../../../checks/rules/define.ts';
import { setValue } from '../../../yaml/rewrite.ts';
import type { View } from '../../../yaml/view.ts';
import { imagesOf } from '../image.ts';
import { type Pod, pods } from '../pod.ts';

interface Moved extends Hit {
  readonly at: View;
  readonly image: string;
  readonly from: string;
  readonly to: string;
  /** The image's new name; null where only its publisher knows it. */
  readonly next: string | null;
}

export const imageDeprecatedRegistry = rule<Pod, Moved>({
  id: 'image-deprecated-registry',
  layer: 'container',
  tags: ['container', 'image'],
  severity: 'medium',
  presets: 'recommended',
  since: '0.1.0',
  on: pods,
  *check(pod) {
    for (const { parts, ...rest } of imagesOf(pod)) {
      const { image } = rest;
      if (parts.registry === 'k8s.gcr.io')
        yield { ...rest, from: 'k8s.gcr.io', to: 'registry.k8s.io', next: image.replace('k8s.gcr.io', 'registry.k8s.io') };
      else if (/(?:^|\.)gcr\.io$/.test(parts.registry) && parts.repository.startsWith('google_containers/'))
        yield { ...rest, from: `${parts.registry}/google_containers`, to: 'registry.k8s.io', next: null };
      else if (parts.registry === 'docker.io' && parts.repository.startsWith('bitnami/'))
        yield { ...rest, from: 'docker.io/bitnami', to: 'docker.io/bitnamilegacy', next: null, severity: 'info' };
    }
  },
  say: {
    en: ({ image, from, to }) =>
      `Image ${quote(image)} comes from ${quote(from)}, which gets no new images; its successor is ${quote(to)}.`,
    ko: ({ image, from, to }) =>
      `이미지 ${quote(image)}의 ${quote(from)}에는 새 이미지가 올라오지 않습니다. ${quote(to)}(으)로 옮겨졌습니다.`,
  },
  fix: ({ at, next, to }) =>
    next === null
      ? null
      : { safety: 'safe', say: { en: `Pull from ${quote(to)}`, ko: `${quote(to)}에서 가져오기` }, edits: setValue(at, next) },
});
