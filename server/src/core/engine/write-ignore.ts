/** Where an ignore comment goes, and how it is spelled in each kind of text. */
import type { Edit } from '../base/edit.ts';
import type { Source } from '../base/source.ts';
import type { Placed } from './report.ts';

/** Edits that put `foresee-ignore-next-line RULE` above the finding's line; in a chart's templates as a template comment. */
export const ignoreEdits = (source: Source, finding: Placed, newline: string): readonly Edit[] | null => {
  const { text } = source;
  const start = text.lastIndexOf('\n', finding.span.start - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(start))?.[0] ?? '';
  const template = /(?:^|\/)templates\//.test(source.path) && text.includes('{{');
  const comment = template
    ? `{{- /* foresee-ignore-next-line ${finding.rule} */}}`
    : `# foresee-ignore-next-line ${finding.rule}`;
  return [{ start, end: start, text: `${indent}${comment}${newline}` }];
};
