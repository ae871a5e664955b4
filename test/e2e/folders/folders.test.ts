import assert from 'node:assert/strict';
import { Uri, window, workspace } from 'vscode';
import { finding, findings, ids, revertAll, until } from '../suite/editor.ts';

const openIn = async (folder: number) => {
  const root = await until('the folders are there', () => workspace.workspaceFolders?.[folder]);
  const document = await workspace.openTextDocument(Uri.joinPath(root.uri, 'deployment.yaml'));
  await window.showTextDocument(document, { preview: false });
  return document;
};

describe('two folders in one window', () => {
  after(revertAll);

  it('each is checked by its own settings', async () => {
    const strict = await openIn(0);
    const lax = await openIn(1);
    await finding(strict, 'pss-privileged');
    await until(
      'every control in the strict folder',
      () => ids(findings(strict)).filter((id) => id.startsWith('pss-')).length >= 4,
    );
    // Its misspelt key shows that this one has been checked; Pod Security is not asked for here.
    await until('the misspelt key in the lax folder', () => findings(lax).some(({ message }) => message.includes('replcas')));
    assert.deepEqual(
      ids(findings(lax)).filter((id) => id.startsWith('pss-')),
      [],
    );
  });
});
