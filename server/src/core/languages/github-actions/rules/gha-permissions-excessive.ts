import type { Edit } from '../../../base/edit.ts';
import { quoteAll } from '../../../base/say.ts';
import type { Severity } from '../../../base/settings.ts';
import { lineEnd } from '../../../base/source.ts';
import { rule } from '../../../checks/rules/define.ts';
import { editable } from '../../../yaml/rewrite.ts';
import type { View } from '../../../yaml/view.ts';
import { workflows } from '../model.ts';

interface Excess {
  readonly at: View;
  readonly what: 'write-all' | 'read-all' | 'shared';
  readonly scopes: readonly string[];
  readonly severity?: Severity;
}

const shorthand = (at: View): Excess | null => {
  if (at.is('write-all')) return { at, what: 'write-all', scopes: [] };
  return at.is('read-all') ? { at, what: 'read-all', scopes: [], severity: 'info' } : null;
};

/** The scopes go on a line of their own, as people write them. */
const onlyRead = (at: View): readonly Edit[] | null => {
  const { keySpan, node } = at;
  if (!keySpan || node?.kind !== 'scalar' || !editable(at) || at.parent?.map?.flow !== false) return null;
  const { text } = at.tree;
  const indent = ' '.repeat(keySpan.start - (text.lastIndexOf('\n', keySpan.start - 1) + 1));
  const gap = text.slice(keySpan.end, at.start).indexOf(':') + 1;
  return [{ start: keySpan.end + gap, end: at.start + node.length, text: `${lineEnd(text)}${indent}  contents: read` }];
};

export const ghaPermissionsExcessive = rule({
  id: 'gha-permissions-excessive',
  layer: 'code',
  tags: ['permissions'],
  severity: 'high',
  presets: 'recommended',
  since: '0.1.0',
  on: workflows,
  *check({ root, jobs }): Generator<Excess> {
    const top = root.at('permissions');
    for (const at of [top, ...jobs.map((job) => job.view.at('permissions'))]) {
      const excess = shorthand(at);
      if (excess) yield excess;
    }
    // What one job needs, every job has, and every action in it.
    const heirs = jobs.filter((job) => job.view.at('permissions').absent);
    const writes = top.entries().filter((entry) => entry.is('write'));
    const [first] = writes;
    if (first && heirs.length > 1) yield { at: first, what: 'shared', scopes: writes.map((entry) => String(entry.step)) };
  },
  say: {
    en: ({ what, scopes }) =>
      what === 'shared'
        ? `Every job of the workflow may write ${quoteAll(scopes)}; give it only to the job that needs it.`
        : `\`${what}\` gives the token ${what === 'write-all' ? 'write' : 'read'} access to everything in the repository.`,
    ko: ({ what, scopes }) =>
      what === 'shared'
        ? `워크플로의 모든 작업이 ${quoteAll(scopes)} 쓰기 권한을 갖습니다. 필요한 작업에만 주십시오.`
        : `\`${what}\`은 저장소의 모든 것에 대한 ${what === 'write-all' ? '쓰기' : '읽기'} 권한을 토큰에 줍니다.`,
  },
  fix: ({ at, what }) =>
    what === 'shared'
      ? null
      : {
          safety: 'review',
          say: { en: 'Let the token only read the code', ko: '토큰이 코드만 읽도록 하기' },
          warning: {
            en: 'Steps that write need the scopes they use.',
            ko: '쓰기를 하는 단계에는 필요한 권한을 따로 주어야 합니다.',
          },
          edits: onlyRead(at),
        },
});
