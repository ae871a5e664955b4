/** Fields that the chosen minor does not know but another one does. */
import type { Fault } from '../../checks/schema/fault.ts';
import { walk } from '../../checks/schema/walk.ts';
import type { View } from '../../yaml/view.ts';
import type { Kind, KubernetesApi } from './catalogue.ts';
import { schemaMinor } from './served.ts';

/** The faults, with the nearest minor that knows the field said of each unknown one: a later one first, as clusters move that way. */
export const withMinors = (
  root: View,
  faults: readonly Fault[],
  kind: Kind,
  api: KubernetesApi,
  minor: number,
): readonly Fault[] => {
  if (!faults.some(isUnknown)) return faults;
  const own = schemaMinor(api, minor);
  const minors = [...kind.served.keys()];
  const others = [...minors.filter((other) => other > own), ...minors.filter((other) => other < own).reverse()];
  const strange = new Map<number, ReadonlySet<string>>();
  const knows = (other: number, place: string): boolean => {
    const places = strange.get(other) ?? unknownPlaces(root, kind.served.get(other) ?? '', api);
    strange.set(other, places);
    return !places.has(place);
  };
  return faults.map((fault) => {
    if (!isUnknown(fault)) return fault;
    const found = others.find((other) => knows(other, placeOf(fault)));
    return found === undefined
      ? fault
      : { ...fault, near: [], elsewhere: null, knownTo: { name: `Kubernetes 1.${found}`, later: found > own } };
  });
};

type Unknown = Extract<Fault, { keyword: 'additionalProperties' }>;

const isUnknown = (fault: Fault): fault is Unknown => fault.keyword === 'additionalProperties';

const placeOf = (fault: Unknown): string => fault.at.path.join('\n');

const unknownPlaces = (root: View, hash: string, api: KubernetesApi): ReadonlySet<string> => {
  const shape = api.pool.get(hash);
  return new Set(shape ? walk(root, shape, api.pool).filter(isUnknown).map(placeOf) : []);
};
