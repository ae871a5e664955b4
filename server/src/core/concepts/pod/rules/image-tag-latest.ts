import { quote } from '../../../base/say.ts';
import { type Hit, rule } from '../../../checks/rules/define.ts';
import { imagesOf } from '../image.ts';
import { type Pod, pods } from '../pod.ts';

interface Moving extends Hit {
  readonly image: string;
  readonly tag: string | null;
}

export const imageTagLatest = rule<Pod, Moving>({
  id: 'image-tag-latest',
  layer: 'container',
  tags: ['container', 'image'],
  severity: 'medium',
  presets: 'recommended',
  since: '0.1.0',
  on: pods,
  *check(pod) {
    for (const { parts, ...rest } of imagesOf(pod)) {
      const { tag, digest, repository } = parts;
      if (digest === null && repository !== 'scratch' && (tag === null || tag === 'latest')) yield { ...rest, tag };
    }
  },
  say: {
    en: ({ image, tag }) =>
      `Image ${quote(image)} ${tag === null ? 'names no tag' : 'follows `latest`'}, so what runs changes without a change here.`,
    ko: ({ image, tag }) =>
      `이미지 ${quote(image)}에 ${tag === null ? '태그가 없어' : '`latest` 태그를 써서'} 이 파일이 그대로여도 실행되는 것이 바뀝니다.`,
  },
});
