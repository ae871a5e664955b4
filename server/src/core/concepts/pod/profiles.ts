/** Seccomp and AppArmor profiles: objects whose `type` says which. */
import type { Change } from '../../yaml/rewrite.ts';
import type { View } from '../../yaml/view.ts';

const allowed: ReadonlySet<string> = new Set(['RuntimeDefault', 'Localhost']);

/** A profile object that confines nothing: where, what it is called, how to mend it. */
export interface ProfileFault {
  readonly at: View;
  /** Null where the object names no type. */
  readonly name: string | null;
  readonly changes: readonly Change[];
}

/** What is wrong with a profile; null where it is fine, absent or unknown. */
export const profileFault = (profile: View): ProfileFault | null => {
  if (!profile.map) return null;
  const type = profile.at('type');
  const name = type.absent ? '' : type.string;
  if (!type.known || name === undefined || allowed.has(name)) return null;
  return {
    at: type.absent ? profile : type,
    name: name || null,
    changes: [{ do: 'set', path: type.path, value: 'RuntimeDefault' }],
  };
};
