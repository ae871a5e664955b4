import assert from 'node:assert/strict';
import {
  commands,
  DiagnosticSeverity,
  type Location,
  type LocationLink,
  type TextDocument,
  WorkspaceEdit,
  workspace,
} from 'vscode';
import { at, completions, findings, hovers, open, revertAll, until } from './editor.ts';

describe('a chart', () => {
  let template: TextDocument;
  before(async () => {
    template = await open('chart/templates/configmap.yaml');
  });
  after(revertAll);

  it('names the value that no values file has, and nothing else', async () => {
    const found = await until('it is found', () => findings(template).find(({ message }) => message.includes('subtitel')));
    assert.equal(
      findings(template).length,
      1,
      findings(template)
        .map(({ message }) => message)
        .join('\n'),
    );
    assert.match(template.getText(found.range), /subtitel/);
    assert.notEqual(found.severity, DiagnosticSeverity.Hint);
  });

  it('shows the default of a value in its hover', async () => {
    assert.match((await hovers(template, at(template, 'title | quote'))).join('\n'), /My shop/);
  });

  it('goes to the definition of a value', async () => {
    const found = await commands.executeCommand<(Location | LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      template.uri,
      at(template, 'title | quote'),
    );
    const first = found[0];
    assert.ok(first);
    const uri = 'targetUri' in first ? first.targetUri : first.uri;
    const range = 'targetUri' in first ? first.targetRange : first.range;
    assert.ok(uri.path.endsWith('chart/values.yaml'));
    assert.equal(range.start.line, 1);
  });

  it('completes values', async () => {
    const labels = await completions(template, at(template, 'subtitel'));
    assert.ok(
      labels.some((label) => label.includes('title')),
      labels.slice(0, 20).join(', '),
    );
  });

  it('is clean once the value is spelt right', async () => {
    const edit = new WorkspaceEdit();
    const start = at(template, 'subtitel').translate(0, -1);
    edit.replace(template.uri, template.getWordRangeAtPosition(start, /subtitel/) ?? assert.fail(), 'title');
    await workspace.applyEdit(edit);
    await until('nothing is found', () => findings(template).length === 0);
  });
});
