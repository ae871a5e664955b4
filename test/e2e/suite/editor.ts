// What the suites do in VS Code, in the words of someone who uses it.
import {
  type CodeAction,
  type CompletionList,
  commands,
  type Diagnostic,
  type Hover,
  languages,
  MarkdownString,
  type Position,
  Range,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';

/** Opens a file of the workspace in an editor. */
export async function open(name: string): Promise<TextDocument> {
  const folder = workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('no folder is open');
  const document = await workspace.openTextDocument(Uri.joinPath(folder.uri, name));
  await window.showTextDocument(document);
  return document;
}

/** Asks again and again until `answer` gives something, and fails with what it gave last. */
export async function until<T>(
  what: string | (() => string),
  answer: () => T | undefined | false | Promise<T | undefined | false>,
  limit = 30_000,
): Promise<T> {
  const end = Date.now() + limit;
  while (Date.now() < end) {
    const value = await answer();
    if (value !== undefined && value !== false) return value;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`did not happen within ${limit / 1000} s: ${typeof what === 'string' ? what : what()}`);
}

/** Our findings of a document, as the Problems panel has them. */
export function findings(document: TextDocument): readonly Diagnostic[] {
  return languages.getDiagnostics(document.uri).filter(({ source }) => source === 'foresee');
}

/** The ids of rules, in order and without repetition. */
export function ids(list: readonly Diagnostic[]): readonly string[] {
  const codes = list.map(({ code }) => String(typeof code === 'object' ? code.value : code));
  return [...new Set(codes)].sort();
}

/** Waits for a finding of one rule. */
export function finding(document: TextDocument, id: string): Promise<Diagnostic> {
  return until(
    () => `${id} in ${document.fileName}, which has ${ids(findings(document)).join(', ') || 'none'}`,
    () => findings(document).find((found) => ids([found])[0] === id),
  );
}

/** The place just inside the first occurrence of a word. */
export function at(document: TextDocument, word: string): Position {
  const offset = document.getText().indexOf(word);
  if (offset < 0) throw new Error(`no ${word} in ${document.fileName}`);
  return document.positionAt(offset + 1);
}

/** Every hover shown at a place, as text. */
export async function hovers(document: TextDocument, position: Position): Promise<readonly string[]> {
  const shown = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, position);
  return shown.flatMap(({ contents }) => contents.map((part) => (part instanceof MarkdownString ? part.value : String(part))));
}

/** Labels of what is offered at a place. */
export async function completions(document: TextDocument, position: Position): Promise<readonly string[]> {
  const list = await commands.executeCommand<CompletionList>('vscode.executeCompletionItemProvider', document.uri, position);
  return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}

/** What the lightbulb offers at a place. */
export async function actions(document: TextDocument, position: Position, kind?: string): Promise<readonly CodeAction[]> {
  const range = new Range(position, position);
  return commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range, kind, 20);
}

/** Applies an offered action as a click would. */
export async function apply(action: CodeAction): Promise<void> {
  if (!action.edit) throw new Error(`${action.title} has no edit`);
  if (!(await workspace.applyEdit(action.edit))) throw new Error(`${action.title} could not be applied`);
}

/** Leaves no unsaved edit behind. */
export async function revertAll(): Promise<void> {
  await commands.executeCommand('workbench.action.files.revert');
  await commands.executeCommand('workbench.action.closeAllEditors');
}
