/** The border between offsets and the protocol's lines. Nothing else in the server knows both. */
import type { CompletionItem, Diagnostic, Position, Range, TextEdit } from 'vscode-languageserver';
import { CompletionItemKind, DiagnosticSeverity, DiagnosticTag, InsertTextFormat, InsertTextMode } from 'vscode-languageserver';
import type { Edit } from '../core/base/edit.ts';
import type { Lang } from '../core/base/say.ts';
import type { Severity } from '../core/base/settings.ts';
import { linesOf, offsetAt, positionAt, type Source, type Span } from '../core/base/source.ts';
import type { Placed } from '../core/engine/report.ts';
import type { Completion } from '../core/languages/language.ts';

export const toPosition = (source: Source, offset: number): Position => {
  const { line, column } = positionAt(linesOf(source), offset);
  return { line, character: column };
};

export const toOffset = (source: Source, at: Position): number =>
  offsetAt(source.text, linesOf(source), { line: at.line, column: at.character });

export const toRange = (source: Source, span: Span): Range => ({
  start: toPosition(source, span.start),
  end: toPosition(source, span.end),
});

export const toSpan = (source: Source, range: Range): Span => ({
  start: toOffset(source, range.start),
  end: toOffset(source, range.end),
});

export const toTextEdit = (source: Source, edit: Edit): TextEdit => ({ range: toRange(source, edit), newText: edit.text });

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** An empty span cannot be pointed at; it grows over the next character, or the one before at the end of a line. */
const visible = (source: Source, span: Span): Span => {
  if (span.end > span.start) return span;
  const next = source.text.charCodeAt(span.start);
  const atEnd = Number.isNaN(next) || next === 10 || next === 13;
  return atEnd ? { start: Math.max(0, span.start - 1), end: span.start } : { start: span.start, end: span.start + 1 };
};

/** Where another file's text is known its places can be converted; else a related place is left out. */
export type FindSource = (uri: string) => Source | undefined;

/** `links` is the address that opens a rule's page in this editor; null where there is none. */
export const toDiagnostic = (source: Source, finding: Placed, lang: Lang, links: string | null, find: FindSource): Diagnostic => {
  const related = finding.related.flatMap((place) => {
    const file = place.uri === null ? source : find(place.uri);
    return file ? [{ location: { uri: file.uri, range: toRange(file, place.span) }, message: place.say[lang] }] : [];
  });
  return {
    range: toRange(source, visible(source, finding.span)),
    severity: severities[finding.severity],
    source: 'foresee',
    code: finding.rule,
    ...(links === null ? {} : { codeDescription: { href: `${links}/rule/${finding.rule}` } }),
    message: finding.say[lang],
    ...(related.length > 0 ? { relatedInformation: related } : {}),
    ...(finding.unnecessary ? { tags: [DiagnosticTag.Unnecessary] } : {}),
  };
};

const completionKinds: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  enum: CompletionItemKind.EnumMember,
  snippet: CompletionItemKind.Snippet,
  function: CompletionItemKind.Function,
  variable: CompletionItemKind.Variable,
  file: CompletionItemKind.File,
  reference: CompletionItemKind.Reference,
};

/** A completion whose spans count from the start of the file. */
export const toCompletionItem = (source: Source, item: Completion, lang: Lang, snippets: boolean): CompletionItem => ({
  label: item.label,
  kind: completionKinds[item.kind],
  ...(item.detail === null ? {} : { detail: item.detail }),
  ...(item.docs === null ? {} : { documentation: { kind: 'markdown', value: item.docs[lang] } }),
  sortText: `${String(item.rank).padStart(4, '0')}${item.label}`,
  filterText: item.filter ?? item.label,
  insertTextFormat: item.snippet && snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
  textEdit: {
    range: toRange(source, item.replace),
    newText: item.snippet && !snippets ? withoutStops(item.insert) : item.insert,
  },
  // Further lines of a snippet begin where the line it is put into begins.
  insertTextMode: InsertTextMode.adjustIndentation,
  ...(item.also && item.also.length > 0 ? { additionalTextEdits: item.also.map((edit) => toTextEdit(source, edit)) } : {}),
});

/** The text of a snippet for an editor that knows none: placeholders keep their words. */
const withoutStops = (snippet: string): string =>
  snippet
    .replaceAll(/\$\{\d+:([^{}]*)\}/g, '$1')
    .replaceAll(/\$\{\d+\|([^,|}]*)[^}]*\}/g, '$1')
    .replaceAll(/\$\{?\d+\}?/g, '')
    .replaceAll(/\\([\\$}])/g, '$1');
