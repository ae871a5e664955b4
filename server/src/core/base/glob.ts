/** Globs over paths with `/`, in time linear in path times pattern: they come from a workspace and must not hang. */

type Token =
  | { readonly char: string }
  | { readonly any: 'one' | 'many' | 'deep' }
  | { readonly set: Members; readonly not: boolean };

/** Ranges of characters, both ends included. */
type Members = readonly (readonly [string, string])[];

/** How many alternatives `{a,b}` may stand for; a glob that means more of them is cut, so that it cannot grow without end. */
const alternatives = 1024;

/** `{a,b}` spelled out, nested ones included. Braces without a partner stand for themselves. */
const expand = (pattern: string): readonly string[] => {
  const out: string[] = [];
  const todo = [pattern];
  for (let next = todo.pop(); next !== undefined && out.length < alternatives; next = todo.pop()) {
    const pair = innerBraces(next);
    if (!pair) out.push(next);
    else
      for (const part of next.slice(pair.open + 1, pair.close).split(','))
        if (todo.length < alternatives) todo.push(next.slice(0, pair.open) + part + next.slice(pair.close + 1));
  }
  return out;
};

/** The first `{…}` that holds no other. */
const innerBraces = (pattern: string): { readonly open: number; readonly close: number } | null => {
  let open = -1;
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern.charAt(i);
    if (c === '\\') i++;
    else if (c === '{') open = i;
    else if (c === '}' && open >= 0) return { open, close: i };
  }
  return null;
};

/** `**` goes over folders only where it is a whole step of the path; elsewhere it is `*`. */
const tokens = (pattern: string): readonly Token[] => {
  const list: Token[] = [];
  const chars = Array.from(pattern);
  const at = (index: number): string => chars[index] ?? '';
  for (let i = 0; i < chars.length; i++) {
    const c = at(i);
    if (c === '*') {
      const before = at(i - 1);
      let end = i;
      while (at(end + 1) === '*') end++;
      const whole = end === i + 1 && (before === '' || before === '/') && (at(end + 1) === '' || at(end + 1) === '/');
      if (whole && at(end + 1) === '/') end++;
      list.push({ any: whole ? 'deep' : 'many' });
      i = end;
    } else if (c === '?') list.push({ any: 'one' });
    else if (c === '[') {
      const set = members(chars, i);
      list.push(set ? { set: set.members, not: set.not } : { char: c });
      if (set) i = set.end;
    } else if (c === '\\' && at(i + 1) !== '') list.push({ char: at(++i) });
    else list.push({ char: c });
  }
  return list;
};

/** What stands in `[…]` from `open` on; null where it is not closed. A `]` right at the start is a member. */
const members = (
  chars: readonly string[],
  open: number,
): { readonly members: Members; readonly not: boolean; readonly end: number } | null => {
  const not = chars[open + 1] === '!' || chars[open + 1] === '^';
  const found: (readonly [string, string])[] = [];
  for (let i = open + (not ? 2 : 1); i < chars.length; i++) {
    let from = chars[i] ?? '';
    if (from === ']' && i > open + (not ? 2 : 1)) return { members: found, not, end: i };
    if (from === '\\' && chars[i + 1] !== undefined) from = chars[++i] ?? '';
    const to = chars[i + 2];
    if (chars[i + 1] === '-' && to !== undefined && to !== ']') {
      found.push([from, to]);
      i += 2;
    } else found.push([from, from]);
  }
  return null;
};

/** Which positions of the pattern can be reached, carried over the path one character at a time. */
const runs = (list: readonly Token[], path: readonly string[]): boolean => {
  let states = new Set<number>();
  const reach = (into: Set<number>, from: number, boundary: boolean): void => {
    for (let at = from; !into.has(at); at++) {
      into.add(at);
      const token = list[at];
      if (!token || !('any' in token) || !(token.any === 'many' || (token.any === 'deep' && boundary))) return;
    }
  };
  reach(states, 0, true);
  for (let i = 0; i < path.length && states.size > 0; i++) {
    const c = path[i] ?? '';
    const next = new Set<number>();
    for (const at of states) {
      const token = list[at];
      if (token === undefined) continue;
      if ('char' in token) {
        if (token.char === c) reach(next, at + 1, c === '/');
      } else if ('set' in token) {
        if (c !== '/' && token.set.some(([from, to]) => from <= c && c <= to) !== token.not) reach(next, at + 1, false);
      } else if (token.any === 'deep') reach(next, at, c === '/' || (i === path.length - 1 && at === list.length - 1));
      else if (c !== '/') reach(next, token.any === 'one' ? at + 1 : at, false);
    }
    states = next;
  }
  return states.has(list.length);
};

/** Whether a whole path fits: `*` within a step, `**` over steps, `?`, `[a-z]`, `\` before a character that is meant as it is. */
export const pathFits = (pattern: string, path: string): boolean => runs(tokens(pattern), Array.from(path));

/**
 * Whether a path fits a glob as people write them in settings: {@link pathFits} with `{a,b}`. A pattern without `/` fits names at any
 * depth; one that ends in `/` fits all below the folder; one that begins with `/` or `./` starts at the root.
 */
export const globFits = (pattern: string, path: string): boolean => {
  const anchored = /^\.?\//.test(pattern);
  const chars = Array.from(path);
  return expand(pattern.replace(/^\.?\//, '')).some((plain) => {
    if (plain === '') return path === '';
    const full = plain.endsWith('/') ? `${plain}**` : plain;
    const rooted = anchored || plain.slice(0, -1).includes('/') ? full : `**/${full}`;
    return runs(tokens(rooted), chars);
  });
};
