/** A file of findings that are known and let pass, so that only new ones count. */
import { quote } from '../core/base/say.ts';
import { type Wrong, wrong } from './args.ts';
import { isShown, type Seen } from './seen.ts';
import type { Shell } from './shell.ts';
import { sayTrouble } from './targets.ts';

/** How many findings of a key are let pass. */
export type Baseline = ReadonlyMap<string, number>;

const limit = 100_000_000;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/** Reads a baseline; one that is damaged must not pass for an empty one. */
export const readBaseline = (path: string, shell: Shell): Baseline | Wrong => {
  const file = shell.disk.read(path, limit);
  if ('trouble' in file) return { wrong: sayTrouble(path, file) };
  const damaged = wrong(
    `${quote(path)} is no baseline; \`--update-baseline\` writes one.`,
    `${quote(path)}: 기준 파일이 아닙니다. \`--update-baseline\`으로 만들 수 있습니다.`,
  );
  try {
    const value: unknown = JSON.parse(file.text);
    if (!isRecord(value) || value['version'] !== 1 || !Array.isArray(value['findings'])) return damaged;
    const counts = new Map<string, number>();
    for (const entry of value['findings']) {
      if (!isRecord(entry) || typeof entry['key'] !== 'string' || typeof entry['count'] !== 'number') return damaged;
      counts.set(entry['key'], (counts.get(entry['key']) ?? 0) + entry['count']);
    }
    return counts;
  } catch {
    return damaged;
  }
};

/** Marks as many findings of each key as the baseline lists. */
export const applyBaseline = (seen: readonly Seen[], baseline: Baseline): readonly Seen[] => {
  const left = new Map(baseline);
  return seen.map((one) => {
    const count = left.get(one.key) ?? 0;
    if (one.suppressed !== null || count === 0) return one;
    left.set(one.key, count - 1);
    return { ...one, known: true };
  });
};

/** The text of a baseline that lets all findings of now pass: one entry a key, in order of file and rule, so that changes read well. */
export const writeBaseline = (seen: readonly Seen[]): string => {
  const entries = new Map<string, { readonly key: string; count: number; readonly rule: string; readonly file: string }>();
  for (const { key, rule, source } of seen.filter(isShown)) {
    const entry = entries.get(key) ?? { key, count: 0, rule, file: source.path };
    entry.count++;
    entries.set(key, entry);
  }
  const order = ({ file, rule, key }: { readonly file: string; readonly rule: string; readonly key: string }): string =>
    `${file}\0${rule}\0${key}`;
  const findings = [...entries.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1));
  return `${JSON.stringify({ version: 1, findings }, null, 2)}\n`;
};
