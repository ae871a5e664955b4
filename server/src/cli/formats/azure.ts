/** Issues of a run, as Azure Pipelines reads them from a log. */

import { isOpen, type Run } from '../seen.ts';
import { harmless } from '../width.ts';

const data = (text: string): string => text.replaceAll('%', '%AZP25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const property = (text: string): string => data(text).replaceAll(';', '%3B').replaceAll(']', '%5D');

/** A line of the log that is no command, whatever it holds. */
const plain = (text: string): string => harmless(text).replaceAll('##', '# #');

export const azure = (run: Run): string =>
  run.seen
    .filter(isOpen)
    .map((one) => {
      // Azure knows errors and warnings only; the rest is a plain line of the log.
      if (one.severity === 'info' || one.severity === 'hint')
        return `${plain(one.file)}:${one.line}:${one.column}: ${one.severity}: ${plain(one.message)} [${one.rule}]\n`;
      const place = `sourcepath=${property(one.file)};linenumber=${one.line};columnnumber=${one.column};code=${property(one.rule)}`;
      return `##vso[task.logissue type=${one.severity};${place}]${data(one.message)}\n`;
    })
    .join('');
