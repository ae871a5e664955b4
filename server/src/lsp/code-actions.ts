/** textDocument/codeAction. Every action is made anew from the report; a diagnostic only says where to look. */
import type { CodeAction, CodeActionParams, Command, Diagnostic, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { CodeActionKind } from 'vscode-languageserver';
import type { Edit } from '../core/base/edit.ts';
import type { Lang, Say } from '../core/base/say.ts';
import type { Source } from '../core/base/source.ts';
import { type Offer, offersAt } from '../core/engine/actions.ts';
import { fixAll } from '../core/engine/fixes.ts';
import { changeBetween } from '../core/yaml/documents.ts';
import { makePodRestricted, warn } from '../protocol.ts';
import { toDiagnostic, toSpan, toTextEdit } from './convert.ts';
import { folderOf, reportOf, type Session, workspaceOf } from './session.ts';

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
  const whole = toTextEdit(source, changeBetween(source.text, text));
  return [
    {
      title: title[lang],
      kind: fixAllKind,
      edit: { documentChanges: [{ textDocument: { uri: source.uri, version: source.version }, edits: [whole] }] },
    },
  ];
};

/** The edit of an offer: of the file itself, or of another in its folder that may have to be made. */
const editOfOffer = (session: Session, source: Source, offer: Offer, lang: Lang): WorkspaceEdit | null => {
  if (!offer.elsewhere) return editOf(session, source, offer.edits, offer.warning, lang);
  const { path, exists, edits } = offer.elsewhere;
  const workspace = workspaceOf(session, source.uri);
  const folder = folderOf(session, source.uri);
  if (folder === '') return null;
  const target = workspace.files.get(path) ?? { uri: `${folder}/${path}`, path, text: '', version: null, languageId: null };
  const change = {
    textDocument: { uri: target.uri, version: target.version },
    edits: edits.map((edit) => toTextEdit(target, edit)),
  };
  return {
    documentChanges: exists ? [change] : [{ kind: 'create', uri: target.uri, options: { ignoreIfExists: true } }, change],
  };
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
    .flatMap((offer): readonly CodeAction[] => {
      const edit = editOfOffer(session, source, offer, lang);
      if (!edit) return [];
      const diagnostics = answered(session, source, offer, lang);
      return [
        {
          title: offer.say[lang],
          kind: kindOf(offer),
          ...(diagnostics.length > 0 ? { diagnostics } : {}),
          ...(offer.preferred ? { isPreferred: true } : {}),
          edit,
          ...(offer.warning && session.environment.warns ? { command: warning(offer.warning[lang]) } : {}),
        },
      ];
    });
  // Saving asks for this kind by name; the lightbulb does not want the whole file worked through at each move.
  return only?.some((kind) => wants([kind], fixAllKind)) && wants(only, fixAllKind)
    ? [...actions, ...fixAllAction(session, source, lang)]
    : actions;
};
