/** Settings as a repository's own `.foresee.yaml` gives them. */
import { isDay } from '../base/day.ts';
import type { Settings } from '../base/settings.ts';
import { parseSettings } from '../base/settings.ts';
import type { Tree } from '../yaml/node.ts';
import { type Plain, toPlain } from '../yaml/plain.ts';
import { View } from '../yaml/view.ts';

type Fields = { readonly [key: string]: Plain };

const isFields = (value: Plain): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/** `version: 1.30` without quotes is the number 1.3 to YAML; the text says what was meant. */
const withVersions = (view: View, value: Plain): Plain => {
  if (!isFields(value)) return value;
  const result: Record<string, Plain> = Object.assign(Object.create(null), value);
  for (const key of ['kubernetes', 'podSecurity']) {
    const member = result[key];
    const text = view.at(key, 'version').text;
    if (member !== undefined && isFields(member) && text !== undefined) result[key] = { ...member, version: text };
  }
  return result;
};

/** Whether the last day of an exception has passed; what is no day never does. */
export const hasEnded = (until: string, today: string): boolean => isDay(until) && until < today;

/** Settings without the exceptions that have ended. */
const current = (settings: Settings, today: string | null): Settings => {
  const overrides = settings.overrides.filter(({ until }) => until === null || today === null || !hasEnded(until, today));
  return overrides.length === settings.overrides.length ? settings : { ...settings, overrides };
};

/** The settings of a configuration file over those of the editor; `today` is null where there is no clock. */
export const readConfig = (tree: Tree, base: Settings, today: string | null): Settings => {
  const root = View.root(tree, 'core');
  const value = withVersions(root, toPlain(root));
  if (!isFields(value)) return base;
  const overrides = root
    .at('overrides')
    .items()
    .map((item) => withVersions(item, toPlain(item)));
  return current(parseSettings(overrides.length === 0 ? value : { ...value, overrides }, base), today);
};
