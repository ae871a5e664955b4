/** The contract's own JSON, version 1. */
import { isShown, plainPlace, type Run } from '../seen.ts';

export const json = (run: Run): string => {
  const findings = run.seen.filter(isShown).map((one) => ({
    ...plainPlace(one),
    rule: one.rule,
    layer: one.layer,
    severity: one.severity,
    message: one.message,
    fix: one.fix && { title: one.fix.title, safety: one.fix.safety },
    related: one.related.map(({ file, line, column, message }) => ({ file, line, column, message })),
    supersededBy: one.supersededBy,
  }));
  return `${JSON.stringify({ version: 1, files: run.files, findings })}\n`;
};
