/** The difference of two texts as `diff -u` prints it. */

interface Step {
  readonly kind: ' ' | '-' | '+';
  readonly line: string;
}

/** Lines around a change that are shown with it. */
const around = 3;

/** Changes beyond which the middle is taken as one: finding the least of them costs the square. */
const patience = 1000;

const linesOf = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** Common lines at both ends cost nothing; what lies between is compared by the algorithm of Myers. */
const stepsOf = (a: readonly string[], b: readonly string[]): readonly Step[] => {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const same = (lines: readonly string[]): readonly Step[] => lines.map((line) => ({ kind: ' ', line }));
  return [
    ...same(a.slice(0, head)),
    ...middle(a.slice(head, a.length - tail), b.slice(head, b.length - tail)),
    ...same(a.slice(a.length - tail)),
  ];
};

const middle = (a: readonly string[], b: readonly string[]): readonly Step[] => {
  const rows: Map<number, number>[] = [];
  let row = new Map<number, number>([[1, 0]]);
  for (let d = 0; d <= Math.min(patience, a.length + b.length); d++) {
    rows.push(new Map(row));
    const next = new Map(row);
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && (row.get(k - 1) ?? -1) < (row.get(k + 1) ?? -1));
      let x = down ? (row.get(k + 1) ?? 0) : (row.get(k - 1) ?? 0) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      next.set(k, x);
      if (x >= a.length && x - k >= b.length) return backtrack(a, b, rows, d);
    }
    row = next;
  }
  return [...a.map((line): Step => ({ kind: '-', line })), ...b.map((line): Step => ({ kind: '+', line }))];
};

const backtrack = (
  a: readonly string[],
  b: readonly string[],
  rows: readonly Map<number, number>[],
  last: number,
): readonly Step[] => {
  const steps: Step[] = [];
  let x = a.length;
  let y = b.length;
  for (let d = last; d >= 0; d--) {
    const row = rows[d] ?? new Map<number, number>();
    const k = x - y;
    const down = k === -d || (k !== d && (row.get(k - 1) ?? -1) < (row.get(k + 1) ?? -1));
    const before = down ? k + 1 : k - 1;
    const fromX = d === 0 ? 0 : (row.get(before) ?? 0);
    const fromY = d === 0 ? 0 : fromX - before;
    for (; x > fromX && y > fromY; y--) steps.push({ kind: ' ', line: a[--x] ?? '' });
    if (d === 0) break;
    if (down) steps.push({ kind: '+', line: b[--y] ?? '' });
    else steps.push({ kind: '-', line: a[--x] ?? '' });
  }
  return steps.reverse();
};

/** Ranges of steps with a change in them and lines around it; those that would touch are one. */
const hunksOf = (steps: readonly Step[]): readonly (readonly [number, number])[] => {
  const hunks: [number, number][] = [];
  steps.forEach(({ kind }, index) => {
    if (kind === ' ') return;
    const last = hunks.at(-1);
    const end = Math.min(steps.length, index + 1 + around);
    if (last && index - around <= last[1]) last[1] = end;
    else hunks.push([Math.max(0, index - around), end]);
  });
  return hunks;
};

const range = (start: number, count: number): string =>
  count === 1 ? String(start + 1) : `${count === 0 ? start : start + 1},${count}`;

/** Lines without their ends; null where the texts are equal. `git apply` and `patch -p1` read it. */
export const unifiedDiff = (name: string, before: string, after: string): readonly string[] => {
  if (before === after) return [];
  const steps = stepsOf(linesOf(before), linesOf(after));
  const out = [`--- a/${name}`, `+++ b/${name}`];
  let [a, b, at] = [0, 0, 0];
  for (const [start, end] of hunksOf(steps)) {
    for (; at < start; at++) [a, b] = [a + 1, b + 1];
    const part = steps.slice(start, end);
    const olds = part.filter(({ kind }) => kind !== '+').length;
    const news = part.filter(({ kind }) => kind !== '-').length;
    out.push(`@@ -${range(a, olds)} +${range(b, news)} @@`);
    for (const { kind, line } of part) {
      out.push(kind + (line.endsWith('\n') ? line.slice(0, -1) : line));
      if (!line.endsWith('\n')) out.push('\\ No newline at end of file');
    }
    [a, b, at] = [a + olds, b + news, end];
  }
  return out;
};
