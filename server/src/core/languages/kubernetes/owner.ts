/** Which object a path of a document belongs to, where the document is a list of objects. */
import type { Path, View } from '../../yaml/view.ts';

/** The innermost object of its own kind around a path; the document itself where there is no list. */
export const ownerOf = (root: View, path: Path): View => {
  let owner = root;
  let rest = path;
  while ((owner.at('kind').string ?? '').endsWith('List') && rest[0] === 'items' && typeof rest[1] === 'number') {
    owner = owner.at('items', rest[1]);
    rest = rest.slice(2);
  }
  return owner;
};
