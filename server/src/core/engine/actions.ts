/** What may be done at a place: mend a finding, all of its kind, the whole thing; or ignore it. */
import type { Edit, Fix } from '../base/edit.ts';
import type { Say } from '../base/say.ts';
import { lineEnd, overlaps, type Span, shift, touches } from '../base/source.ts';
import { changeBetween } from '../yaml/documents.ts';
import { aroundOf } from './around.ts';
import { fixAll } from './fixes.ts';
import { active, type Placed, type Report } from './report.ts';
import { type Elsewhere, turnOff } from './turn-off.ts';
import type { Workspace } from './workspace.ts';
import { ignoreEdits } from './write-ignore.ts';

/** An offer; its edits count from the start of the file. */
export interface Offer {
  /** `fix`: mends a finding; `fixAll`: all of one rule; `ignore`, `turnOff`; otherwise the id of a language's action. */
  readonly id: string;
  readonly say: Say;
  readonly warning: Say | null;
  readonly edits: readonly Edit[];
  /** The change is made in another file. */
  readonly elsewhere: Elsewhere | null;
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
  elsewhere: null,
  finding,
  preferred,
});

/** One change that mends every finding of a rule in the file; null where there are fewer than two that can be mended. */
const allOfKind = (report: Report, finding: Placed, workspace: Workspace): Offer | null => {
  const fixes = active(report)
    .filter((other) => other.rule === finding.rule)
    .flatMap((other) => other.fix?.() ?? []);
  if (fixes.length < 2) return null;
  const { source } = report;
  const fixed = fixAll(source.uri, workspace, 'review', (rule) => rule === finding.rule);
  if (fixed.rules.length < 2) return null;
  const say = {
    en: `Fix all ${fixed.rules.length} of \`${finding.rule}\` in this file`,
    ko: `이 파일의 \`${finding.rule}\` ${fixed.rules.length}건 모두 수정`,
  };
  const warning = fixes.find((fix) => fix.warning)?.warning ?? null;
  const edits = [changeBetween(source.text, fixed.text)];
  return { id: 'fixAll', say, warning, edits, elsewhere: null, finding, preferred: false };
};

/** The two ways to silence a rule: here, and in the whole repository. What the text itself has wrong cannot be silenced. */
const silencing = (report: Report, finding: Placed, workspace: Workspace): readonly Offer[] => {
  const { source } = report;
  if (finding.rule.startsWith('syntax/')) return [];
  const name = `\`${finding.rule}\``;
  const base = { warning: null, finding, preferred: false } as const;
  const here = source.path.endsWith('.json') ? null : ignoreEdits(source, finding, lineEnd(source.text));
  const everywhere = turnOff(workspace, finding.rule);
  return [
    ...(here
      ? [{ ...base, id: 'ignore', say: { en: `Ignore ${name} here`, ko: `여기서 ${name} 무시` }, edits: here, elsewhere: null }]
      : []),
    ...(everywhere
      ? [
          {
            ...base,
            id: 'turnOff',
            say: { en: `Turn off ${name} in ${everywhere.path}`, ko: `${everywhere.path}에서 ${name} 끄기` },
            edits: [],
            elsewhere: everywhere,
          },
        ]
      : []),
  ];
};

/** Files to make, offered on the first line of a file and on its outermost keys: elsewhere a light bulb would be in the way. */
const makings = ({ source }: Report, range: Span, workspace: Workspace): readonly Offer[] => {
  const unit = workspace.units(source.uri)[0];
  const makes = unit?.language?.makes;
  if (!unit || !makes) return [];
  const lineStart = source.text.lastIndexOf('\n', range.start - 1) + 1;
  if (lineStart > 0 && !/\S/.test(source.text.charAt(lineStart))) return [];
  return makes(unit.model, aroundOf(workspace, source)).map(({ id, say, path, text }) => ({
    id,
    say,
    warning: null,
    edits: [],
    elsewhere: { path, exists: false, edits: [{ start: 0, end: 0, text: text() }] },
    finding: null,
    preferred: false,
  }));
};

/** All offers for a range of the file, the most useful first. */
export const offersAt = (report: Report, range: Span, workspace: Workspace): readonly Offer[] => {
  const here = active(report).filter((finding) => finding.supersededBy === null && meets(finding.span, range));
  const mends = here.flatMap((finding) => {
    const fix = finding.fix?.();
    return fix ? [offer('fix', fix, finding, fix.safety === 'safe')] : [];
  });
  const ofRules = [...new Map(here.map((finding) => [finding.rule, finding])).values()];
  const kinds = ofRules.flatMap((finding) => allOfKind(report, finding, workspace) ?? []);
  const ignores = ofRules.flatMap((finding) => silencing(report, finding, workspace));
  const own = workspace.units(report.source.uri).flatMap((unit) => {
    const within = { start: range.start - unit.start, end: range.end - unit.start };
    if (within.end < 0 || within.start > unit.model.tree.text.length) return [];
    return (unit.language?.actions?.(unit.model, within, report.context) ?? []).map(({ id, fix }) =>
      offer(id, { ...fix, edits: fix.edits.map((edit) => ({ ...edit, ...shift(edit, unit.start) })) }, null, false),
    );
  });
  return [...mends, ...own, ...kinds, ...makings(report, range, workspace), ...ignores];
};
