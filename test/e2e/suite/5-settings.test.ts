import assert from 'node:assert/strict';
import { ConfigurationTarget, commands, type TextDocument, Uri, workspace } from 'vscode';
import { finding, findings, ids, open, revertAll, until } from './editor.ts';

const set = (key: string, value: unknown) =>
  workspace.getConfiguration('foresee').update(key, value, ConfigurationTarget.Workspace);

const has = (document: TextDocument, id: string) => ids(findings(document)).includes(id);

describe('settings', () => {
  let document: TextDocument;
  before(async () => {
    document = await open('deployment.yaml');
    await finding(document, 'pss-privileged');
  });
  after(async () => {
    for (const key of ['language', 'rules', 'podSecurity.level']) await set(key, undefined);
    await revertAll();
  });

  it('speak Korean', async () => {
    await set('language', 'ko');
    await until('a message in Korean', () => findings(document).some(({ message }) => /[가-힣]/.test(message)));
    await set('language', undefined);
    await until(
      'messages in English again',
      () => findings(document).length > 0 && findings(document).every(({ message }) => !/[가-힣]/.test(message)),
    );
  });

  it('hold pods against a level, one finding for each control', async () => {
    await set('podSecurity.level', 'restricted');
    await until('each control by itself', () => ids(findings(document)).filter((id) => id.startsWith('pss-')).length >= 4);
    await set('podSecurity.level', undefined);
    await finding(document, 'pod-security-gap');
  });

  it('turn a rule off and on again', async () => {
    await set('rules', { 'pss-privileged': 'off' });
    await until('it is off', () => findings(document).length > 0 && !has(document, 'pss-privileged'));
    await set('rules', undefined);
    await finding(document, 'pss-privileged');
  });

  it('follow the .foresee.yaml of the folder as it comes and goes', async () => {
    const folder = workspace.workspaceFolders?.[0];
    assert.ok(folder);
    const config = Uri.joinPath(folder.uri, '.foresee.yaml');
    await workspace.fs.writeFile(config, new TextEncoder().encode('rules:\n  pss-privileged: off\n'));
    await until('it is off', () => findings(document).length > 0 && !has(document, 'pss-privileged'));
    await workspace.fs.delete(config);
    await finding(document, 'pss-privileged');
  });

  it('survive a restart of the server', async () => {
    await commands.executeCommand('foresee.restart');
    await finding(document, 'pss-privileged');
  });
});
