/** The whole workload in one edit: everything that `restricted` asks and that can be mended without asking back. */
import type { Fix } from '../../base/edit.ts';
import type { Context } from '../../checks/rules/context.ts';
import { type Change, rewrite } from '../../yaml/rewrite.ts';
import { controls } from './controls.ts';
import type { Pod } from './pod.ts';
import { type Policy, policyFor, rootOf } from './pod-security.ts';
import { refusals, warningOf } from './starts.ts';

/** "Make this pod meet `restricted`"; null where nothing can be done. */
export const restrictPod = (pod: Pod, context: Context): Fix | null => {
  const root = rootOf(pod.spec);
  const policy: Policy = { level: 'restricted', minor: policyFor(pod, context).minor, each: true, only: null };
  const breaches = controls.flatMap((control) =>
    [...control.breaches(pod, policy)].map((breach) => ({ id: control.id, breach })),
  );
  const nonRoot = breaches.some(({ id }) => id === 'pss-run-as-non-root');
  // One part that cannot be mended, such as an aliased container, does not keep the others from it.
  const can = (wish: readonly Change[]): boolean => wish.length > 0 && rewrite(root, wish) !== null;
  const wishes = breaches.flatMap(({ breach }) => (breach.lacks !== undefined && pod.partial ? [] : [breach.changes ?? []]));
  const changes = wishes.flatMap((wish) => (can(wish) ? wish : wish.filter((change) => can([change]))));
  const edits = changes.length > 0 ? rewrite(root, unique(changes)) : null;
  if (edits === null || edits.length === 0) return null;
  const warning = nonRoot ? warningOf(refusals(pod)) : null;
  return {
    safety: 'review',
    say: { en: 'Make this pod meet `restricted`', ko: '이 파드를 `restricted`에 맞추기' },
    ...(warning ? { warning } : {}),
    edits,
  };
};

/** Two controls may wish for the same. */
const unique = (changes: readonly Change[]): readonly Change[] => [
  ...new Map(changes.map((change) => [JSON.stringify(change), change])).values(),
];
