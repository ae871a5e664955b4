/** The whole workload in one edit: everything that `restricted` asks and that can be mended without asking back. */
import type { Fix } from '../../base/edit.ts';
import { quoteAll, type Say } from '../../base/say.ts';
import type { Context } from '../../checks/rules/context.ts';
import { type Change, rewrite } from '../../yaml/rewrite.ts';
import { controls } from './controls.ts';
import type { Container, Pod } from './pod.ts';
import { type Breach, type Policy, policyFor, rootOf } from './pod-security.ts';
import { type ImageUser, userOf } from './users.ts';

/** "Make this pod meet `restricted`"; null where nothing can be done. */
export const restrictPod = (pod: Pod, context: Context): Fix | null => {
  const root = rootOf(pod.spec);
  const policy: Policy = { level: 'restricted', minor: policyFor(pod, context).minor, each: true };
  const breaches = controls.flatMap((control) =>
    [...control.breaches(pod, policy)].map((breach) => ({ id: control.id, breach })),
  );
  const nonRoot = breaches.some(({ id }) => id === 'pss-run-as-non-root' || id === 'pss-run-as-user-zero');
  const starts = nonRoot ? pod.containers.map((container) => startOf(container)) : [];
  // One part that cannot be mended, such as an aliased container, does not keep the others from it.
  const wishes = [...breaches.map(({ breach }) => changesOf(breach, starts)), ...starts.map(({ changes }) => changes)];
  const changes = wishes.filter((wish) => wish.length > 0 && rewrite(root, wish) !== null).flat();
  const edits = changes.length > 0 ? rewrite(root, unique(changes)) : null;
  if (edits === null || edits.length === 0) return null;
  const warning = warn(starts);
  return {
    safety: 'review',
    say: { en: 'Make this pod meet `restricted`', ko: '이 파드를 `restricted`에 맞추기' },
    ...(warning ? { warning } : {}),
    edits,
  };
};

/** How a container starts once root is refused. */
interface Start {
  readonly container: Container;
  /** Nothing known, or known to fail. */
  readonly doubt: 'unknown' | 'rooted' | 'volumes' | null;
  readonly instead: string | null;
  readonly changes: readonly Change[];
}

const startOf = (container: Container): Start => {
  const own = container.at('securityContext', 'runAsUser');
  const pod = container.pod.spec.at('securityContext', 'runAsUser');
  const given = own.absent ? pod : own;
  const settled: Start = { container, doubt: null, instead: null, changes: [] };
  if (!given.known || (given.number !== undefined && given.number !== 0)) return settled;
  const image = container.at('image').string;
  const user: ImageUser | null = image === undefined ? null : userOf(image);
  const asUser = (uid: number): readonly Change[] => [{ do: 'set', path: own.path, value: uid }];
  switch (user?.is) {
    case 'numbered':
      return settled;
    case 'named':
      return { ...settled, changes: asUser(user.uid) };
    case 'root':
      return { ...settled, doubt: 'volumes', changes: asUser(user.uid) };
    case 'rooted':
      return { ...settled, doubt: 'rooted', instead: user.instead };
    default:
      return { ...settled, doubt: 'unknown' };
  }
};

/** A user that the image is known to run as takes the place of `runAsUser: 0`. */
const changesOf = (breach: Breach, starts: readonly Start[]): readonly Change[] => {
  const changes = breach.changes ?? [];
  const start = starts.find(({ container }) => container === breach.container);
  const given = start?.changes[0];
  return given ? changes.filter((change) => change.do !== 'remove' || !samePath(change, given)) : changes;
};

const samePath = (a: Change, b: Change): boolean => JSON.stringify(a.path) === JSON.stringify(b.path);

const unique = (changes: readonly Change[]): readonly Change[] => [
  ...new Map(changes.map((change) => [JSON.stringify(change), change])).values(),
];

const warn = (starts: readonly Start[]): Say | null => {
  const names = (doubt: Start['doubt']): readonly string[] =>
    starts.filter((start) => start.doubt === doubt).map(({ container }) => container.name);
  const en: string[] = [];
  const ko: string[] = [];
  const [unknown, rooted, volumes] = [names('unknown'), names('rooted'), names('volumes')];
  const instead = [...new Set(starts.flatMap((start) => (start.instead === null ? [] : [start.instead])))];
  if (rooted.length > 0) {
    en.push(
      `The image of ${quoteAll(rooted)} starts as root and will not start so${instead.length > 0 ? `; use ${quoteAll(instead)}` : ''}.`,
    );
    ko.push(
      `${quoteAll(rooted)}의 이미지는 root로 시작하므로 이대로는 시작되지 않습니다.${instead.length > 0 ? ` ${quoteAll(instead)}를 사용하십시오.` : ''}`,
    );
  }
  if (unknown.length > 0) {
    en.push(
      `If the image of ${quoteAll(unknown)} starts as root or names its user by name, it will not start until \`runAsUser\` is set.`,
    );
    ko.push(
      `${quoteAll(unknown)}의 이미지가 root로 시작하거나 사용자를 이름으로 지정하면 \`runAsUser\`를 설정할 때까지 시작되지 않습니다.`,
    );
  }
  if (volumes.length > 0) {
    en.push(`The volumes of ${quoteAll(volumes)} have to be writable for the new user.`);
    ko.push(`${quoteAll(volumes)}의 볼륨은 새 사용자가 쓸 수 있어야 합니다.`);
  }
  return en.length > 0 ? { en: en.join(' '), ko: ko.join(' ') } : null;
};
