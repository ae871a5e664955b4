/** Annotations on a pull request, as GitHub Actions reads them from a log. */
import type { Severity } from '../../core/base/settings.ts';
import { isOpen, type Run } from '../seen.ts';

const command: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice', hint: 'notice' };

const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

export const github = (run: Run): string =>
  run.seen
    .filter(isOpen)
    .map((one) => {
      const place = `file=${property(one.file)},line=${one.line},endLine=${one.endLine}`;
      // Columns mean something to GitHub only within one line.
      const columns = one.line === one.endLine ? `,col=${one.column},endColumn=${one.endColumn}` : '';
      return `::${command[one.severity]} ${place}${columns},title=${property(one.rule)}::${data(one.message)}\n`;
    })
    .join('');
