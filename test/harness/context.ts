/** A rule's surroundings without a workspace, for tests that ask rules directly. */
import { defaults, type Level } from '../../server/src/core/base/settings.ts';
import type { Context } from '../../server/src/core/checks/rules/context.ts';
import { builtAssets } from './run.ts';

/** The context of default settings with a Pod Security level at a policy version. */
export const contextAt = (level: Level, minor: number, chosen: boolean): Context => ({
  settings: defaults,
  lang: 'en',
  assets: builtAssets,
  minor: null,
  only: null,
  podSecurity: () => ({ level, minor, chosen }),
  world: { namespaces: new Map(), kubernetes: null },
});
