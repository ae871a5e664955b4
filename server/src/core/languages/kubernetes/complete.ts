/** Keys and values of an object by its schema; `apiVersion` and `kind` by what the version serves. */
import type { Edit } from '../../base/edit.ts';
import type { Context } from '../../checks/rules/context.ts';
import type { Model } from '../../checks/rules/lens.ts';
import { spotAt } from '../../checks/schema/cursor.ts';
import { suggest } from '../../checks/schema/suggest.ts';
import type { Kind, KubernetesApi } from '../../concepts/kubernetes-api/catalogue.ts';
import { apiFrom, guideOf } from '../../concepts/kubernetes-api/guide.ts';
import { rank } from '../../concepts/kubernetes-api/removed.ts';
import { setValue } from '../../yaml/rewrite.ts';
import type { View } from '../../yaml/view.ts';
import type { Completion, Surroundings } from '../language.ts';
import { ownerOf } from './owner.ts';

/** Kinds that the version serves, stable versions first; lists are written by tools and not by people. */
const kindsOf = (api: KubernetesApi, context: Context): readonly Kind[] => {
  const newest = api.minors.at(-1) ?? 0;
  const minor = api.minors.find((known) => known >= (context.minor ?? newest)) ?? newest;
  return [...api.kinds.values()]
    .filter((kind) => !kind.list && kind.served.has(minor))
    .sort((a, b) => rank(b.apiVersion) - rank(a.apiVersion));
};

/** Sets the other half of the pair, in the document as it was before the half-typed word. */
const pairing = (root: View, key: string, value: string): readonly Edit[] => {
  const other = root.at(key);
  if (!other.there || other.string === value) return [];
  return setValue(other, value) ?? [];
};

const kinds = (
  model: Model,
  context: Context,
  api: KubernetesApi,
  replace: Completion['replace'],
  parent: View,
): readonly Completion[] => {
  const chosen = parent.at('apiVersion').string;
  const seen = new Set<string>();
  return kindsOf(api, context).flatMap((kind): readonly Completion[] => {
    const fits = kind.apiVersion === chosen;
    if (
      seen.has(kind.kind) ||
      (chosen !== undefined &&
        !fits &&
        kindsOf(api, context).some((other) => other.kind === kind.kind && other.apiVersion === chosen))
    )
      return [];
    seen.add(kind.kind);
    const also = ownerOf(model.root, parent.path);
    return [
      {
        label: kind.kind,
        kind: 'enum',
        insert: kind.kind,
        snippet: false,
        replace,
        detail: kind.apiVersion,
        docs: null,
        rank: fits ? 0 : 1,
        also: pairing(also, 'apiVersion', kind.apiVersion),
      },
    ];
  });
};

const versions = (context: Context, api: KubernetesApi, replace: Completion['replace'], parent: View): readonly Completion[] => {
  const kind = parent.at('kind').string;
  const found = kindsOf(api, context);
  const own = new Set(found.filter((other) => other.kind === kind).map((other) => other.apiVersion));
  return [...new Set(found.map((other) => other.apiVersion))].map((version) => ({
    label: version,
    kind: 'enum',
    insert: version,
    snippet: false,
    replace,
    detail: own.has(version) ? (kind ?? null) : null,
    docs: null,
    rank: own.has(version) ? 0 : 1,
  }));
};

/** Whole objects for a place where none is yet: the pair of version and kind, and what every object needs. */
const starters = (context: Context, api: KubernetesApi, replace: Completion['replace']): readonly Completion[] =>
  kindsOf(api, context)
    .filter((kind) => !/alpha|beta/.test(kind.apiVersion))
    .map((kind) => ({
      label: `${kind.kind} (${kind.apiVersion})`,
      kind: 'snippet',
      insert: `apiVersion: ${kind.apiVersion}\nkind: ${kind.kind}\nmetadata:\n  name: \${1:name}\n$0`,
      snippet: true,
      replace,
      detail: null,
      docs: null,
      rank: 5,
      filter: kind.kind,
    }));

export const complete = (model: Model, offset: number, { context }: Surroundings): readonly Completion[] => {
  const api = apiFrom(context.assets);
  const spots = spotAt(model.tree, 'go', offset);
  const special = spots.flatMap((spot): readonly Completion[] => {
    const owner = ownerOf(spot.root, spot.parent.path);
    const holder = spot.role === 'value' ? spot.parent.parent : spot.parent;
    if (!holder || holder.path.join() !== owner.path.join()) return [];
    if (spot.role === 'value' && spot.parent.step === 'kind') return kinds(model, context, api, spot.word, holder);
    if (spot.role === 'value' && spot.parent.step === 'apiVersion') return versions(context, api, spot.word, holder);
    if (spot.role === 'key' && holder.at('kind').absent && holder.at('apiVersion').absent)
      return [
        ...(['apiVersion', 'kind'] as const).map(
          (label): Completion => ({
            label,
            kind: 'key',
            insert: `${label}: $1`,
            snippet: true,
            replace: spot.word,
            detail: null,
            docs: null,
            rank: 0,
          }),
        ),
        ...(owner.path.length === 0 ? starters(context, api, spot.word) : []),
      ];
    return [];
  });
  const bySchema = suggest(spots, (root, path) => {
    const owner = ownerOf(root, path);
    const guide = guideOf(owner, api, context.minor);
    return guide && { guide, depth: owner.path.length };
  });
  const taken = new Set(special.map((item) => item.label));
  return [
    ...special,
    ...bySchema.filter((item) => !taken.has(item.label)).map((item): Completion => ({ ...item, snippet: true })),
  ];
};
