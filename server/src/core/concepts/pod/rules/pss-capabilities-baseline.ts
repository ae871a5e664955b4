import { quote } from '../../../base/say.ts';
import { addedCapabilities, baselineCapabilities } from '../capabilities.ts';
import { control, drop, overridden } from '../pod-security.ts';

export const pssCapabilitiesBaseline = control({
  id: 'pss-capabilities-baseline',
  severity: 'high',
  level: 'baseline',
  tags: ['container', 'capabilities'],
  *breaches({ containers }, policy) {
    if (overridden(policy, 22, 'pss-capabilities-restricted')) return;
    for (const container of containers)
      for (const { at, name } of addedCapabilities(container))
        if (!baselineCapabilities.has(name)) yield { at, container, changes: [drop(at)], name };
  },
  say: {
    en: ({ container, name }) =>
      `Container ${quote(container.name)} adds the capability ${quote(name)}, a part of root that \`baseline\` does not allow.`,
    ko: ({ container, name }) =>
      `컨테이너 ${quote(container.name)}이(가) \`baseline\`이 허용하지 않는 root 권한 ${quote(name)}을(를) 추가합니다.`,
  },
  fix: ({ name }) => ({ en: `Remove ${quote(name)} from \`add\``, ko: `\`add\`에서 ${quote(name)} 제거하기` }),
});
