/** One fault, one finding: the rule that says it best stands for the others at the same place. */
import { overlaps } from '../base/source.ts';
import type { Finding } from './finding.ts';

type Placed = Pick<Finding, 'rule' | 'span' | 'related' | 'supersedes' | 'subject'>;

const meets = (by: Placed, other: Placed): boolean =>
  by.subject.name === other.subject.name &&
  (by.subject.container === other.subject.container || by.subject.container === null || other.subject.container === null) &&
  (overlaps(by.span, other.span) ||
    by.span.start === other.span.start ||
    by.related.some((place) => place.uri === null && overlaps(place.span, other.span)));

/** Speakers by the rule they stand for and the name of their subject, which a finding they replace shares. */
const bySilenced = (findings: readonly Placed[]): ReadonlyMap<string, readonly Placed[]> => {
  const groups = new Map<string, Placed[]>();
  for (const finding of findings)
    for (const rule of finding.supersedes) {
      const key = `${rule}\n${finding.subject.name}`;
      const group = groups.get(key) ?? [];
      group.push(finding);
      groups.set(key, group);
    }
  return groups;
};

/** For each finding the rule that stands for it, or null. A finding that is itself replaced still replaces others. */
export const supersededBy = (findings: readonly Placed[]): readonly (string | null)[] => {
  const speakers = bySilenced(findings);
  return findings.map(
    (finding) =>
      speakers.get(`${finding.rule}\n${finding.subject.name}`)?.find((by) => by !== finding && meets(by, finding))?.rule ?? null,
  );
};
