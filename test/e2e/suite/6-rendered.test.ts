import assert from 'node:assert/strict';
import { commands, Range, type TextDocument, WorkspaceEdit, window, workspace } from 'vscode';
import { finding, findings, ids, open, revertAll, until } from './editor.ts';

/** The preview that is shown now. */
const preview = () => window.visibleTextEditors.find(({ document }) => document.uri.scheme === 'foresee-rendered');

const replace = async (document: TextDocument, old: string, text: string): Promise<void> => {
  const start = document.positionAt(document.getText().indexOf(old));
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, new Range(start, start.translate(0, old.length)), text);
  await workspace.applyEdit(edit);
};

describe('a chart as it renders', () => {
  let values: TextDocument;
  let template: TextDocument;
  before(async () => {
    // Tabs that stay, as findings of what is closed go.
    values = await open('shop/values.yaml');
    await commands.executeCommand('workbench.action.keepEditor');
  });
  after(revertAll);

  it('has a finding on the values key that it comes from', async () => {
    const found = await finding(values, 'image-tag-latest');
    assert.equal(found.range.start.line, 1);
    template = await open('shop/templates/deployment.yaml');
    await commands.executeCommand('workbench.action.keepEditor');
    assert.ok(!ids(findings(template)).includes('image-tag-latest'));
  });

  it('shows the manifest beside the template, with its findings', async () => {
    await window.showTextDocument(template);
    await commands.executeCommand('foresee.previewChart');
    const editor = await until('a preview is shown', preview);
    assert.match(editor.document.getText(), /image: registry\.example\.com\/shop:latest/);
    await until('the preview has the finding', () => ids(findings(editor.document)).includes('image-tag-latest'));
  });

  it('follows the cursor of the template', async () => {
    const line = template
      .getText()
      .split('\n')
      .findIndex((text) => text.includes('.Values.image'));
    const editor = await window.showTextDocument(template, { selection: new Range(line, 0, line, 0), viewColumn: 1 });
    assert.equal(editor.selection.active.line, line);
    await until('the line is shown', () => {
      const shown = preview();
      return shown?.document.lineAt(shown.selection.active.line).text.includes('shop:latest');
    });
  });

  it('moves the finding as the values change', async () => {
    await replace(template, '{{ .Values.image }}', 'registry.example.com/shop:latest');
    await finding(template, 'image-tag-latest');
    await until('the values are clean', () => !ids(findings(values)).includes('image-tag-latest'));
    await replace(template, 'registry.example.com/shop:latest', '{{ .Values.image }}');
    await replace(values, 'shop:latest', 'shop:1.5.0');
    await until('nothing is found', () => findings(values).length === 0 && !ids(findings(template)).includes('image-tag-latest'));
    await until('the preview follows', () => preview()?.document.getText().includes('shop:1.5.0'));
  });
});
