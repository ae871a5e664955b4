import { quote } from '../../../base/say.ts';
import type { Change } from '../../../yaml/rewrite.ts';
import { addedCapabilities, baselineCapabilities } from '../capabilities.ts';
import type { Container } from '../pod.ts';
import { type Breach, control, drop, windowsExempt } from '../pod-security.ts';

interface CapabilityBreach extends Breach {
  readonly container: Container;
  /** The capability added; null where the list to drop is at fault. */
  readonly name: string | null;
}

/** `ALL` takes the place of its misspellings; other names stay, they do no harm. */
const dropAll = (container: Container): readonly Change[] => {
  const list = container.at('securityContext', 'capabilities', 'drop');
  const near = list.items().find((item) => /^(?:cap_)?all$/i.test(item.text ?? ''));
  return near ? [{ do: 'set', path: near.path, value: 'ALL' }] : [{ do: 'append', path: list.path, value: 'ALL' }];
};

export const pssCapabilitiesRestricted = control<CapabilityBreach>({
  id: 'pss-capabilities-restricted',
  severity: 'low',
  level: 'restricted',
  tags: ['container', 'capabilities'],
  *breaches(pod, policy) {
    if (policy.minor < 22 || windowsExempt(pod, policy)) return;
    for (const container of pod.containers) {
      const list = container.at('securityContext', 'capabilities', 'drop');
      const items = list.items();
      const drops = items.some((item) => item.is('ALL'));
      const certain = list.known && (list.absent || list.seq !== null) && items.every((item) => item.known);
      if (!drops && certain)
        yield { at: list, container, changes: dropAll(container), lacks: 'capabilities.drop: [ALL]', name: null };
      for (const { at, name } of addedCapabilities(container)) {
        // Below a level nobody chose, what `baseline` refuses is its own finding.
        const refused = name !== 'NET_BIND_SERVICE' && (policy.each || baselineCapabilities.has(name));
        if (refused) yield { at, container, changes: [drop(at)], name };
      }
    }
  },
  say: {
    en: ({ container, name }) =>
      name === null
        ? `Container ${quote(container.name)} keeps the default capabilities; drop \`ALL\`.`
        : `Container ${quote(container.name)} adds the capability ${quote(name)}; \`restricted\` allows \`NET_BIND_SERVICE\` only.`,
    ko: ({ container, name }) =>
      name === null
        ? `컨테이너 ${quote(container.name)}이(가) 기본 권한(capability)을 유지합니다. \`drop: [ALL]\`로 버리십시오.`
        : `컨테이너 ${quote(container.name)}이(가) ${quote(name)} 권한을 추가합니다. \`restricted\`는 \`NET_BIND_SERVICE\`만 허용합니다.`,
  },
  fix: ({ name }) =>
    name === null
      ? { en: 'Drop `ALL` capabilities', ko: '모든 권한 버리기(`drop: [ALL]`)' }
      : { en: `Remove ${quote(name)} from \`add\``, ko: `\`add\`에서 ${quote(name)} 제거하기` },
});
