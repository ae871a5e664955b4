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

/** For each finding the rule that stands for it, or null. A finding that is itself replaced still replaces others. */
export const supersededBy = (findings: readonly Placed[]): readonly (string | null)[] => {
  const speakers = findings.filter((finding) => finding.supersedes.length > 0);
  return findings.map(
    (finding) =>
      speakers.find((by) => by !== finding && by.supersedes.includes(finding.rule) && meets(by, finding))?.rule ?? null,
  );
};
