import { quote } from '../../../base/say.ts';
import { rule } from '../../../checks/rules/define.ts';
import { lens } from '../../../checks/rules/lens.ts';
import type { View } from '../../../yaml/view.ts';
import { jobs } from '../model.ts';

/** The image of a container: the container itself where it is only named. */
const images = lens<View>('github-images', (model) =>
  jobs
    .see(model)
    .flatMap(({ view }) =>
      [view.at('container'), ...view.at('services').entries()].map((container) =>
        container.map ? container.at('image') : container,
      ),
    ),
);

/** The tag behind the last slash; null where none is written. */
const tagOf = (image: string): string | null => /:([^/:@]+)$/.exec(image.slice(image.lastIndexOf('/') + 1))?.[1] ?? null;

export const ghaImageUnpinned = rule({
  id: 'gha-image-unpinned',
  layer: 'code',
  tags: ['supply-chain'],
  severity: 'low',
  presets: 'strict',
  since: '0.1.0',
  on: images,
  *check(at) {
    const image = at.string;
    if (image === undefined || image === '' || image.includes('@sha256:')) return;
    const tag = tagOf(image);
    const floating = tag === null || tag === 'latest';
    yield { at, name: image, floating, ...(floating ? { severity: 'warning' as const } : {}) };
  },
  say: {
    en: ({ name, floating }) =>
      floating
        ? `The image ${quote(name)} is whatever is newest when the job runs.`
        : `The tag of the image ${quote(name)} can be moved; only a digest cannot.`,
    ko: ({ name, floating }) =>
      floating
        ? `이미지 ${quote(name)}은(는) 작업이 실행될 때의 최신 것이 됩니다.`
        : `이미지 ${quote(name)}의 태그는 옮겨질 수 있습니다. 다이제스트만 바뀌지 않습니다.`,
  },
});
