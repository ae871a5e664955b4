/** Mends a file as far as fixes go: as many as fit together, then again on the new text until nothing changes. */
import { applyEdits, type Edit, type Fix, type Safety } from '../base/edit.ts';
import { analyzeNow } from './analyze.ts';
import { active, type Report } from './report.ts';
import type { Workspace } from './workspace.ts';

export interface Fixed {
  readonly text: string;
  /** Rule ids of the findings that were mended, one for each. */
  readonly rules: readonly string[];
}

/** Rounds after which a file is left as it is: fixes that undo one another would go on for ever. */
const rounds = 10;

/** Two edits that cannot both be made: they share text, or stand at one place, where nobody could say which comes first. */
const clash = (a: Edit, b: Edit): boolean =>
  (a.start < b.end && b.start < a.end) ||
  a.start === b.start ||
  (a.start === a.end && a.start === b.end) ||
  (b.start === b.end && b.start === a.end);

/** Edits taken so far by stretches of the text, so that a file with thousands of fixes is still quick. */
const newTaken = () => {
  const stretches = new Map<number, Edit[]>();
  const near = function* (edit: Edit): Generator<number> {
    for (let at = (edit.start - 1) >> 8; at <= (edit.end + 1) >> 8; at++) yield at;
  };
  return {
    free: (edit: Edit): boolean => {
      for (const at of near(edit)) if (stretches.get(at)?.some((other) => clash(other, edit))) return false;
      return true;
    },
    take: (edit: Edit): void => {
      for (const at of near(edit)) stretches.set(at, [...(stretches.get(at) ?? []), edit]);
    },
  };
};

interface Chosen {
  readonly rule: string;
  readonly edits: readonly Edit[];
}

/**
 * Fixes of a report that can be made together, in order of place: of two that touch the same text the first. Findings that are
 * suppressed or that another one says better are left out, and so are fixes that want a look where only safe ones are asked for.
 */
export const choose = (report: Report, safety: Safety): readonly Chosen[] => {
  const chosen: Chosen[] = [];
  const taken = newTaken();
  const known = new Set<string>();
  for (const finding of active(report)) {
    if (finding.supersededBy !== null) continue;
    const fix: Fix | null = finding.fix?.() ?? null;
    if (!fix || fix.edits.length === 0 || (safety === 'safe' && fix.safety !== 'safe')) continue;
    const key = JSON.stringify(fix.edits);
    // One change may mend several findings.
    if (known.has(key)) chosen.push({ rule: finding.rule, edits: [] });
    else if (fix.edits.every(taken.free)) {
      known.add(key);
      for (const edit of fix.edits) taken.take(edit);
      chosen.push({ rule: finding.rule, edits: fix.edits });
    }
  }
  return chosen;
};

/** All fixes of a file. With `review` also those that want a person's look. A text that only comes back to where it was is left alone. */
export const fixAll = (uri: string, workspace: Workspace, safety: Safety): Fixed => {
  const entry = workspace.entries.get(uri);
  if (!entry) throw new Error(`not in the workspace: ${uri}`);
  const start = entry.source.text;
  const seen = new Set([start]);
  const rules: string[] = [];
  let now = workspace;
  let { text } = entry.source;
  for (let round = 0; round < rounds; round++) {
    const chosen = choose(analyzeNow(uri, now), safety);
    const next = applyEdits(
      text,
      chosen.flatMap(({ edits }) => edits),
    );
    if (chosen.length === 0 || next === text) break;
    if (seen.has(next)) return { text: start, rules: [] };
    seen.add(next);
    rules.push(...chosen.map(({ rule }) => rule));
    text = next;
    now = now.with({ ...entry.source, text });
  }
  return { text, rules };
};
