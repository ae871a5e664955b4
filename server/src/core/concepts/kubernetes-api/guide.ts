/** The Kubernetes API as the build found it, and the schema that holds for an object. */
import { memo } from '../../base/memo.ts';
import type { Minor } from '../../base/settings.ts';
import type { Assets } from '../../checks/rules/context.ts';
import type { Guide } from '../../checks/schema/guide.ts';
import { shapeGuide } from '../../checks/schema/shape-guide.ts';
import type { View } from '../../yaml/view.ts';
import { apiOf, type KubernetesApi } from './catalogue.ts';
import { servedBy } from './served.ts';

/** Read once for each set of shipped data. */
export const apiFrom: (assets: Assets) => KubernetesApi = memo((assets) =>
  apiOf((file) => assets.text(`schemas/kubernetes/${file}`)),
);

/** The guide of the kind that an object says it is; null where no schema is known. */
export const guideOf = (root: View, api: KubernetesApi, minor: Minor): Guide | null => {
  const apiVersion = root.at('apiVersion').string;
  const kind = root.at('kind').string;
  if (apiVersion === undefined || kind === undefined) return null;
  const served = servedBy(api, apiVersion, kind, minor);
  const hash = served.state === 'unknown' ? null : served.hash;
  return hash === null ? null : shapeGuide(hash, api);
};
