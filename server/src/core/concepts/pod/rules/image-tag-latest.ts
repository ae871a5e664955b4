import { quote } from '../../../base/say.ts';
import { type Hit, rule } from '../../../checks/rules/define.ts';
import { imageOf } from '../image.ts';
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
    for (const container of pod.containers) {
      const at = container.at('image');
      const parts = at.string === undefined ? null : imageOf(at.string);
      if (at.string === undefined || !parts || parts.digest !== null || parts.repository === 'scratch') continue;
      if (parts.tag === null || parts.tag === 'latest')
        yield { at, image: at.string, tag: parts.tag, subject: container.subject };
    }
  },
  say: {
    en: ({ image, tag }) =>
      `Image ${quote(image)} ${tag === null ? 'names no tag' : 'follows `latest`'}, so what runs changes without a change here.`,
    ko: ({ image, tag }) =>
      `이미지 ${quote(image)}에 ${tag === null ? '태그가 없어' : '`latest` 태그를 써서'} 이 파일이 그대로여도 실행되는 것이 바뀝니다.`,
  },
});
