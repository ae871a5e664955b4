/** Where a key of a manifest stands, in the words of the notes: pod template, its metadata, or the kind itself. */
import type { Model } from '../../checks/rules/lens.ts';
import type { Path, View } from '../../yaml/view.ts';
import type { NotePlace } from '../language.ts';
import { resources, templatePath } from './model.ts';

const startsWith = (path: Path, prefix: Path): boolean => prefix.every((step, index) => path[index] === step);

/** Nearest lens first: `Pod:…` for what stands in a pod spec, then `<Kind>:…`, then `kubernetes:…`. */
export const placesOf = (model: Model, view: View): readonly NotePlace[] => {
  const { path } = view;
  const owner = resources.see(model).findLast(({ root }) => startsWith(path, root.path));
  if (!owner) return [];
  const own = path.slice(owner.root.path.length);
  const found: NotePlace[] = [];
  const template = templatePath(owner.group, owner.kind);
  if (template && startsWith(own, [...template, 'spec']))
    found.push({
      lens: 'Pod',
      path: own
        .slice(template.length + 1)
        .map((step) => (step === 'initContainers' || step === 'ephemeralContainers' ? 'containers' : step)),
    });
  if (template && startsWith(own, [...template, 'metadata']))
    found.push({ lens: 'PodMeta', path: own.slice(template.length + 1) });
  if (owner.kind) found.push({ lens: owner.kind, path: own });
  found.push({ lens: 'kubernetes', path: own });
  return found;
};
