import assert from 'node:assert/strict';
import { commands, extensions } from 'vscode';
import { open, revertAll, until } from './editor.ts';

describe('the extension in a window', () => {
  after(revertAll);

  it('wakes up for a manifest', async () => {
    await open('deployment.yaml');
    const extension = extensions.getExtension('foresee.foresee');
    assert.ok(extension, 'the extension is installed');
    await until('it is active', () => extension.isActive);
  });

  it('offers the commands that its manifest promises', async () => {
    const extension = extensions.getExtension('foresee.foresee');
    const promised: readonly { command: string }[] = extension?.packageJSON.contributes.commands;
    const there = new Set(await commands.getCommands(true));
    assert.ok(promised.length > 0);
    for (const { command } of promised) assert.ok(there.has(command), command);
  });
});
