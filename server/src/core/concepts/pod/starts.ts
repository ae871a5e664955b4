/** Whether containers still start once root is refused, as far as their images are known. */
import { quoteAll, type Say } from '../../base/say.ts';
import type { Path } from '../../yaml/view.ts';
import type { Container, Pod } from './pod.ts';
import { type ImageUser, userOf } from './users.ts';

/** How a container starts once root is refused. */
export interface Start {
  readonly container: Container;
  /** Nothing known, or known to fail. */
  readonly doubt: 'unknown' | 'rooted' | 'volumes' | null;
  readonly instead: string | null;
  /** The user to name; none where the image or the manifest does, or nobody knows. */
  readonly changes: readonly { readonly do: 'set'; readonly path: Path; readonly value: number }[];
}

/** What becomes of a container under `runAsNonRoot: true`. */
export const startOf = (container: Container): Start => {
  const own = container.at('securityContext', 'runAsUser');
  const pod = container.pod.spec.at('securityContext', 'runAsUser');
  const given = own.absent ? pod : own;
  const settled: Start = { container, doubt: null, instead: null, changes: [] };
  if (!given.known || (given.number !== undefined && given.number !== 0)) return settled;
  const image = container.at('image').string;
  const user: ImageUser | null = image === undefined ? null : userOf(image);
  const asUser = (value: number) => [{ do: 'set', path: own.path, value }] as const;
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

/** The containers that nothing keeps from root so far, and how they start once something does. */
export const refusals = (pod: Pod): readonly Start[] => {
  const shared = pod.spec.at('securityContext', 'runAsNonRoot');
  const refused = (container: Container): boolean => {
    const own = container.at('securityContext', 'runAsNonRoot');
    return (own.absent ? shared : own).is(true);
  };
  return pod.containers.filter((container) => !refused(container)).map(startOf);
};

/** What a person has to know before root is refused; null where all is known to be well. */
export const warningOf = (starts: readonly Start[]): Say | null => {
  const names = (doubt: Start['doubt']): readonly string[] =>
    starts.filter((start) => start.doubt === doubt).map(({ container }) => container.name);
  const en: string[] = [];
  const ko: string[] = [];
  const [unknown, rooted, volumes] = [names('unknown'), names('rooted'), names('volumes')];
  const instead = [...new Set(starts.flatMap((start) => (start.instead === null ? [] : [start.instead])))];
  if (rooted.length > 0) {
    en.push(
      `${quoteAll(rooted)} will not start, as the image needs root${instead.length > 0 ? `; use ${quoteAll(instead)}` : ''}.`,
    );
    ko.push(
      `${quoteAll(rooted)}은(는) 이미지가 root를 요구하므로 시작되지 않습니다.${instead.length > 0 ? ` ${quoteAll(instead)}을(를) 사용하십시오.` : ''}`,
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
