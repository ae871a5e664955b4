/**
 * The globs of `.Files.Glob`: `*` and `?` within a folder, `**` across folders, `[…]`, `{a,b}`. Matched by a table over
 * pattern and text, so that no pattern takes longer than their product.
 */
type Part =
  | { readonly kind: 'text'; readonly c: string }
  | { readonly kind: 'any' | 'star' | 'stars' }
  | { readonly kind: 'class'; readonly negate: boolean; readonly ranges: readonly (readonly [string, string])[] }
  | { readonly kind: 'choice'; readonly options: readonly (readonly Part[])[] };

export const matchGlob = (glob: string, path: string): boolean => {
  const parsed = parseParts(Array.from(glob), 0, false);
  // A pattern that cannot be read matches everything.
  if (parsed === undefined) return true;
  const text = Array.from(path);
  return ends(parsed.parts, text, new Set([0])).has(text.length);
};

const parseParts = (
  g: readonly string[],
  from: number,
  inChoice: boolean,
): { parts: readonly Part[]; at: number } | undefined => {
  const parts: Part[] = [];
  let at = from;
  while (at < g.length) {
    const c = g[at] ?? '';
    if (inChoice && (c === ',' || c === '}')) return { parts, at };
    if (c === '\\' && at + 1 < g.length) {
      parts.push({ kind: 'text', c: g[at + 1] ?? '' });
      at += 2;
    } else if (c === '*') {
      const double = g[at + 1] === '*';
      parts.push({ kind: double ? 'stars' : 'star' });
      at += double ? 2 : 1;
    } else if (c === '?') {
      parts.push({ kind: 'any' });
      at++;
    } else if (c === '[') {
      const close = g.indexOf(']', at + 2);
      if (close < 0) return undefined;
      const negate = g[at + 1] === '!';
      const inside = g.slice(at + (negate ? 2 : 1), close);
      const ranges: [string, string][] = [];
      for (let i = 0; i < inside.length; i++) {
        const low = inside[i] ?? '';
        if (inside[i + 1] === '-' && i + 2 < inside.length) {
          ranges.push([low, inside[i + 2] ?? '']);
          i += 2;
        } else ranges.push([low, low]);
      }
      parts.push({ kind: 'class', negate, ranges });
      at = close + 1;
    } else if (c === '{') {
      const options: (readonly Part[])[] = [];
      do {
        const option = parseParts(g, at + 1, true);
        if (option === undefined || option.at >= g.length) return undefined;
        options.push(option.parts);
        at = option.at;
      } while (g[at] === ',');
      parts.push({ kind: 'choice', options });
      at++;
    } else {
      parts.push({ kind: 'text', c });
      at++;
    }
  }
  return inChoice ? undefined : { parts, at };
};

/** Where the parts may end, if they begin at one of the given places. */
const ends = (parts: readonly Part[], text: readonly string[], starts: ReadonlySet<number>): ReadonlySet<number> => {
  let places = starts;
  for (const part of parts) {
    const next = new Set<number>();
    if (part.kind === 'choice')
      for (const option of part.options) for (const place of ends(option, text, places)) next.add(place);
    else for (const place of places) step(part, text, place, next);
    places = next;
    if (places.size === 0) break;
  }
  return places;
};

const step = (part: Exclude<Part, { kind: 'choice' }>, text: readonly string[], place: number, next: Set<number>): void => {
  const c = text[place];
  switch (part.kind) {
    case 'text':
      if (c === part.c) next.add(place + 1);
      break;
    case 'any':
      if (c !== undefined && c !== '/') next.add(place + 1);
      break;
    case 'class':
      if (c !== undefined && part.ranges.some(([low, high]) => low <= c && c <= high) !== part.negate) next.add(place + 1);
      break;
    default:
      for (let i = place; i <= text.length; i++) {
        if (next.has(i)) break;
        next.add(i);
        if (part.kind === 'star' && text[i] === '/') break;
      }
  }
};
