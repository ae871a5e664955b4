// A chart as it renders, beside the template: follows what is typed, the cursor on either side, and the chosen values file.
import {
  commands,
  Diagnostic,
  DiagnosticSeverity,
  Disposable,
  EventEmitter,
  l10n,
  languages,
  Range,
  Selection,
  type TextEditor,
  TextEditorRevealType,
  TextEditorSelectionChangeKind,
  Uri,
  ViewColumn,
  window,
  workspace,
} from 'vscode';
import { type BaseLanguageClient, RequestType } from 'vscode-languageclient';
import { type Extent, messages, type RenderedChart, type Severity } from '../../server/src/protocol.ts';

const scheme = 'foresee-rendered';
const request = new RequestType<{ readonly uri: string; readonly under: string | null }, RenderedChart | null, void>(
  messages.render,
);

/** Milliseconds without an edit after which the preview is made again. */
const patience = 150;

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** What a preview shows: of which file's chart, and with which values file beside values.yaml. */
interface Shown {
  readonly of: Uri;
  readonly under: string | null;
}

const addressOf = ({ of, under }: Shown): Uri =>
  Uri.from({
    scheme,
    path: `${of.path.replace(/\.(?:tpl|txt)$/, '')}${of.path.endsWith('.yaml') ? '' : '.yaml'}`,
    query: JSON.stringify([of.toString(), under]),
  });

function shownAt(address: Uri): Shown {
  const [of, under]: readonly [string, string | null] = JSON.parse(address.query);
  return { of: Uri.parse(of), under };
}

const rangeOf = ({ line, column, endLine, endColumn }: Extent): Range => new Range(line, column, endLine, endColumn);

export function registerPreview(client: BaseLanguageClient): Disposable {
  const changed = new EventEmitter<Uri>();
  const findings = languages.createDiagnosticCollection('foresee-rendered');
  const known = new Map<string, RenderedChart>();
  let waiting: ReturnType<typeof setTimeout> | undefined;

  const render = async (address: Uri): Promise<string> => {
    const { of, under } = shownAt(address);
    await client.start();
    const rendered = await client.sendRequest(request, { uri: of.toString(), under });
    if (!rendered) return `# ${l10n.t('This file belongs to no chart that can be rendered.')}\n`;
    known.set(address.toString(), rendered);
    findings.set(
      address,
      rendered.findings.map((finding) => {
        const diagnostic = new Diagnostic(rangeOf(finding), finding.message, severities[finding.severity]);
        diagnostic.source = 'foresee';
        diagnostic.code = finding.rule;
        return diagnostic;
      }),
    );
    return rendered.text === '' ? `# ${l10n.t('The chart renders to nothing with these values.')}\n` : rendered.text;
  };

  const open = async (under: string | null = null): Promise<void> => {
    const editor = window.activeTextEditor;
    if (!editor) return;
    const of = editor.document.uri.scheme === scheme ? shownAt(editor.document.uri).of : editor.document.uri;
    const document = await workspace.openTextDocument(addressOf({ of, under }));
    await languages.setTextDocumentLanguage(document, 'yaml');
    await window.showTextDocument(document, { viewColumn: ViewColumn.Beside, preserveFocus: true, preview: true });
    follow(editor);
  };

  const choose = async (): Promise<void> => {
    const editor = window.activeTextEditor;
    if (!editor) return;
    const of = editor.document.uri.scheme === scheme ? shownAt(editor.document.uri).of : editor.document.uri;
    const rendered = await client.sendRequest(request, { uri: of.toString(), under: null });
    const items = (rendered?.environments ?? []).map((under) => ({ label: under ?? 'values.yaml', under }));
    const picked = await window.showQuickPick(items, { title: l10n.t('Values file to render the chart with') });
    if (picked) await open(picked.under);
  };

  /** Shows in every preview what the line of the cursor became. */
  const follow = ({ document, selection }: TextEditor): void => {
    for (const other of window.visibleTextEditors) {
      if (other.document.uri.scheme !== scheme) continue;
      const lines = known.get(other.document.uri.toString())?.lines ?? [];
      const line = lines.findIndex(
        (place) =>
          place?.uri === document.uri.toString() && place.line <= selection.active.line && selection.active.line <= place.endLine,
      );
      if (line >= 0) show(other, new Range(line, 0, line, 0));
    }
  };

  const show = (editor: TextEditor, range: Range): void => {
    editor.selection = new Selection(range.start, range.start);
    editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
  };

  /** Opens the place that a rendered line comes from. */
  const goHome = async (editor: TextEditor): Promise<void> => {
    const place = known.get(editor.document.uri.toString())?.lines[editor.selection.active.line];
    if (!place) return;
    const home = Uri.parse(place.uri);
    const there = window.visibleTextEditors.find((other) => other.document.uri.toString() === home.toString());
    const target = await window.showTextDocument(home, { viewColumn: there?.viewColumn ?? ViewColumn.One, preserveFocus: true });
    show(target, rangeOf(place));
  };

  return Disposable.from(
    changed,
    findings,
    workspace.registerTextDocumentContentProvider(scheme, { onDidChange: changed.event, provideTextDocumentContent: render }),
    commands.registerCommand('foresee.previewChart', () => open()),
    commands.registerCommand('foresee.previewChartWith', choose),
    workspace.onDidChangeTextDocument(({ document }) => {
      if (document.uri.scheme === scheme) return;
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        for (const other of workspace.textDocuments) if (other.uri.scheme === scheme) changed.fire(other.uri);
      }, patience);
    }),
    workspace.onDidCloseTextDocument(({ uri }) => {
      if (uri.scheme !== scheme) return;
      known.delete(uri.toString());
      findings.delete(uri);
    }),
    window.onDidChangeTextEditorSelection(({ textEditor, kind }) => {
      if (textEditor.document.uri.scheme !== scheme) follow(textEditor);
      else if (kind === TextEditorSelectionChangeKind.Mouse) void goHome(textEditor);
    }),
  );
}
