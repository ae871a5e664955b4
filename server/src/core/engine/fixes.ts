/** Mends a file as far as fixes go: as many as fit together, then again on the new text until nothing changes. */
import { applyEdits, type Edit, type Fix, type Safety } from '../base/edit.ts';
import { overlaps } from '../base/source.ts';
import { analyzeNow } from './analyze.ts';
import { active, type Report } from './report.ts';
import type { Workspace } from './workspace.ts';

export interface Fixed {
  readonly text: string;
  /** Rule ids of the findings that were mended, one for each. */
  readonly rules: readonly string[];
  /** What is left to say of the text. */
  readonly left: Report;
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
const choose = (report: Report, safety: Safety, wants: (rule: string) => boolean): readonly Chosen[] => {
  const chosen: Chosen[] = [];
  const taken = newTaken();
  const known = new Set<string>();
  // What somebody looked at and accepted stays as it is, whatever else a fix would do with it.
  const accepted = report.findings.filter((finding) => finding.suppressed !== null).map((finding) => finding.span);
  for (const finding of active(report)) {
    if (finding.supersededBy !== null || !wants(finding.rule)) continue;
    const fix: Fix | null = finding.fix?.() ?? null;
    if (!fix || fix.edits.length === 0 || (safety === 'safe' && fix.safety !== 'safe')) continue;
    if (fix.edits.some((edit) => accepted.some((span) => overlaps(edit, span)))) continue;
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

/**
 * All fixes of a file, of the rules that are wanted. With `review` also those that want a person's look. Where fixes undo one
 * another, so that a text comes back, the file is left as it was.
 */
export const fixAll = (
  uri: string,
  workspace: Workspace,
  safety: Safety,
  wants: (rule: string) => boolean = () => true,
): Fixed => {
  const entry = workspace.entries.get(uri);
  if (!entry) throw new Error(`not in the workspace: ${uri}`);
  const { source } = entry;
  const first = analyzeNow(uri, workspace);
  const seen = new Set([source.text]);
  let now: Fixed = { text: source.text, rules: [], left: first };
  let current = workspace;
  for (let round = 0; round < rounds; round++) {
    const chosen = choose(now.left, safety, wants);
    const edits = chosen.flatMap((one) => one.edits);
    const text = applyEdits(now.text, edits);
    if (text === now.text) break;
    if (seen.has(text)) return { text: source.text, rules: [], left: first };
    seen.add(text);
    current = current.with({ ...source, text });
    now = { text, rules: [...now.rules, ...chosen.map(({ rule }) => rule)], left: analyzeNow(uri, current) };
  }
  return now;
};
