import { quote } from '../../../base/say.ts';
import { type Hit, rule } from '../../../checks/rules/define.ts';
import { remove } from '../../../yaml/rewrite.ts';
import type { View } from '../../../yaml/view.ts';
import { type Resource, resources } from '../model.ts';

interface External extends Hit {
  readonly list: View;
  readonly name: string;
}

export const serviceExternalIps = rule<Resource, External>({
  id: 'service-external-ips',
  layer: 'cloud',
  tags: ['service', 'network'],
  severity: 'high',
  presets: 'recommended',
  since: '0.1.0',
  on: resources,
  *check({ root, group, kind, name, subject }) {
    const list = root.at('spec', 'externalIPs');
    if (group === '' && kind === 'Service' && list.items().length > 0)
      yield { at: list.keySpan ?? list, list, name: name ?? '', subject };
  },
  say: {
    en: ({ name }) =>
      `Service ${quote(name)} claims addresses with \`externalIPs\`; so any Service can take the traffic of any address.`,
    ko: ({ name }) =>
      `서비스 ${quote(name)}이(가) \`externalIPs\`로 주소를 차지합니다. 이 방법으로는 어떤 주소의 트래픽이든 가로챌 수 있습니다.`,
  },
  fix: ({ list }) => ({
    safety: 'review',
    say: { en: 'Remove `externalIPs`', ko: '`externalIPs` 제거하기' },
    edits: remove(list),
  }),
});
