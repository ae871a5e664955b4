/** Holds Kubernetes objects against the API: the kind exists, and the object is what the kind's schema says. */
import type { Minor } from '../../base/settings.ts';
import { explainAll } from '../../checks/schema/explain.ts';
import type { Fault } from '../../checks/schema/fault.ts';
import { walk } from '../../checks/schema/walk.ts';
import type { Finding, Subject } from '../../finding/finding.ts';
import type { View } from '../../yaml/view.ts';
import type { KubernetesApi } from './catalogue.ts';
import { withMinors } from './fields.ts';
import { emptyNames, tooEarly, unknownKind } from './kind.ts';
import { isDirective, isPartial, isSealed } from './partial.ts';
import { servedBy } from './served.ts';

/** How deep lists may lie in lists. */
const depthLimit = 8;

/**
 * Findings `schema/…` of one object, or of a list and the objects in it, each by its own group, version and kind. Kinds of groups that
 * are not built in are left to those who know them. That a kind is gone is told by the rule `api-removed`. Nothing is missing from an
 * object that is `partial`: a patch, of which another file holds the rest.
 */
export const checkObject = (root: View, api: KubernetesApi, minor: Minor, partial = false): readonly Finding[] =>
  check(root, { api, minor, partial }, null, 0);

interface World {
  readonly api: KubernetesApi;
  readonly minor: Minor;
  readonly partial: boolean;
}

/** What an item of a typed list is, where it does not say so itself. */
interface Assumed {
  readonly apiVersion: string;
  readonly kind: string;
}

const check = (root: View, world: World, assumed: Assumed | null, depth: number): readonly Finding[] => {
  const { api, minor } = world;
  const apiVersion = root.at('apiVersion').absent ? assumed?.apiVersion : root.at('apiVersion').string;
  const kind = root.at('kind').absent ? assumed?.kind : root.at('kind').string;
  if (apiVersion === undefined || kind === undefined) return emptyNames(api, root, { apiVersion, kind });
  const subject = subjectOf(root, kind);
  const served = servedBy(api, apiVersion, kind, minor);
  const findings: Finding[] = [];
  if (served.state === 'unknown') findings.push(...unknownKind(api, root, { apiVersion, kind }, minor, subject));
  else if (served.state === 'not-yet' && minor !== null)
    findings.push(tooEarly(root, { apiVersion, kind }, served.since, minor, subject));
  const hash = served.state === 'unknown' ? null : served.hash;
  if (hash === null) return findings;
  const shape = api.pool.get(hash);
  if (!shape) return findings;
  const list = api.kinds.get(`${apiVersion}/${kind}`)?.list === true;
  // Items are objects of their own; they are looked at below, each by its own kind.
  const own = list ? { ...shape, properties: { ...shape.properties, items: { type: 'array' as const } } } : shape;
  const faults = believable(root, walk(root, own, api.pool), world);
  const known = api.kinds.get(`${apiVersion}/${kind}`);
  findings.push(...explainAll(known && minor !== null ? withMinors(root, faults, known, api, minor) : faults, subject, 'error'));
  if (list && depth < depthLimit) {
    const item = kind === 'List' ? null : { apiVersion, kind: kind.slice(0, -'List'.length) };
    for (const view of root.at('items').items()) if (view.map) findings.push(...check(view, world, item, depth + 1));
  }
  return findings;
};

/** Faults that the object surely has: not those that a patch, or a minor newer than all schemas, would make of what is right. */
const believable = (root: View, faults: readonly Fault[], { api, minor, partial }: World): readonly Fault[] => {
  if (faults.length === 0) return faults;
  const ahead = minor !== null && minor > (api.minors.at(-1) ?? 0);
  const part = partial || isPartial(root);
  return faults.filter((fault) => {
    switch (fault.keyword) {
      case 'additionalProperties':
        return !isDirective(fault.key) && !isSealed(root, fault.key) && (!ahead || fault.near.length > 0);
      case 'enum':
        return !ahead || fault.near.length > 0;
      case 'required':
        return !part;
      default:
        return true;
    }
  });
};

const subjectOf = (root: View, kind: string): Subject => ({
  kind,
  name: root.at('metadata', 'name').text ?? null,
  namespace: root.at('metadata', 'namespace').text ?? null,
  container: null,
});
