import assert from 'node:assert/strict';
import { commands, DiagnosticSeverity, Selection, type TextDocument, Uri, window, workspace } from 'vscode';
import { actions, apply, at, completions, finding, findings, hovers, ids, open, revertAll, until } from './editor.ts';

const about = (document: TextDocument, prefix: string) => ids(findings(document)).filter((id) => id.startsWith(prefix));

describe('an insecure Deployment', () => {
  let document: TextDocument;
  before(async () => {
    document = await open('deployment.yaml');
  });
  after(revertAll);

  it('shows what is wrong at its place, with a link to the rule', async () => {
    const found = await finding(document, 'pss-privileged');
    assert.equal(document.getText(found.range), 'true');
    assert.equal(found.severity, DiagnosticSeverity.Error);
    assert.match(found.message, /`web`/);
    assert.ok(typeof found.code === 'object' && found.code.target.path === '/rule/pss-privileged');
    await finding(document, 'pod-security-gap');
  });

  it('says why in the hover', async () => {
    const shown = await hovers(document, at(document, 'privileged: true'));
    assert.match(shown.join('\n'), /privileged/i);
  });

  it('completes a key', async () => {
    assert.ok((await completions(document, at(document, 'replicas'))).includes('replicas'));
  });

  it('opens the note of a rule as a page', async () => {
    await commands.executeCommand('foresee.showRule', 'pss-privileged');
    const tab = await until(
      'the page is open',
      () =>
        window.tabGroups.activeTabGroup.activeTab?.label.includes('pss-privileged') && window.tabGroups.activeTabGroup.activeTab,
    );
    assert.ok(tab);
    const note = await workspace.openTextDocument(Uri.parse('foresee-note:/pss-privileged.md'));
    assert.ok(note.getText().length > 200, note.getText());
    await window.tabGroups.close(tab);
    await open('deployment.yaml');
  });

  it('mends the whole pod in one edit and keeps the comments', async () => {
    const editor = window.activeTextEditor;
    assert.ok(editor);
    editor.selection = new Selection(at(document, 'privileged: true'), at(document, 'privileged: true'));
    await commands.executeCommand('foresee.makePodRestricted');
    await until(
      'nothing of Pod Security is left',
      () => about(document, 'pss-').length === 0 && about(document, 'pod-security').length === 0,
    );
    const text = document.getText();
    for (const part of [
      'runAsNonRoot: true',
      'allowPrivilegeEscalation: false',
      'RuntimeDefault',
      'ALL',
      '# Kept by every fix.',
      '# left over from debugging',
    ]) {
      assert.ok(text.includes(part), `${part} in\n${text}`);
    }
    assert.ok(!text.includes('privileged: true'));
  });

  it('is as it was after one undo', async () => {
    await commands.executeCommand('undo');
    await finding(document, 'pss-privileged');
    assert.ok(!document.getText().includes('runAsNonRoot'));
  });
});

describe('a misspelt key', () => {
  after(revertAll);

  it('is named and mended', async () => {
    const document = await open('typo.yaml');
    const found = await until('it is found', () => findings(document)[0]);
    assert.match(found.message, /`dta`.*`data`/s);
    const fix = (await actions(document, found.range.start)).find(({ title }) => title === 'Rename `dta` to `data`');
    assert.ok(fix, 'a fix is offered');
    await apply(fix);
    await until('it is gone', () => findings(document).length === 0);
    assert.match(document.getText(), /^data:$/m);
  });
});
