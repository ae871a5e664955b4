/** A Code Quality report of GitLab. */
import type { Severity } from '../../core/base/settings.ts';
import { isOpen, type Run } from '../seen.ts';

const severity: Readonly<Record<Severity, string>> = { error: 'critical', warning: 'major', info: 'minor', hint: 'info' };

export const gitlab = (run: Run): string => {
  const issues = run.seen.filter(isOpen).map((one) => ({
    description: one.message,
    check_name: one.rule,
    fingerprint: one.fingerprint,
    severity: severity[one.severity],
    location: { path: one.file, lines: { begin: one.line, end: one.endLine } },
  }));
  return `${JSON.stringify(issues)}\n`;
};
