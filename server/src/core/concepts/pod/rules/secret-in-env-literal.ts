import { quote } from '../../../base/say.ts';
import { type Hit, rule } from '../../../checks/rules/define.ts';
import { type Pod, pods } from '../pod.ts';
import { looksSecret } from '../secret-words.ts';

interface Literal extends Hit {
  readonly name: string;
}

export const secretInEnvLiteral = rule<Pod, Literal>({
  id: 'secret-in-env-literal',
  layer: 'cluster',
  tags: ['container', 'secret'],
  severity: 'high',
  presets: 'recommended',
  since: '0.1.0',
  on: pods,
  *check(pod) {
    for (const container of pod.containers)
      for (const entry of container.at('env').items()) {
        const name = entry.at('name').text;
        const at = entry.at('value');
        if (name !== undefined && at.string !== undefined && looksSecret(name, at.string))
          yield { at, name, subject: container.subject };
      }
  },
  say: {
    en: ({ name }) =>
      `Variable ${quote(name)} holds a secret in plain text; take it from a Secret with \`valueFrom.secretKeyRef\`.`,
    ko: ({ name }) =>
      `변수 ${quote(name)}에 비밀 값이 평문으로 들어 있습니다. \`valueFrom.secretKeyRef\`로 Secret에서 가져오십시오.`,
  },
});
