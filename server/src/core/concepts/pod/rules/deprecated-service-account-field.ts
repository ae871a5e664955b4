import { quote } from '../../../base/say.ts';
import { type Hit, rule } from '../../../checks/rules/define.ts';
import { remove, renameKey } from '../../../yaml/rewrite.ts';
import type { View } from '../../../yaml/view.ts';
import { type Pod, pods } from '../pod.ts';

interface Old extends Hit {
  readonly old: View;
  readonly name: string;
  /** The value of `serviceAccountName`; null where it is not set. */
  readonly other: string | null;
}

export const deprecatedServiceAccountField = rule<Pod, Old>({
  id: 'deprecated-service-account-field',
  layer: 'cluster',
  tags: ['pod', 'service-account'],
  severity: 'low',
  presets: 'strict',
  since: '0.1.0',
  on: pods,
  *check({ spec, subject }) {
    const old = spec.at('serviceAccount');
    const next = spec.at('serviceAccountName');
    const name = old.text;
    if (name === undefined || !next.known) return;
    const other = next.text ?? null;
    const differs = other !== null && other !== name;
    yield { at: old.keySpan ?? old, old, name, other, subject, ...(differs ? { severity: 'warning' } : {}) };
  },
  say: {
    en: ({ name, other }) =>
      other !== null && other !== name
        ? `\`serviceAccount\` says ${quote(name)} and \`serviceAccountName\` ${quote(other)}; the latter counts.`
        : '`serviceAccount` is the old name of `serviceAccountName`.',
    ko: ({ name, other }) =>
      other !== null && other !== name
        ? `\`serviceAccount\`는 ${quote(name)}, \`serviceAccountName\`은 ${quote(other)}이며 뒤의 값이 적용됩니다.`
        : '`serviceAccount`는 `serviceAccountName`의 옛 이름입니다.',
  },
  fix: ({ old, name, other }) => {
    if (other === null)
      return {
        safety: 'safe',
        say: { en: 'Rename to `serviceAccountName`', ko: '`serviceAccountName`으로 바꾸기' },
        edits: renameKey(old, 'serviceAccountName'),
      };
    if (other !== name) return null;
    return { safety: 'safe', say: { en: 'Remove `serviceAccount`', ko: '`serviceAccount` 제거하기' }, edits: remove(old) };
  },
});
