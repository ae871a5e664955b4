/** The context rules run in, made once for equal inputs so that what hangs on it lasts. */
import { memo2 } from '../base/memo.ts';
import { type Level, levels, minorOf, type Settings } from '../base/settings.ts';
import type { Context, PodSecurity, World } from '../checks/rules/context.ts';
import { podSecurityFor } from './overrides.ts';
import type { Setup } from './workspace.ts';

const prefix = 'pod-security.kubernetes.io/';

const levelOf = (text: string | undefined): Level | null => levels.find((level) => level === text) ?? null;

/** The minor of a policy version; `latest` and what cannot be read are the newest, as in the admission plugin. */
const policyMinor = (version: string | null | undefined): number => minorOf(version ?? null) ?? Number.POSITIVE_INFINITY;

/**
 * What a Namespace's labels ask of its pods: the strictest of enforce, warn and audit, as each speaks up when a pod does not meet it.
 * Null where no label names a level.
 */
const ofNamespace = (labels: ReadonlyMap<string, string>): PodSecurity | null => {
  let found: PodSecurity | null = null;
  for (const mode of ['enforce', 'warn', 'audit']) {
    const level = levelOf(labels.get(`${prefix}${mode}`));
    if (level && (found === null || levels.indexOf(level) > levels.indexOf(found.level)))
      found = { level, minor: policyMinor(labels.get(`${prefix}${mode}-version`)), chosen: true };
  }
  return found;
};

/** Settings and setup are immutable, so equal objects mean equal contexts. */
const make = (world: World, settings: Settings, setup: Setup): Context => {
  const named = setup.only !== null;
  return {
    assets: setup.assets,
    settings,
    lang: setup.lang,
    minor: minorOf(settings.kubernetes.version) ?? world.kubernetes?.minor ?? null,
    only: setup.only,
    world,
    podSecurity: (namespace, subject) => {
      const set = podSecurityFor(settings, subject);
      const labels = namespace === null ? null : (world.namespaces.get(namespace) ?? null);
      const asked = labels && ofNamespace(labels);
      if (asked) return asked;
      return { level: set.level ?? 'restricted', minor: policyMinor(set.version), chosen: set.level !== null || named };
    },
  };
};

const perWorld = memo2((world: World, setup: Setup) => {
  const bySettings = new WeakMap<Settings, Context>();
  return (settings: Settings): Context => {
    const known = bySettings.get(settings) ?? make(world, settings, setup);
    bySettings.set(settings, known);
    return known;
  };
});

/** The context of one world, one file's settings and one setup; the same object for the same three. */
export const contextOf = (world: World, settings: Settings, setup: Setup): Context => perWorld(world, setup)(settings);
