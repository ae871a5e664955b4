/** Whether a minor serves a kind, and which schema it has there. */
import type { Minor } from '../../base/settings.ts';
import type { Catalogue, Kind } from './catalogue.ts';
import { type Removal, removalOf } from './removed.ts';

export type Served =
  /** Served, or not surely not. The hash is null where there is no schema, as of kinds long gone. */
  | { readonly state: 'served'; readonly hash: string; readonly kind: Kind }
  | { readonly state: 'removed'; readonly removal: Removal; readonly hash: string | null }
  | { readonly state: 'not-yet'; readonly since: number; readonly hash: string; readonly kind: Kind }
  | { readonly state: 'unknown' };

/**
 * The answer for a kind. Where no minor is chosen a kind that any minor serves is served, by the newest that does, though its removal
 * is told (`removalOf`).
 */
export const servedBy = (catalogue: Catalogue, apiVersion: string, kind: string, minor: Minor): Served => {
  const found = catalogue.kinds.get(`${apiVersion}/${kind}`);
  const removal = removalOf(catalogue, apiVersion, kind);
  if (!found)
    return removal && (minor === null || minor >= removal.minor)
      ? { state: 'removed', removal, hash: null }
      : { state: 'unknown' };
  const own = [...found.served.keys()];
  const newest = found.served.get(own.at(-1) ?? -1) ?? '';
  if (minor === null) return { state: 'served', hash: newest, kind: found };
  const nearby = schemaMinor(catalogue, minor);
  const hash = found.served.get(nearby);
  if (hash !== undefined) return { state: 'served', hash, kind: found };
  if (removal && minor >= removal.minor) return { state: 'removed', removal, hash: newest };
  const next = own.find((known) => known > nearby);
  if (next !== undefined && surelyNot(catalogue, minor))
    return { state: 'not-yet', since: firstServed(found, next), hash: found.served.get(next) ?? newest, kind: found };
  // Between two minors that schemas are held of, one that either serves may be served.
  return {
    state: 'served',
    hash: found.served.get(own.filter((known) => known < nearby).at(-1) ?? own[0] ?? -1) ?? newest,
    kind: found,
  };
};

/**
 * The minor whose schemas judge a minor. Of one that lies between two, the higher: fields are added far more often than taken
 * away, and a field that is wrongly taken for unknown is worse than one that is wrongly let pass.
 */
export const schemaMinor = (catalogue: Catalogue, minor: number): number =>
  catalogue.minors.find((known) => known >= minor) ?? catalogue.minors.at(-1) ?? minor;

/** Whether what the catalogue does not list of a minor is surely not there. */
const surelyNot = (catalogue: Catalogue, minor: number): boolean => catalogue.minors.includes(minor);

/** First served by minors that no schemas are held of. */
const between: ReadonlyMap<string, number> = new Map([
  ['networking.k8s.io/v1beta1/IPAddress', 31],
  ['networking.k8s.io/v1beta1/ServiceCIDR', 31],
  ['resource.k8s.io/v1alpha3/DeviceClass', 31],
  ['resource.k8s.io/v1alpha3/ResourceClaim', 31],
  ['resource.k8s.io/v1alpha3/ResourceClaimTemplate', 31],
  ['resource.k8s.io/v1alpha3/ResourceSlice', 31],
  ['storage.k8s.io/v1beta1/VolumeAttributesClass', 31],
  ['certificates.k8s.io/v1beta1/PodCertificateRequest', 35],
  ['storagemigration.k8s.io/v1beta1/StorageVersionMigration', 35],
]);

const firstServed = (kind: Kind, listed: number): number =>
  between.get(`${kind.apiVersion}/${kind.kind.replace(/List$/, '')}`) ?? listed;
