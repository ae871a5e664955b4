/** textDocument/codeAction. Every action is made anew from the report; a diagnostic only says where to look. */
import type { CodeAction, CodeActionParams, Command, Diagnostic, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { CodeActionKind } from 'vscode-languageserver';
import type { Edit } from '../core/base/edit.ts';
import type { Lang, Say } from '../core/base/say.ts';
import type { Source } from '../core/base/source.ts';
import { type Offer, offersAt } from '../core/engine/actions.ts';
import { fixAll } from '../core/engine/fixes.ts';
import { makePodRestricted, warn } from '../protocol.ts';
import { toDiagnostic, toRange, toSpan, toTextEdit } from './convert.ts';
import { reportOf, type Session, workspaceOf } from './session.ts';

export const fixAllKind = `${CodeActionKind.SourceFixAll}.foresee`;

export const codeActionKinds: readonly string[] = [
  CodeActionKind.QuickFix,
  CodeActionKind.RefactorRewrite,
  makePodRestricted,
  fixAllKind,
];

const kindOf = (offer: Offer): string =>
  offer.id === 'makePodRestricted' ? makePodRestricted : offer.finding ? CodeActionKind.QuickFix : CodeActionKind.RefactorRewrite;

/** Whether a client that asked for some kinds wants this one; a kind asks for all below it. */
const wants = (only: readonly string[] | undefined, kind: string): boolean =>
  !only || only.some((asked) => kind === asked || kind.startsWith(`${asked}.`));

const editOf = (session: Session, source: Source, edits: readonly Edit[], warning: Say | null, lang: Lang): WorkspaceEdit => {
  const plain: TextEdit[] = edits.map((edit) => toTextEdit(source, edit));
  const document = { uri: source.uri, version: source.version };
  if (!warning || !session.client.annotates) return { documentChanges: [{ textDocument: document, edits: plain }] };
  const annotation = { label: warning[lang], needsConfirmation: !session.environment.warns };
  return {
    documentChanges: [{ textDocument: document, edits: plain.map((edit) => ({ ...edit, annotationId: 'warning' })) }],
    changeAnnotations: { warning: annotation },
  };
};

const warning = (words: string): Command => ({ title: words, command: warn, arguments: [words] });

const answered = (session: Session, source: Source, offer: Offer, lang: Lang): Diagnostic[] => {
  if (!offer.finding) return [];
  const workspace = workspaceOf(session, source.uri);
  return [toDiagnostic(source, offer.finding, lang, session.environment.links, (uri) => workspace.entries.get(uri)?.source)];
};

const fixAllAction = (session: Session, source: Source, lang: Lang): CodeAction[] => {
  const { text } = fixAll(source.uri, workspaceOf(session, source.uri), 'safe');
  if (text === source.text) return [];
  const title = { en: 'Fix all safe problems (Foresee)', ko: '안전한 문제 모두 수정 (Foresee)' };
  const whole: TextEdit = smallest(source, text);
  return [
    {
      title: title[lang],
      kind: fixAllKind,
      edit: { documentChanges: [{ textDocument: { uri: source.uri, version: source.version }, edits: [whole] }] },
    },
  ];
};

/** The one replacement that leads from the source to the new text, without what both begin and end with. */
const smallest = (source: Source, text: string): TextEdit => {
  const old = source.text;
  let start = 0;
  while (start < old.length && start < text.length && old.charCodeAt(start) === text.charCodeAt(start)) start++;
  let tail = 0;
  while (
    tail < old.length - start &&
    tail < text.length - start &&
    old.charCodeAt(old.length - 1 - tail) === text.charCodeAt(text.length - 1 - tail)
  )
    tail++;
  return { range: toRange(source, { start, end: old.length - tail }), newText: text.slice(start, text.length - tail) };
};

export const codeActions = (session: Session, { textDocument, range, context }: CodeActionParams): CodeAction[] => {
  const report = reportOf(session, textDocument.uri);
  if (!report) return [];
  const { source } = report;
  const { lang } = report.context;
  const only = context.only;
  const offers =
    wants(only, CodeActionKind.QuickFix) || wants(only, makePodRestricted)
      ? offersAt(report, toSpan(source, range), workspaceOf(session, textDocument.uri))
      : [];
  const actions = offers
    .filter((offer) => wants(only, kindOf(offer)))
    .map((offer): CodeAction => {
      const diagnostics = answered(session, source, offer, lang);
      return {
        title: offer.say[lang],
        kind: kindOf(offer),
        ...(diagnostics.length > 0 ? { diagnostics } : {}),
        ...(offer.preferred ? { isPreferred: true } : {}),
        edit: editOf(session, source, offer.edits, offer.warning, lang),
        ...(offer.warning && session.environment.warns ? { command: warning(offer.warning[lang]) } : {}),
      };
    });
  // Saving asks for this kind by name; the lightbulb does not want the whole file worked through at each move.
  return only?.some((kind) => wants([kind], fixAllKind)) && wants(only, fixAllKind)
    ? [...actions, ...fixAllAction(session, source, lang)]
    : actions;
};
