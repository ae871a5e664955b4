/** foresee/render: a chart as it renders now, for a preview beside the template. */
import { lineStarts, linesOf, positionAt, type Span } from '../core/base/source.ts';
import { previewOf } from '../core/engine/preview.ts';
import type { Extent, RenderedChart } from '../protocol.ts';
import { type Session, workspaceOf } from './session.ts';

const extent = (starts: readonly number[], span: Span): Extent => {
  const start = positionAt(starts, span.start);
  const end = positionAt(starts, span.end);
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
};

export const render = (session: Session, uri: string, under: string | null): RenderedChart | null => {
  const workspace = workspaceOf(session, uri);
  const preview = previewOf(workspace, uri, under);
  const source = workspace.entries.get(uri)?.source;
  if (!preview || !source) return null;
  const { lang } = workspace.context(source);
  const starts = lineStarts(preview.text);
  return {
    text: preview.text,
    environments: preview.environments,
    lines: preview.lines.map((place) => {
      const home = place && workspace.entries.get(place.uri)?.source;
      return place && home ? { uri: place.uri, ...extent(linesOf(home), place.span) } : null;
    }),
    findings: preview.findings.map((finding) => ({
      ...extent(starts, finding.span),
      severity: finding.severity,
      rule: finding.rule,
      message: finding.say[lang],
    })),
  };
};
