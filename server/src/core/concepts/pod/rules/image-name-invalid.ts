import { quote } from '../../../base/say.ts';
import { type Hit, rule } from '../../../checks/rules/define.ts';
import { type Pod, pods } from '../pod.ts';

type Fault = 'capitals' | 'digest' | 'space' | 'form';

interface Misnamed extends Hit {
  readonly image: string;
  readonly fault: Fault;
}

const path = /^[a-z\d]+(?:(?:\.|_{1,2}|-+)[a-z\d]+)*(?:\/[a-z\d]+(?:(?:\.|_{1,2}|-+)[a-z\d]+)*)*$/;
const host = /^(?:[A-Za-z\d](?:[A-Za-z\d-]*[A-Za-z\d])?(?:\.[A-Za-z\d](?:[A-Za-z\d-]*[A-Za-z\d])?)*|\[[\da-fA-F:]+\])(?::\d+)?$/;

/** The first part names a registry where it looks like a host, or is no name of a repository for its capitals. */
const isHost = (part: string): boolean => /[.:]/.test(part) || part === 'localhost' || part !== part.toLowerCase();

/** A part that somebody is to replace: `PROJECT_ID`, `{username}`, `@TAG@`. */
const isStandIn = (image: string): boolean =>
  /[{}$%<>]|@[A-Z\d_]+@/.test(image) || image.split(/[/:]/).some((part) => /^[A-Z][A-Z\d_-]*[A-Z\d](?:$|-)/.test(part));

/** What keeps a runtime from reading the image's name; null where nothing does. */
const faultOf = (image: string): Fault | null => {
  if (/\s/.test(image)) return 'space';
  const [named = '', digest, more] = image.split('@');
  if (more !== undefined || (digest !== undefined && !/^sha256:[\da-f]{64}$|^sha512:[\da-f]{128}$/.test(digest))) return 'digest';
  const slash = named.indexOf('/');
  const first = slash < 0 ? '' : named.slice(0, slash);
  const hosted = slash >= 0 && isHost(first);
  if (hosted && !host.test(first)) return 'form';
  const rest = hosted ? named.slice(slash + 1) : named;
  const tagged = /^(.*?)(?::([\w][\w.-]{0,127}))?$/s.exec(rest);
  const own = tagged?.[1] ?? '';
  if (path.test(own)) return null;
  return path.test(own.toLowerCase()) ? 'capitals' : 'form';
};

const english: Readonly<Record<Fault, string>> = {
  capitals: 'the repository takes no capitals',
  digest: 'a digest is `sha256:` and 64 hexadecimal digits',
  space: 'it holds a space',
  form: 'it is not `registry/repository:tag`',
};

const korean: Readonly<Record<Fault, string>> = {
  capitals: '저장소 이름에는 대문자를 쓸 수 없습니다',
  digest: '다이제스트는 `sha256:`과 64자리 16진수입니다',
  space: '공백이 들어 있습니다',
  form: '`registry/repository:tag` 형식이 아닙니다',
};

export const imageNameInvalid = rule<Pod, Misnamed>({
  id: 'image-name-invalid',
  layer: 'container',
  tags: ['container', 'image'],
  severity: 'high',
  presets: 'essential',
  since: '0.1.0',
  on: pods,
  *check(pod) {
    for (const container of pod.containers) {
      const at = container.at('image');
      const image = at.string;
      // `ko://` and its like name a program that is built into an image later.
      if (image === undefined || image === '' || image.includes('://') || isStandIn(image)) continue;
      const fault = faultOf(image);
      if (fault) yield { at, image, fault, subject: container.subject };
    }
  },
  say: {
    en: ({ image, fault }) => `Image ${quote(image)} cannot be pulled: ${english[fault]}.`,
    ko: ({ image, fault }) => `이미지 ${quote(image)}을(를) 가져올 수 없습니다. ${korean[fault]}.`,
  },
});
