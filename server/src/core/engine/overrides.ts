/** Exceptions by file and thing, as `.foresee.yaml` lists them: the last that matches wins. */
import { globFits } from '../base/glob.ts';
import { merged, type Override, type Preset, type Settings, type Severity } from '../base/settings.ts';
import type { Subject } from '../finding/finding.ts';

const named = (patterns: readonly string[], name: string | null): boolean =>
  patterns.length === 0 || (name !== null && patterns.some((pattern) => globFits(pattern, name)));

const ofFile = (override: Override, path: string): boolean =>
  override.files.length === 0 || override.files.some((glob) => globFits(glob, path));

/** The override speaks of files alone and not of things in them. */
const wholeFile = (override: Override): boolean =>
  override.kinds.length + override.names.length + override.namespaces.length + override.containers.length === 0;

const ofSubject = (override: Override, subject: Subject): boolean =>
  named(override.kinds, subject.kind) &&
  named(override.names, subject.name) &&
  named(override.namespaces, subject.namespace) &&
  named(override.containers, subject.container);

/** Settings of a file after the overrides that speak of it as a whole; what remains in `overrides` speaks of things in it. */
export const settingsFor = (settings: Settings, path: string): Settings => {
  const near = settings.overrides.filter((override) => ofFile(override, path));
  if (settings.overrides.length === 0) return settings;
  let result: Settings = { ...settings, overrides: near.filter((override) => !wholeFile(override)) };
  for (const override of near.filter(wholeFile))
    result = {
      ...result,
      rules: merged(result.rules, override.rules),
      preset: override.preset ?? result.preset,
      podSecurity: {
        level: override.podSecurity.level ?? result.podSecurity.level,
        version: override.podSecurity.version ?? result.podSecurity.version,
      },
      kubernetes: { version: override.kubernetes.version ?? result.kubernetes.version },
    };
  return result;
};

/** What settings say of one rule about one thing; undefined where they say nothing. */
export const saidOf = (
  settings: Settings,
  rule: string,
  subject: Subject,
): { readonly level: Severity | 'off' | undefined; readonly reason: string | null } => {
  for (const override of settings.overrides.toReversed()) {
    const level = override.rules[rule];
    if (level !== undefined && ofSubject(override, subject)) return { level, reason: override.reason };
  }
  return { level: settings.rules[rule], reason: null };
};

/** The preset that holds for a thing. */
export const presetFor = (settings: Settings, subject: Subject): Preset =>
  settings.overrides.findLast((override) => override.preset !== null && ofSubject(override, subject))?.preset ?? settings.preset;

/** The Pod Security level and version that overrides give a thing, over those of the settings. */
export const podSecurityFor = (settings: Settings, subject: Subject | undefined): Settings['podSecurity'] => {
  const found =
    subject && settings.overrides.findLast((override) => override.podSecurity.level !== null && ofSubject(override, subject));
  return found
    ? { level: found.podSecurity.level, version: found.podSecurity.version ?? settings.podSecurity.version }
    : settings.podSecurity;
};
