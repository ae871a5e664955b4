import assert from 'node:assert/strict';
import type { TextDocument } from 'vscode';
import { actions, apply, at, finding, findings, hovers, ids, open, revertAll, until } from './editor.ts';

describe('an open workflow', () => {
  let document: TextDocument;
  before(async () => {
    document = await open('.github/workflows/greet.yml');
  });
  after(revertAll);

  it('shows the injection at its place', async () => {
    const found = await finding(document, 'gha-template-injection');
    assert.match(document.getText(found.range), /github\.event\.pull_request\.title/);
  });

  it('says why in the hover', async () => {
    assert.ok((await hovers(document, at(document, 'github.event.pull_request.title'))).join('').length > 50);
  });

  it('mends it through an environment variable', async () => {
    const found = await finding(document, 'gha-template-injection');
    const fix = (await actions(document, found.range.start)).find(({ title }) => title === 'Pass the value through `env`');
    assert.ok(fix, 'a fix is offered');
    await apply(fix);
    await until('it is gone', () => !ids(findings(document)).includes('gha-template-injection'));
    assert.match(document.getText(), /env:/);
    assert.match(document.getText(), /\$\{\{ github\.event\.pull_request\.title \}\}/);
  });
});
