import { quote } from '../../../base/say.ts';
import { rule } from '../../../checks/rules/define.ts';
import { lens } from '../../../checks/rules/lens.ts';
import { jobs, steps } from '../model.ts';
import { isCommit, type Uses } from '../uses.ts';

/** GitHub's own organisations: whoever can change these can change the runner itself. */
const own = new Set(['actions', 'github']);

const used = lens<Uses>('github-uses', (model) => [
  ...jobs.see(model).flatMap((job) => (job.uses ? [job.uses] : [])),
  ...steps.see(model).flatMap((step) => (step.uses ? [step.uses] : [])),
]);

export const ghaActionUnpinned = rule({
  id: 'gha-action-unpinned',
  layer: 'code',
  tags: ['supply-chain'],
  severity: 'low',
  presets: 'recommended',
  since: '0.1.0',
  on: used,
  *check(uses, context) {
    const strict = context.settings.preset === 'strict' || context.settings.preset === 'all';
    if (uses.kind === 'remote' && uses.ref !== null && !isCommit(uses.ref) && (strict || !own.has(uses.owner.toLowerCase())))
      yield { at: uses.view, name: uses.text, ref: uses.ref };
    if (uses.kind === 'image' && uses.path !== '' && !/@sha256:[0-9a-f]{64}$/i.test(uses.path))
      yield { at: uses.view, name: uses.text, ref: null };
  },
  say: {
    en: ({ name, ref }) =>
      ref === null
        ? `The image ${quote(name)} is not fixed by digest, so its content may change under you.`
        : `${quote(name)} follows ${quote(ref)}, which its owner can move to other code; a full commit id cannot move.`,
    ko: ({ name, ref }) =>
      ref === null
        ? `이미지 ${quote(name)}이(가) 다이제스트로 고정되지 않아 내용이 바뀔 수 있습니다.`
        : `${quote(name)}의 ${quote(ref)}은(는) 소유자가 다른 코드로 옮길 수 있습니다. 전체 커밋 id로 고정하면 옮길 수 없습니다.`,
  },
});
