/** Findings about the kind itself: mistyped, of another API version, not served yet. */
import type { Fix } from '../../base/edit.ts';
import { quote, type Say } from '../../base/say.ts';
import type { Minor } from '../../base/settings.ts';
import { nearWords } from '../../checks/schema/near.ts';
import { oneOf } from '../../checks/schema/words.ts';
import type { Finding, Subject } from '../../finding/finding.ts';
import { setValue } from '../../yaml/rewrite.ts';
import type { View } from '../../yaml/view.ts';
import { type Catalogue, groupOf, type Kind } from './catalogue.ts';
import { rank } from './removed.ts';

interface Named {
  readonly apiVersion: string;
  readonly kind: string;
}

/**
 * A kind that no minor serves. Groups that are not built in belong to custom resources, and versions that are newer than those we know
 * of a kind that is still in alpha or beta may come with a later minor: of both nothing is said.
 */
export const unknownKind = (
  catalogue: Catalogue,
  root: View,
  named: Named,
  minor: Minor,
  subject: Subject,
): readonly Finding[] => {
  const group = groupOf(named.apiVersion);
  const builtin = catalogue.groups.has(group);
  // A custom resource's group holds a dot; what holds none is built in or the configuration of another program.
  if (!builtin && group.includes('.')) return [];
  const elsewhere = homesOf(catalogue, named.kind);
  if (elsewhere.length > 0)
    return builtin && maybeLater(catalogue, named, elsewhere, minor) ? [] : [wrongVersion(root, named, elsewhere, subject)];
  if (!builtin) return [];
  const near = nearKinds(catalogue, named);
  return near.length > 0 ? [wrongKind(root, named, near, subject)] : [];
};

/** `kind:` or `apiVersion:` with nothing behind it, beside one that is there. */
export const emptyNames = (
  catalogue: Catalogue,
  root: View,
  { apiVersion, kind }: { readonly [key in keyof Named]: string | undefined },
): readonly Finding[] => {
  const at = root.at(kind === undefined ? 'kind' : 'apiVersion');
  const other = kind ?? apiVersion;
  if (other === undefined || !at.absent || at.keySpan === null) return [];
  const subject: Subject = { kind: kind ?? null, name: null, namespace: null, container: null };
  const homes = kind === undefined ? [] : homesOf(catalogue, kind).filter((home) => !/alpha|beta/.test(home.apiVersion));
  const [home] = homes;
  const use = homes.length === 1 && home ? home.apiVersion : null;
  const name = quote(kind === undefined ? 'kind' : 'apiVersion');
  return [
    finding(at, subject, use, {
      en: use === null ? `${name} is empty.` : `${name} is empty; ${quote(other)} is in ${quote(use)}.`,
      ko:
        use === null
          ? `${name} 값이 비어 있습니다.`
          : `${name} 값이 비어 있습니다. ${quote(other)} 종류는 ${quote(use)}에 있습니다.`,
    }),
  ];
};

/** A kind that a later minor serves. */
export const tooEarly = (root: View, { apiVersion, kind }: Named, since: number, minor: number, subject: Subject): Finding =>
  finding(root.at('apiVersion'), subject, null, {
    en: `Kubernetes 1.${minor} does not serve ${quote(kind)} of ${quote(apiVersion)} yet; 1.${since} does.`,
    ko: `Kubernetes 1.${minor}에는 아직 ${quote(apiVersion)}의 ${quote(kind)} 종류가 없습니다. 1.${since}부터 있습니다.`,
  });

/** API versions that a built-in kind is served in, the most stable first. */
const homesOf = (catalogue: Catalogue, kind: string): readonly Kind[] =>
  [...(catalogue.named.get(kind) ?? [])].sort((a, b) => newest(b) - newest(a) || rank(b.apiVersion) - rank(a.apiVersion));

const newest = (kind: Kind): number => [...kind.served.keys()].at(-1) ?? 0;

const maybeLater = (catalogue: Catalogue, { apiVersion }: Named, homes: readonly Kind[], minor: Minor): boolean => {
  if (minor !== null && catalogue.minors.includes(minor)) return false;
  const own = homes.filter((home) => groupOf(home.apiVersion) === groupOf(apiVersion));
  const stable = own.some((home) => !/alpha|beta/.test(home.apiVersion));
  return own.length > 0 && !stable && rank(apiVersion) > Math.max(...own.map((home) => rank(home.apiVersion)));
};

const nearKinds = (catalogue: Catalogue, { apiVersion, kind }: Named): readonly string[] => {
  // Lists are seldom written by hand: one is meant only where nothing else is.
  const singlesFirst = (words: readonly string[]): readonly string[] => {
    const singles = words.filter((word) => !word.endsWith('List'));
    return singles.length > 0 ? singles : words;
  };
  const near = singlesFirst(
    nearWords(
      kind,
      (catalogue.versions.get(apiVersion) ?? []).map((known) => known.kind),
    ),
  );
  if (near.length > 0) return near;
  // In the core group other programs keep kinds of their own, such as the `Config` of kubectl.
  return catalogue.versions.has(apiVersion) && groupOf(apiVersion) !== ''
    ? singlesFirst(nearWords(kind, catalogue.named.keys()))
    : [];
};

const wrongKind = (root: View, { apiVersion, kind }: Named, near: readonly string[], subject: Subject): Finding =>
  finding(root.at('kind'), subject, near.length === 1 ? (near[0] ?? null) : null, {
    en: `${quote(apiVersion)} has no kind ${quote(kind)}. Did you mean ${oneOf(near.slice(0, 2), 'or')}?`,
    ko: `${quote(apiVersion)}에 없는 종류입니다: ${quote(kind)}. 혹시 ${oneOf(near.slice(0, 2), '또는')}입니까?`,
  });

const wrongVersion = (root: View, { apiVersion, kind }: Named, homes: readonly Kind[], subject: Subject): Finding => {
  const [best] = homes;
  const stable = homes.filter((home) => !/alpha|beta/.test(home.apiVersion));
  const use = stable.length === 1 ? (stable[0]?.apiVersion ?? null) : null;
  const other = quote(use ?? best?.apiVersion ?? '');
  return finding(root.at('apiVersion'), subject, use, {
    en: `${quote(apiVersion)} has no kind ${quote(kind)}; it is in ${other}.`,
    ko: `${quote(apiVersion)}에 없는 종류입니다: ${quote(kind)}. 이 종류는 ${other}에 있습니다.`,
  });
};

const finding = (at: View, subject: Subject, to: string | null, say: Say): Finding => ({
  rule: 'schema/kind',
  layer: null,
  severity: 'error',
  span: at.span,
  say,
  fix: to === null ? null : () => change(at, to),
  related: [],
  subject,
  supersedes: [],
});

/** Another kind or API version makes another object of the file: worth a look. */
const change = (at: View, to: string): Fix | null => {
  const edits = setValue(at, to);
  return edits ? { safety: 'review', say: { en: `Change to ${quote(to)}`, ko: `${quote(to)}(으)로 바꾸기` }, edits } : null;
};
