import { quote } from '../../../base/say.ts';
import { type Hit, rule } from '../../../checks/rules/define.ts';
import type { View } from '../../../yaml/view.ts';
import { type Container, type Pod, pods } from '../pod.ts';
import { holdsUser, isPlainSecret } from '../secret-words.ts';

/** Flags whose value is a secret; `--secret` alone mostly names an object. */
const flag =
  /^--?(?:[a-z\d]+[-_.])*(?:password|passwd|passphrase|token|api[-_]?key|access[-_]?key|secret[-_]?key|client[-_]?secret)$/i;

interface Argument extends Hit {
  readonly name: string;
}

interface Found {
  readonly at: View;
  readonly name: string;
}

function* secrets(container: Container): Generator<Found> {
  const items = [...container.at('command').items(), ...container.at('args').items()];
  for (const [index, at] of items.entries()) {
    const text = at.string;
    if (text === undefined) continue;
    const equals = text.indexOf('=');
    const name = equals < 0 ? text : text.slice(0, equals);
    const next = items[index + 1];
    if (flag.test(name)) {
      const value = equals < 0 ? next?.string : text.slice(equals + 1);
      const place = equals < 0 ? next : at;
      if (place && value !== undefined && !value.startsWith('-') && isPlainSecret(value)) yield { at: place, name };
    } else if (holdsUser(text) && !/\s/.test(text)) yield { at, name: 'URL' };
  }
}

export const secretInArgs = rule<Pod, Argument>({
  id: 'secret-in-args',
  layer: 'cluster',
  tags: ['container', 'secret'],
  severity: 'high',
  presets: 'recommended',
  since: '0.1.0',
  on: pods,
  *check(pod) {
    for (const container of pod.containers)
      for (const found of secrets(container)) yield { ...found, subject: container.subject };
  },
  say: {
    en: ({ name }) =>
      `${quote(name)} hands a secret over in plain text, where the list of processes shows it too; use \`$(VARIABLE)\` from a Secret.`,
    ko: ({ name }) =>
      `${quote(name)}(으)로 비밀 값을 평문으로 넘기며, 프로세스 목록에도 드러납니다. Secret에서 가져온 \`$(변수)\`를 사용하십시오.`,
  },
});
