/** Objects against the schema of their kind. */
import type { Context } from '../../checks/rules/context.ts';
import type { Model } from '../../checks/rules/lens.ts';
import { checkObject } from '../../concepts/kubernetes-api/check.ts';
import { apiFrom, guideOf } from '../../concepts/kubernetes-api/guide.ts';
import type { Finding } from '../../finding/finding.ts';

/** Findings `schema/…` of a document; lists are seen through. */
export const checkObjects = (model: Model, context: Context): readonly Finding[] =>
  checkObject(model.root, apiFrom(context.assets), context.minor);

/** `group/version Kind` of a document whose kind no schema is known for; null where one is, or where it names none. */
export const unknownKind = (model: Model, context: Context): string | null => {
  const kind = model.root.at('kind').string;
  const apiVersion = model.root.at('apiVersion').string;
  if (kind === undefined || apiVersion === undefined || guideOf(model.root, apiFrom(context.assets), context.minor)) return null;
  return `${apiVersion} ${kind}`;
};
