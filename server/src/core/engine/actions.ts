/** What may be done at a place: mend a finding, all of its kind, the whole thing; or ignore it. */
import { type Edit, type Fix, orderEdits } from '../base/edit.ts';
import type { Say } from '../base/say.ts';
import { lineEnd, overlaps, type Span, shift, touches } from '../base/source.ts';
import { active, type Placed, type Report } from './report.ts';
import type { Workspace } from './workspace.ts';
import { ignoreEdits } from './write-ignore.ts';

/** An offer; its edits count from the start of the file. */
export interface Offer {
  /** `fix`: mends a finding; `fixAll`: all of one rule; `ignore`; otherwise the id of a language's action. */
  readonly id: string;
  readonly say: Say;
  readonly warning: Say | null;
  readonly edits: readonly Edit[];
  /** The finding it answers. */
  readonly finding: Placed | null;
  readonly preferred: boolean;
}

const meets = (a: Span, b: Span): boolean => overlaps(a, b) || touches(a, b.start) || touches(b, a.start);

const offer = (id: string, fix: Fix, finding: Placed | null, preferred: boolean): Offer => ({
  id,
  say: fix.say,
  warning: fix.warning ?? null,
  edits: fix.edits,
  finding,
  preferred,
});

/** One change that mends every finding of a rule in the file; null where there are fewer than two that can be mended. */
const allOfKind = (report: Report, finding: Placed): Offer | null => {
  const fixes = active(report)
    .filter((other) => other.rule === finding.rule)
    .flatMap((other) => other.fix?.() ?? []);
  if (fixes.length < 2) return null;
  const edits = orderEdits(fixes.flatMap((fix) => fix.edits));
  const say = {
    en: `Fix all ${fixes.length} of \`${finding.rule}\` in this file`,
    ko: `이 파일의 \`${finding.rule}\` ${fixes.length}건 모두 수정`,
  };
  return { id: 'fixAll', say, warning: fixes.find((fix) => fix.warning)?.warning ?? null, edits, finding, preferred: false };
};

const ignore = (report: Report, finding: Placed): Offer | null => {
  const { source } = report;
  const edits =
    source.path.endsWith('.json') || finding.rule.startsWith('syntax/')
      ? null
      : ignoreEdits(source, finding, lineEnd(source.text));
  return (
    edits && {
      id: 'ignore',
      say: { en: `Ignore \`${finding.rule}\` here`, ko: `여기서 \`${finding.rule}\` 무시` },
      warning: null,
      edits,
      finding,
      preferred: false,
    }
  );
};

/** All offers for a range of the file, the most useful first. */
export const offersAt = (report: Report, range: Span, workspace: Workspace): readonly Offer[] => {
  const here = active(report).filter((finding) => finding.supersededBy === null && meets(finding.span, range));
  const mends = here.flatMap((finding) => {
    const fix = finding.fix?.();
    return fix ? [offer('fix', fix, finding, fix.safety === 'safe')] : [];
  });
  const kinds = [...new Map(here.map((finding) => [finding.rule, finding])).values()].flatMap(
    (finding) => allOfKind(report, finding) ?? [],
  );
  const ignores = here.flatMap((finding) => ignore(report, finding) ?? []);
  const own = workspace.units(report.source.uri).flatMap((unit) => {
    const within = { start: range.start - unit.start, end: range.end - unit.start };
    if (within.end < 0 || within.start > unit.model.tree.text.length) return [];
    return (unit.language?.actions?.(unit.model, within, report.context) ?? []).map(({ id, fix }) =>
      offer(id, { ...fix, edits: fix.edits.map((edit) => ({ ...edit, ...shift(edit, unit.start) })) }, null, false),
    );
  });
  return [...mends, ...own, ...kinds, ...ignores];
};
