/** Problems of the document as a whole: a sentence at a view or span. */
import type { Edit } from '../../../base/edit.ts';
import type { Say } from '../../../base/say.ts';
import type { Severity } from '../../../base/settings.ts';
import type { Span } from '../../../base/source.ts';
import { type Finding, nobody, type Related } from '../../../finding/finding.ts';

interface Extra {
  readonly severity?: Severity;
  /** What the place should read instead. */
  readonly instead?: string | null;
  readonly related?: readonly Related[];
}

const rename = (edit: Edit): Finding['fix'] => {
  return () => ({
    safety: 'review',
    say: { en: `Change to \`${edit.text}\``, ko: `\`${edit.text}\`(으)로 바꾸기` },
    edits: [edit],
  });
};

/** A finding at a place of the document. */
export const report = (rule: string, span: Span, say: Say, extra: Extra = {}): Finding => ({
  rule,
  layer: null,
  severity: extra.severity ?? 'error',
  span: { start: span.start, end: span.end },
  say,
  fix:
    extra.instead === undefined || extra.instead === null
      ? null
      : rename({ start: span.start, end: span.end, text: extra.instead }),
  related: extra.related ?? [],
  subject: nobody,
  supersedes: [],
});
