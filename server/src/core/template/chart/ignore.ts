/** Which files of a chart `.helmignore` leaves out. */

interface Rule {
  readonly negate: boolean;
  readonly folder: boolean;
  readonly matches: (path: string) => boolean;
}

/** A predicate over paths inside the chart; a file is out if it or a folder above it is. */
export const ignores = (helmignore: string): ((path: string) => boolean) => {
  // Helm adds this one rule itself: hidden files in templates are left out.
  const rules = [...helmignore.replace(/^\ufeff/, '').split(/\r?\n/), 'templates/.?*'].flatMap((line) => rule(line.trim()) ?? []);
  const out = (path: string, isFolder: boolean): boolean => {
    for (const one of rules) {
      if (one.negate) {
        if ((one.folder && !isFolder) || !one.matches(path)) return true;
      } else if (!(one.folder && !isFolder) && one.matches(path)) return true;
    }
    return false;
  };
  return (path) => {
    const parts = path.split('/');
    for (let i = 1; i < parts.length; i++) if (out(parts.slice(0, i).join('/'), true)) return true;
    return out(path, false);
  };
};

const rule = (line: string): Rule | undefined => {
  if (line === '' || line.startsWith('#') || line.includes('**')) return undefined;
  const negate = line.startsWith('!');
  const folder = line.endsWith('/');
  const body = line.slice(negate ? 1 : 0, folder ? -1 : undefined);
  const rooted = body.startsWith('/');
  const glob = rooted ? body.slice(1) : body;
  const whole = rooted || glob.includes('/');
  return { negate, folder, matches: (path) => matchPath(glob, whole ? path : path.slice(path.lastIndexOf('/') + 1)) };
};

/** Go's `filepath.Match`: `*` and `?` stop at a slash, `[…]` is one character of a class. */
export const matchPath = (glob: string, path: string): boolean => matchFrom(Array.from(glob), 0, Array.from(path), 0);

const matchFrom = (g: readonly string[], gi: number, p: readonly string[], pi: number): boolean => {
  let [i, j] = [gi, pi];
  let star: [number, number] | undefined;
  for (;;) {
    const c = g[i];
    if (c === '*') {
      star = [i + 1, j];
      i++;
      continue;
    }
    if (i >= g.length && j >= p.length) return true;
    const step = j < p.length && i < g.length ? one(g, i, p[j] ?? '') : -1;
    if (step > 0) {
      i += step;
      j++;
      continue;
    }
    // The last star takes one character more; never a slash.
    if (star === undefined || star[1] >= p.length || p[star[1]] === '/') return false;
    star = [star[0], star[1] + 1];
    [i, j] = star;
  }
};

/** How many characters of the pattern match one of the path; -1 where they do not. */
const one = (g: readonly string[], i: number, c: string): number => {
  const first = g[i];
  if (first === '?') return c === '/' ? -1 : 1;
  if (first === '\\') return g[i + 1] === c ? 2 : -1;
  if (first !== '[') return first === c ? 1 : -1;
  let at = i + 1;
  const negate = g[at] === '^';
  if (negate) at++;
  let found = false;
  for (let n = 0; at < g.length && (g[at] !== ']' || n === 0); n++) {
    const low = g[at] === '\\' ? g[++at] : g[at];
    at++;
    let high = low;
    if (g[at] === '-') {
      high = g[at + 1] === '\\' ? g[at + 2] : g[at + 1];
      at += g[at + 1] === '\\' ? 3 : 2;
    }
    if (low !== undefined && high !== undefined && low <= c && c <= high) found = true;
  }
  return found !== negate && g[at] === ']' ? at + 1 - i : -1;
};
