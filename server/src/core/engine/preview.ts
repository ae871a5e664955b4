/** What a file's chart renders to, with a way back for every line and the findings where they stand in the rendered text. */
import { lineStarts } from '../base/source.ts';
import type { Finding } from '../finding/finding.ts';
import type { Derived } from '../languages/derived.ts';
import type { Location } from '../languages/language.ts';
import { checkDocument } from './analyze.ts';
import { aroundOf } from './around.ts';
import { findingsIn } from './derived.ts';
import type { Workspace } from './workspace.ts';

export interface Preview {
  readonly text: string;
  /** For each line of the text the place it comes from; null for lines that nobody wrote. */
  readonly lines: readonly (Location | null)[];
  /** Spans count from the start of the text. */
  readonly findings: readonly Finding[];
  /** Values files that the chart may be rendered with; null is its own values.yaml alone. */
  readonly environments: readonly (string | null)[];
}

/** A rendered text put behind others: where its own first character is, and how each of its lines came to be. */
interface Section {
  readonly derived: Derived;
  readonly at: number;
}

const headOf = (derived: Derived): string => `---\n# Source: ${derived.path}\n`;

const placeOf = (derived: Derived, start: number, end: number): Location | null => {
  const home = derived.home({ start, end });
  return home === null || home === 'unknown'
    ? { uri: derived.uri, span: { start: 0, end: 0 } }
    : { uri: home.uri, span: home.span };
};

const linesOf = (text: string, sections: readonly Section[]): readonly (Location | null)[] => {
  const starts = lineStarts(text);
  let index = 0;
  return starts.map((start, line): Location | null => {
    const end = (starts[line + 1] ?? text.length + 1) - 1;
    while ((sections[index + 1]?.at ?? Number.POSITIVE_INFINITY) <= start) index++;
    const section = sections[index];
    if (!section || start < section.at || end > section.at + section.derived.text.length) return null;
    const written = text.slice(start, end);
    if (written.trim() === '') return null;
    const from = start + written.length - written.trimStart().length;
    return placeOf(section.derived, from - section.at, start + written.trimEnd().length - section.at);
  });
};

/** The rendered chart of a file under one of its values files; null for files of no chart, and for an environment that is not there. */
export const previewOf = (workspace: Workspace, uri: string, under: string | null): Preview | null => {
  const source = workspace.entries.get(uri)?.source;
  const unit = workspace.units(uri)[0];
  if (!source || !unit) return null;
  const ready = unit.language?.derive?.(unit.model, aroundOf(workspace, source)) ?? null;
  if (ready === null || ready === 'later') return null;
  const { derivation } = ready;
  const environments = [...new Set([null, ...derivation.texts.map((derived) => derived.under)])];
  if (!environments.includes(under)) return null;
  const context = workspace.context(source);
  const sections: Section[] = [];
  let text = '';
  for (const derived of derivation.texts.filter((one) => one.under === under)) {
    text += headOf(derived);
    sections.push({ derived, at: text.length });
    text += `${derived.text}\n`;
  }
  const findings = sections.flatMap(({ derived, at }) =>
    findingsIn(derived, context, checkDocument).map(
      (finding): Finding => ({ ...finding, span: { start: finding.span.start + at, end: finding.span.end + at } }),
    ),
  );
  return { text, lines: linesOf(text, sections), findings, environments };
};
