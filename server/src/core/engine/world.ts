/** Facts of single files, and what they say together. A file whose facts stay equal leaves the world the same object. */
import { memo } from '../base/memo.ts';
import { minorOf } from '../base/settings.ts';
import type { World } from '../checks/rules/context.ts';
import type { Model } from '../checks/rules/lens.ts';
import { languages } from '../languages/index.ts';
import type { Facts, Language } from '../languages/language.ts';
import type { Entry, Unit } from './workspace.ts';

export type FileFacts = readonly Facts[];

const none: FileFacts = [];
const emptyWorld: World = { namespaces: new Map(), kubernetes: null };

/** Deep equality of plain values. */
export const equal = (a: Facts, b: Facts): boolean => {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const left = Object.entries(a);
  const right = new Map<string, Facts>(Object.entries(b));
  return (
    Array.isArray(a) === Array.isArray(b) &&
    left.length === right.size &&
    left.every(([key, value]) => right.has(key) && equal(value, right.get(key) ?? null))
  );
};

/** Facts of one document, kept with it: of a file with many an edit touches one. */
const perLanguage = memo((language: Language) =>
  memo((model: Model): Facts => (language.facts?.hint(model.tree.text) ? language.facts.of(model) : null)),
);

const factsIn = (units: readonly Unit[]): FileFacts => {
  const found: Facts[] = [];
  for (const { language, model } of units) {
    const facts = language?.facts ? perLanguage(language)(model) : null;
    if (Array.isArray(facts)) found.push(...facts);
    else if (facts !== null) found.push(facts);
  }
  return found.length === 0 ? none : found;
};

/** Facts of a file that may not have been parsed yet, and need not be where its text cannot hold any. */
const read = (entry: Entry, units: (uri: string) => readonly Unit[]): FileFacts =>
  languages.some((language) => language.facts?.hint(entry.source.text)) ? factsIn(units(entry.source.uri)) : none;

const isRecord = (value: Facts | undefined): value is { readonly [key: string]: Facts } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Namespace facts have the form `{namespace: name, labels: {…}}`. */
const worldOf = (facts: ReadonlyMap<string, FileFacts>): World => {
  const namespaces = namespacesOf(facts.values());
  const kubernetes = kubernetesOf(facts);
  return namespaces.size === 0 && kubernetes === null ? emptyWorld : { namespaces, kubernetes };
};

/** Facts `{kubernetes: version}` of manifests that make clusters. Where they do not agree nobody can say which one is meant. */
const kubernetesOf = (facts: ReadonlyMap<string, FileFacts>): World['kubernetes'] => {
  let found: World['kubernetes'] = null;
  for (const [uri, list] of facts)
    for (const fact of list) {
      const minor = isRecord(fact) && typeof fact['kubernetes'] === 'string' ? minorOf(fact['kubernetes']) : null;
      if (minor === null) continue;
      if (found !== null && found.minor !== minor) return null;
      found = { minor, uri };
    }
  return found;
};

const namespacesOf = (facts: Iterable<FileFacts>): World['namespaces'] => {
  const namespaces = new Map<string, ReadonlyMap<string, string> | null>();
  const seen = new Map<string, Facts>();
  for (const list of facts)
    for (const fact of list) {
      if (!isRecord(fact)) continue;
      const { namespace, labels } = fact;
      if (typeof namespace !== 'string' || !isRecord(labels)) continue;
      const other = seen.get(namespace);
      // Two objects of one name, such as two environments, speak for neither.
      if (other !== undefined && !equal(other, labels)) namespaces.set(namespace, null);
      else namespaces.set(namespace, new Map(Object.entries(labels).map(([key, value]) => [key, String(value)])));
      seen.set(namespace, labels);
    }
  return namespaces;
};

interface Gathered {
  readonly facts: ReadonlyMap<string, FileFacts>;
  readonly world: World;
}

/** All facts and the world they make. After a change of one known file only that file is looked at. */
export const gatherFacts = (
  entries: ReadonlyMap<string, Entry>,
  units: (uri: string) => readonly Unit[],
  changed: { readonly uri: string } | null,
  carried: (Gathered & { readonly entries: ReadonlyMap<string, Entry> }) | null,
): Gathered => {
  const entry = changed && entries.get(changed.uri);
  if (carried && entry && carried.entries.has(entry.source.uri)) {
    const before = carried.facts.get(entry.source.uri) ?? none;
    const after = factsIn(units(entry.source.uri));
    if (equal(before, after)) return { facts: carried.facts, world: carried.world };
    const facts = new Map(carried.facts).set(entry.source.uri, after);
    return { facts, world: worldOf(facts) };
  }
  const facts = new Map<string, FileFacts>();
  for (const [uri, one] of entries) {
    const found = read(one, units);
    if (found.length > 0) facts.set(uri, found);
  }
  const world = worldOf(facts);
  return { facts, world };
};
