import { quote } from '../../../base/say.ts';
import { type Hit, rule } from '../../../checks/rules/define.ts';
import type { Model } from '../../../checks/rules/lens.ts';
import { isLabelKey, isLabelValue } from '../../../concepts/kubernetes-api/labels.ts';
import { pods } from '../../../concepts/pod/pod.ts';
import type { View } from '../../../yaml/view.ts';
import { type Resource, resources } from '../model.ts';

interface Label extends Hit {
  readonly text: string;
  readonly part: 'key' | 'value';
}

/** Maps of labels in an object: its own, its pods', and those it selects by. */
const labelsOf = (resource: Resource, model: Model): readonly View[] => [
  resource.root.at('metadata', 'labels'),
  resource.root.at('spec', 'selector', 'matchLabels'),
  ...pods
    .see(model)
    .filter((pod) => pod.subject === resource.subject && pod.meta.parent !== resource.root)
    .map((pod) => pod.meta.at('labels')),
];

export const labelValueInvalid = rule<Resource, Label>({
  id: 'label-value-invalid',
  layer: 'cluster',
  tags: ['metadata'],
  severity: 'high',
  presets: 'essential',
  since: '0.1.0',
  on: resources,
  *check(resource, _, model) {
    const { subject } = resource;
    for (const labels of labelsOf(resource, model))
      for (const at of labels.entries()) {
        const key = String(at.step);
        if (at.shared) continue;
        if (!isLabelKey(key) && !/[{}$<%]/.test(key))
          yield { at: at.keySpan ?? at, text: key, part: 'key', severity: 'error', subject };
        else if (at.string !== undefined && !isLabelValue(at.string) && !/[{}$<%]/.test(at.string))
          yield { at, text: at.string, part: 'value', severity: 'error', subject };
      }
  },
  say: {
    en: ({ text, part }) =>
      `${quote(text)} is no ${part} of a label: up to 63 letters, digits, \`-\`, \`_\` and \`.\`, with a letter or digit at both ends.`,
    ko: ({ text, part }) =>
      `${quote(text)}은(는) 레이블의 ${part === 'key' ? '키가' : '값이'} 될 수 없습니다. 글자, 숫자, \`-\`, \`_\`, \`.\`로 63자까지이며 양 끝은 글자나 숫자여야 합니다.`,
  },
});
