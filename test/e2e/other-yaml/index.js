// As the real one: each of its three voices follows a switch of its own, at once.
const vscode = require('vscode');

const on = (name) => vscode.workspace.getConfiguration('yaml').get(name);
const selector = { language: 'yaml' };

exports.activate = (context) => {
  const findings = vscode.languages.createDiagnosticCollection('YAML');
  const check = (document) => {
    if (document.languageId !== 'yaml') return;
    const broken = /^ *\w+: \w+: .*$/m.exec(document.getText());
    const range =
      broken && new vscode.Range(document.positionAt(broken.index), document.positionAt(broken.index + broken[0].length));
    findings.set(document.uri, on('validate') && range ? [new vscode.Diagnostic(range, 'the other: nested mappings')] : []);
  };
  const checkAll = () => vscode.workspace.textDocuments.forEach(check);
  checkAll();
  context.subscriptions.push(
    findings,
    vscode.workspace.onDidOpenTextDocument(check),
    vscode.workspace.onDidChangeTextDocument(({ document }) => check(document)),
    vscode.workspace.onDidChangeConfiguration(checkAll),
    vscode.languages.registerHoverProvider(selector, {
      provideHover: () => (on('hover') ? new vscode.Hover('the other: a hover') : null),
    }),
    vscode.languages.registerCompletionItemProvider(selector, {
      provideCompletionItems: () =>
        on('completion') ? [new vscode.CompletionItem('replicas', vscode.CompletionItemKind.Property)] : [],
    }),
  );
};
