/** What other files need to know of a manifest: the Pod Security labels of its Namespaces. */
import type { Model } from '../../checks/rules/lens.ts';
import type { Facts } from '../language.ts';
import { resources } from './model.ts';

const prefix = 'pod-security.kubernetes.io/';

/** Whether a text can hold facts at all. */
export const hasFacts = (text: string): boolean => text.includes(prefix);

/** One fact per Namespace: `{namespace, labels}`; null where there is none. */
export const factsOf = (model: Model): Facts | null => {
  const found = resources
    .see(model)
    .filter(({ group, kind, name }) => group === '' && kind === 'Namespace' && name !== null)
    .map(({ root, name }) => ({
      namespace: name,
      labels: Object.fromEntries(
        root
          .at('metadata', 'labels')
          .entries()
          .filter((label) => String(label.step).startsWith(prefix) && label.text !== undefined)
          .map((label) => [String(label.step), label.text ?? '']),
      ),
    }));
  return found.length === 1 ? (found[0] ?? null) : null;
};
