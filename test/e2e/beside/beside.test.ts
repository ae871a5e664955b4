import assert from 'node:assert/strict';
import { ConfigurationTarget, commands, extensions, languages, type TextDocument, workspace } from 'vscode';
import { at, completions, finding, findings, hovers, ids, open, revertAll, until } from '../suite/editor.ts';

const switches = ['validate', 'hover', 'completion'];
const theirs = () => switches.map((name) => workspace.getConfiguration('yaml').get(name));
const overridden = () => switches.map((name) => workspace.getConfiguration('yaml').inspect(name)?.workspaceValue);

const choose = (choice: string | undefined) =>
  workspace.getConfiguration('foresee').update('besideYaml', choice, ConfigurationTarget.Workspace);

/** Findings of the YAML itself, whoever says them. */
const aboutYaml = (document: TextDocument) =>
  languages
    .getDiagnostics(document.uri)
    .filter((found) => found.source !== 'foresee' || /^(syntax|schema)\//.test(ids([found])[0] ?? ''));

describe('beside another YAML extension', () => {
  after(async () => {
    await choose(undefined);
    await revertAll();
  });

  it('both are there', () => {
    assert.ok(extensions.getExtension('redhat.vscode-yaml'));
    assert.ok(extensions.getExtension('foresee.foresee'));
  });

  it('its own rules speak before any choice', async () => {
    await finding(await open('deployment.yaml'), 'pss-privileged');
  });

  it('nothing is said twice before any choice', async () => {
    const broken = await open('broken.yaml');
    await until('the other has its finding', () => aboutYaml(broken).length > 0);
    const manifest = await open('deployment.yaml');
    await finding(manifest, 'pss-privileged');
    assert.deepEqual(
      aboutYaml(broken).map(({ message }) => message),
      ['the other: nested mappings'],
    );
    // The note on redundancy is ours alone and stays; type and documentation of the key are the other's.
    const about = await hovers(manifest, at(manifest, 'replicas'));
    assert.ok(about.includes('the other: a hover'));
    assert.doesNotMatch(about.join('\n'), /integer/);
    const offered = await completions(manifest, at(manifest, 'replicas'));
    assert.deepEqual(
      offered.filter((label) => label === 'replicas'),
      ['replicas'],
    );
  });

  it('when Foresee is chosen the other falls silent and Foresee says it all', async () => {
    await choose('foresee');
    await until('the switches of the other are off', () => theirs().every((value) => value === false));
    const broken = await open('broken.yaml');
    await until('the finding is ours', () => aboutYaml(broken).length === 1 && findings(broken).length === 1);
    const manifest = await open('deployment.yaml');
    const about = await until('the hover is ours', async () => {
      const shown = await hovers(manifest, at(manifest, 'replicas'));
      return shown.length > 0 && shown;
    });
    assert.ok(!about.includes('the other: a hover'));
    assert.match(about.join('\n'), /integer/);
    assert.equal((await completions(manifest, at(manifest, 'replicas'))).filter((label) => label === 'replicas').length, 1);
  });

  it('undo gives the other back what it had, and leaves nothing in its settings', async () => {
    await commands.executeCommand('foresee.undoYamlChoice');
    await until('the switches of the other are on', () => theirs().every((value) => value === true));
    assert.deepEqual(overridden(), [undefined, undefined, undefined]);
    assert.equal(workspace.getConfiguration('foresee').get('besideYaml'), 'ask');
    const broken = await open('broken.yaml');
    await until('the finding is theirs', () => aboutYaml(broken).length === 1 && findings(broken).length === 0);
  });

  it('a switch that was set before the choice comes back as it was', async () => {
    await workspace.getConfiguration('yaml').update('hover', false, ConfigurationTarget.Workspace);
    await choose('foresee');
    await until('the switches of the other are off', () => theirs().every((value) => value === false));
    await commands.executeCommand('foresee.undoYamlChoice');
    await until('two are on again', () => theirs().filter((value) => value === true).length === 2);
    assert.deepEqual(overridden(), [undefined, false, undefined]);
    await workspace.getConfiguration('yaml').update('hover', undefined, ConfigurationTarget.Workspace);
  });

  it('when both are chosen both speak', async () => {
    await choose('both');
    const broken = await open('broken.yaml');
    await until('both findings are there', () => aboutYaml(broken).length === 2);
    assert.deepEqual(theirs(), [true, true, true]);
  });
});
