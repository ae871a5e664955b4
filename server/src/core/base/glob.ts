/** Globs over paths with `/`, in time linear in path times pattern: they come from a workspace and must not hang. */

type Token = string | { readonly any: 'one' | 'many' | 'deep' } | { readonly set: string; readonly not: boolean };

/** `{a,b}` spelled out; at most 64 alternatives, nested ones included. */
const expand = (pattern: string): readonly string[] => {
  const out: string[] = [];
  const todo = [pattern];
  while (todo.length > 0 && out.length + todo.length <= 64) {
    const next = todo.pop() ?? '';
    const open = next.indexOf('{');
    const close = next.indexOf('}', open);
    if (open < 0 || close < 0) out.push(next);
    else {
      const inner = next.lastIndexOf('{', close);
      for (const part of next.slice(inner + 1, close).split(',')) todo.push(next.slice(0, inner) + part + next.slice(close + 1));
    }
  }
  return out;
};

const tokens = (pattern: string): readonly Token[] => {
  const list: Token[] = [];
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern.charAt(i);
    if (c === '*' && pattern.charAt(i + 1) === '*') {
      i++;
      if (pattern.charAt(i + 1) === '/') i++;
      list.push({ any: 'deep' });
    } else if (c === '*') list.push({ any: 'many' });
    else if (c === '?') list.push({ any: 'one' });
    else if (c === '[' && pattern.indexOf(']', i + 2) > 0) {
      const close = pattern.indexOf(']', i + 2);
      const not = pattern.charAt(i + 1) === '!' || pattern.charAt(i + 1) === '^';
      list.push({ set: pattern.slice(i + (not ? 2 : 1), close), not });
      i = close;
    } else list.push(c);
  }
  return list;
};

const inSet = (set: string, c: string): boolean => {
  for (let i = 0; i < set.length; i++) {
    if (set.charAt(i + 1) === '-' && i + 2 < set.length) {
      if (set.charAt(i) <= c && c <= set.charAt(i + 2)) return true;
      i += 2;
    } else if (set.charAt(i) === c) return true;
  }
  return false;
};

/** Which positions of the pattern can be reached, carried over the path one character at a time. */
const runs = (list: readonly Token[], path: string): boolean => {
  let states = new Set<number>();
  const reach = (into: Set<number>, at: number, boundary: boolean): void => {
    if (into.has(at)) return;
    into.add(at);
    const token = list[at];
    if (typeof token !== 'object' || !('any' in token)) return;
    if (token.any === 'many' || (token.any === 'deep' && boundary)) reach(into, at + 1, boundary);
  };
  reach(states, 0, true);
  for (let i = 0; i < path.length && states.size > 0; i++) {
    const c = path.charAt(i);
    const next = new Set<number>();
    for (const at of states) {
      const token = list[at];
      if (token === undefined) continue;
      if (typeof token === 'string') {
        if (token === c) reach(next, at + 1, c === '/');
      } else if ('set' in token) {
        if (c !== '/' && inSet(token.set, c) !== token.not) reach(next, at + 1, false);
      } else if (token.any === 'deep') reach(next, at, c === '/' || i === path.length - 1);
      else if (c !== '/') reach(next, token.any === 'one' ? at + 1 : at, false);
    }
    states = next;
  }
  return states.has(list.length);
};

/**
 * Whether a path fits a glob: `*` within a folder, `**` over folders, `?`, `[a-z]`, `{a,b}`. A pattern without `/` fits names at any depth;
 * one that ends in `/` fits all below the folder.
 */
export const globFits = (pattern: string, path: string): boolean =>
  expand(pattern.replace(/^\.?\//, '')).some((plain) => {
    const full = plain.endsWith('/') ? `${plain}**` : plain;
    const rooted = plain.slice(0, -1).includes('/') ? full : `**/${full}`;
    return runs(tokens(rooted), path);
  });
