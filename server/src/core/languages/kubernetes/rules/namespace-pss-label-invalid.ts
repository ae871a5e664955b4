import { nearest } from '../../../base/near.ts';
import { quote } from '../../../base/say.ts';
import { levels } from '../../../base/settings.ts';
import { type Hit, rule } from '../../../checks/rules/define.ts';
import { setValue } from '../../../yaml/rewrite.ts';
import type { View } from '../../../yaml/view.ts';
import { type Resource, resources } from '../model.ts';

const prefix = 'pod-security.kubernetes.io/';
const modes = ['enforce', 'audit', 'warn'];

interface Label extends Hit {
  readonly at: View;
  readonly text: string;
  readonly what: 'level' | 'version';
  readonly near: string | null;
}

const isVersion = (text: string): boolean => text === 'latest' || /^v1\.(?:0|[1-9]\d*)$/.test(text);

/** `1.30`, `v1.30.2` and their like are meant as `v1.30`. */
const nearVersion = (text: string): string | null => {
  const minor = /^v?1\.(\d+)(?:\.\d+)?$/.exec(text)?.[1];
  return minor === undefined ? (text.toLowerCase() === 'latest' ? 'latest' : null) : `v1.${Number(minor)}`;
};

export const namespacePssLabelInvalid = rule<Resource, Label>({
  id: 'namespace-pss-label-invalid',
  layer: 'cluster',
  tags: ['namespace', 'pss'],
  severity: 'high',
  presets: 'essential',
  since: '0.1.0',
  on: resources,
  *check({ root, group, kind, subject }) {
    if (group !== '' || kind !== 'Namespace') return;
    const labels = root.at('metadata', 'labels');
    for (const mode of modes) {
      const level = labels.at(prefix + mode);
      const version = labels.at(`${prefix}${mode}-version`);
      const [name, minor] = [level.string, version.string];
      if (name !== undefined && !levels.some((one) => one === name))
        yield { at: level, text: name, what: 'level', near: nearest(name, levels), severity: 'error', subject };
      if (minor !== undefined && !isVersion(minor))
        yield { at: version, text: minor, what: 'version', near: nearVersion(minor), severity: 'error', subject };
    }
  },
  say: {
    en: ({ text, what }) =>
      what === 'level'
        ? `${quote(text)} is no Pod Security level; there are \`privileged\`, \`baseline\` and \`restricted\`.`
        : `${quote(text)} is no version of the Pod Security Standards; write \`latest\` or \`v1.30\`.`,
    ko: ({ text, what }) =>
      what === 'level'
        ? `${quote(text)}은(는) 파드 보안 수준이 아닙니다. \`privileged\`, \`baseline\`, \`restricted\`가 있습니다.`
        : `${quote(text)}은(는) 파드 보안 표준의 버전이 아닙니다. \`latest\`나 \`v1.30\`처럼 적으십시오.`,
  },
  fix: ({ at, near }) =>
    near === null
      ? null
      : {
          safety: 'review',
          say: { en: `Change to ${quote(near)}`, ko: `${quote(near)}(으)로 바꾸기` },
          edits: setValue(at, near),
        },
});
