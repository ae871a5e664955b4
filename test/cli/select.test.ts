/** Which files a command line means. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerOf, badJson, badPod, call, type Machine, quiet, rulesByFile } from './fake-shell.ts';

const checked = async (paths: readonly string[], machine: Machine): Promise<readonly string[]> => {
  const outcome = await call(['check', ...paths, ...quiet], machine);
  assert.ok(outcome.code === 0 || outcome.code === 1, outcome.err);
  return Object.keys(rulesByFile(outcome));
};

test('a folder is walked; other formats, binaries, packages and links are passed over', async () => {
  const files = {
    '/w/a.yaml': badPod,
    '/w/b.yml': badPod,
    '/w/c.json': badJson,
    '/w/.hidden/d.yaml': badPod,
    '/w/deep/er/e.YAML': badPod,
    '/w/package.json': '{"name": "x"}',
    '/w/data.json': '[1, 2',
    '/w/notes.txt': badPod,
    '/w/x.tpl': badPod,
    '/w/binary.yaml': `${badPod}\0`,
    '/w/node_modules/p/f.yaml': badPod,
    '/w/.git/g.yaml': badPod,
    '/w/link.yaml': { link: '/w/a.yaml' },
    '/w/out': { link: '/other' },
    '/other/h.yaml': badPod,
    '/w/pipe.yaml': { stream: badPod },
  };
  const all = ['.hidden/d.yaml', 'a.yaml', 'b.yml', 'c.json', 'deep/er/e.YAML'];
  assert.deepEqual(await checked([], { files }), all);
  assert.deepEqual(await checked(['.'], { files }), all);
  assert.deepEqual(await checked(['/w'], { files, cwd: '/w/deep' }), [
    '/w/.hidden/d.yaml',
    '/w/a.yaml',
    '/w/b.yml',
    '/w/c.json',
    'er/e.YAML',
  ]);
  assert.deepEqual(await checked(['deep', 'a.yaml', './a.yaml'], { files }), ['deep/er/e.YAML', 'a.yaml']);
});

test('what is named is read whatever it is called', async () => {
  const files = {
    '/w/notes.txt': badPod,
    '/w/pipe': { stream: badPod },
    '/w/link': { link: '../other/h' },
    '/other/h': badPod,
    '/w/data.json': '{"a": [1, 2',
  };
  assert.deepEqual(await checked(['notes.txt', 'pipe', 'link'], { files }), ['notes.txt', 'pipe', 'link']);
  const outcome = await call(['check', 'data.json', '--format', 'json'], { files });
  assert.equal(outcome.code, 1);
  assert.match(answerOf(outcome).findings[0]?.rule ?? '', /^syntax\//);
});

test('globs are ours where the shell left them alone', async () => {
  const files = {
    '/w/a.yaml': badPod,
    '/w/b.yml': badPod,
    '/w/d/a.yaml': badPod,
    '/w/d/[x].yaml': badPod,
    '/w/d/e/f.yaml': badPod,
  };
  assert.deepEqual(await checked(['*.yaml'], { files }), ['a.yaml']);
  assert.deepEqual(await checked(['**/*.yaml'], { files }), ['a.yaml', 'd/[x].yaml', 'd/a.yaml', 'd/e/f.yaml']);
  assert.deepEqual(await checked(['d/*.{yaml,yml}'], { files }), ['d/[x].yaml', 'd/a.yaml']);
  assert.deepEqual(await checked(['d/[x].yaml'], { files }), ['d/[x].yaml']);
  assert.deepEqual(await checked(['../*.yml'], { files, cwd: '/w/d' }), ['/w/b.yml']);
  assert.deepEqual(await checked(['/w/d/**/f*'], { files }), ['d/e/f.yaml']);
  assert.deepEqual(await checked(['*.yaml'], { files: { '/[w]/a.yaml': badPod }, cwd: '/[w]' }), ['a.yaml']);
});

test('ignore files of git count, nested and negated ones too', async () => {
  const files = {
    '/w/.git/info/exclude': 'secret.yaml\n',
    '/w/.gitignore': '# built\n/out/\n*.tmp.yaml\n!keep.tmp.yaml\nlogs\nd/**/x.yaml\n',
    '/w/secret.yaml': badPod,
    '/w/out/a.yaml': badPod,
    '/w/d/out/a.yaml': badPod,
    '/w/b.tmp.yaml': badPod,
    '/w/keep.tmp.yaml': badPod,
    '/w/d/logs/c.yaml': badPod,
    '/w/d/e/x.yaml': badPod,
    '/w/d/.gitignore': '!b.tmp.yaml\nmine.yaml\n',
    '/w/d/b.tmp.yaml': badPod,
    '/w/d/mine.yaml': badPod,
    '/w/mine.yaml': badPod,
  };
  const all = ['d/b.tmp.yaml', 'd/out/a.yaml', 'keep.tmp.yaml', 'mine.yaml'];
  assert.deepEqual(await checked([], { files }), all);
  assert.deepEqual(await checked([], { files, cwd: '/w/d' }), ['b.tmp.yaml', 'out/a.yaml'], 'files above count');
  assert.deepEqual(await checked(['out', 'secret.yaml'], { files }), ['out/a.yaml', 'secret.yaml'], 'what is named is meant');
});

test('exclude in the settings holds for folders, paths counting from the settings', async () => {
  const files = {
    '/w/.foresee.yaml': 'exclude: [gen/, "d/*.yaml"]\n',
    '/w/gen/a.yaml': badPod,
    '/w/d/b.yaml': badPod,
    '/w/d/e/c.yaml': badPod,
  };
  assert.deepEqual(await checked([], { files }), ['d/e/c.yaml']);
  assert.deepEqual(await checked([], { files, cwd: '/w/d' }), ['e/c.yaml']);
  assert.deepEqual(await checked(['gen/a.yaml'], { files }), ['gen/a.yaml']);
});

test('the nearest settings upward hold, and a repository is the end of the way', async () => {
  const off = 'rules: {pss-privileged: off}\n';
  const find = async (machine: Machine, ...words: readonly string[]) =>
    (await checkedAll(machine, words)).filter((rule) => rule === 'pss-privileged').length;
  const checkedAll = async (machine: Machine, words: readonly string[]) =>
    Object.values(rulesByFile(await call(['check', ...words, '--format', 'json'], machine))).flat();
  assert.equal(await find({ files: { '/w/.foresee.yaml': off, '/w/d/a.yaml': badPod }, cwd: '/w/d' }), 0);
  assert.equal(await find({ files: { '/w/.foresee.yml': off, '/w/d/a.yaml': badPod } }, 'd'), 0);
  assert.equal(await find({ files: { '/.foresee.yaml': off, '/w/.git/HEAD': '', '/w/a.yaml': badPod } }), 1);
  assert.equal(
    await find({ files: { '/w/.foresee.yaml': off, '/w/d/.foresee.yaml': '', '/w/d/a.yaml': badPod } }, 'd/a.yaml'),
    1,
  );
  assert.equal(await find({ files: { '/w/a.yaml': badPod, '/x/mine.yaml': off } }, '--config', '../x/mine.yaml'), 0);
  assert.equal(
    await find({ files: { '/w/.foresee.yaml': off, '/w/a.yaml': badPod, '/w/mine.yaml': '' } }, '--config=mine.yaml'),
    1,
  );
});

test('standard input stands for a file of the given name', async () => {
  const machine = {
    files: {
      '/w/.foresee.yaml': 'overrides: [{files: ["x/**"], rules: {pss-privileged: off}, reason: known}]\n',
      '/w/a.yaml': badPod,
    },
    input: badPod,
  };
  const named = async (...words: readonly string[]) => rulesByFile(await call(['check', ...words, '--format', 'json'], machine));
  assert.ok((await named('-'))['<stdin>']?.includes('pss-privileged'));
  assert.ok((await named('--stdin-filename', 'y/b.yaml'))['y/b.yaml']?.includes('pss-privileged'));
  assert.ok(!(await named('-', '--stdin-filename', 'x/b.yaml'))['x/b.yaml']?.includes('pss-privileged'));
  assert.deepEqual(Object.keys(await named('-', 'a.yaml')), ['a.yaml', '<stdin>']);
});

test('--since looks at what changed and what git does not know', async () => {
  const asked: string[][] = [];
  const git = (words: readonly string[]) => {
    const rest = words.slice(4);
    asked.push([...rest]);
    const ok = (out: string) => ({ code: 0, out, err: '' });
    if (rest[0] === 'rev-parse' && rest[1] === '--show-cdup') return ok('../\n');
    if (rest[0] === 'rev-parse') return rest.at(-1) === 'main^{commit}' ? ok('abc\n') : { code: 1, out: '', err: '' };
    if (rest[0] === 'merge-base') return ok('base\n');
    return ok(rest[0] === 'diff' ? 'd/a.yaml\0gone.yaml\0' : 'd/new 한글.yaml\0');
  };
  const files = { '/w/.git/HEAD': '', '/w/d/a.yaml': badPod, '/w/d/b.yaml': badPod, '/w/d/new 한글.yaml': badPod };
  const machine: Machine = { files, cwd: '/w/d', git };
  assert.deepEqual(await checked(['--since', 'main'], machine), ['a.yaml', 'new 한글.yaml']);
  assert.ok(asked.some((words) => words[0] === 'diff' && words.includes('base')));
  const unknown = await call(['check', '--since', 'nope'], machine);
  assert.equal(unknown.code, 2);
  assert.match(unknown.err, /no ref `nope`/);
  const without = await call(['check', '--since', 'main'], { files });
  assert.equal(without.code, 2);
  assert.match(without.err, /needs git/);
});

test('the rest of a chart is known where one file of it is looked at', async () => {
  const files = {
    '/w/.git/HEAD': '',
    '/w/chart/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 0.1.0\n',
    '/w/chart/values.yaml': 'image: nginx\n',
    '/w/chart/templates/a.yaml': '{{- if .Values.image }}\na: {{ .Values.image }}\n{{- end }}\n',
  };
  const outcome = await call(['check', 'chart/templates/a.yaml', '--format', 'json'], { files });
  assert.deepEqual(answerOf(outcome), { version: 1, files: 1, findings: [] });
});

test('a namespace among the files decides for its pods', async () => {
  const files = {
    '/w/ns.yaml':
      'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: n\n  labels:\n    pod-security.kubernetes.io/enforce: privileged\n',
    '/w/pod.yaml': badPod.replace('  name: web\n', '  name: web\n  namespace: n\n'),
  };
  const rules = async (...paths: readonly string[]) =>
    rulesByFile(await call(['check', ...paths, '--format', 'json'], { files }))['pod.yaml'] ?? [];
  assert.ok((await rules('pod.yaml')).includes('pss-privileged'));
  assert.ok(!(await rules('.')).includes('pss-privileged'));
});
