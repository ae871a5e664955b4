/** The built program, `dist/cli.js`, as a shell runs it: pipes, devices, links, git, modes of files, time to start. */
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { badPod } from './fake-shell.ts';

const program = path.resolve('dist/cli.js');
const home = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'foresee-cli-')));
after(() => fs.rmSync(home, { recursive: true, force: true }));
const windows = process.platform === 'win32';

/** A folder of its own with files in it. */
const folder = (files: Readonly<Record<string, string>>): string => {
  const root = fs.mkdtempSync(path.join(home, 'w-'));
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    fs.writeFileSync(path.join(root, name), text);
  }
  return root;
};

const environment = { ...process.env, NODE_OPTIONS: '', LC_ALL: 'C', LANG: 'C' };

const foresee = (cwd: string, words: readonly string[], input = '') =>
  spawnSync(process.execPath, [program, ...words], {
    cwd,
    input,
    encoding: 'utf8',
    env: environment,
    maxBuffer: 1 << 28,
    timeout: 60_000,
  });

const shell = (cwd: string, line: string) =>
  spawnSync('sh', ['-c', line.replaceAll('foresee', `"${process.execPath}" "${program}"`)], {
    cwd,
    encoding: 'utf8',
    env: environment,
    maxBuffer: 1 << 28,
    timeout: 60_000,
  });

test('it runs: exit codes and answers of the real program', () => {
  const root = folder({ 'a.yaml': badPod });
  const found = foresee(root, ['check', '--format', 'json']);
  assert.equal(found.status, 1, found.stderr);
  assert.equal(JSON.parse(found.stdout).files, 1);
  assert.equal(foresee(root, ['check', '--rule', 'pss-host-pid']).status, 0);
  assert.equal(foresee(root, ['check', 'nope']).status, 2);
  assert.equal(foresee(root, ['--version']).stdout.trim(), JSON.parse(fs.readFileSync('package.json', 'utf8')).version);
  assert.match(foresee(root, ['explain', 'pss-privileged']).stdout, /^pss-privileged: /);
  assert.match(foresee(root, ['check', '-', '--format', 'json'], badPod).stdout, /"file":"<stdin>"/);
});

test('a large answer comes through a pipe whole', { skip: windows }, () => {
  const root = folder({ 'a.yaml': Array.from({ length: 3000 }, () => badPod).join('---\n') });
  const ran = shell(root, 'foresee check --format json | cat');
  assert.ok(ran.stdout.length > 1_000_000, String(ran.stdout.length));
  assert.ok(JSON.parse(ran.stdout).findings.length >= 3000);
});

test('a reader that goes early is no fault', { skip: windows }, () => {
  const root = folder({ 'a.yaml': Array.from({ length: 500 }, () => badPod).join('---\n') });
  const ran = shell(root, 'foresee check --format json | head -c 10; foresee check | head -1; foresee rules | true');
  assert.equal(ran.stderr, '');
});

test('pipes and endless devices end', { skip: windows }, () => {
  const root = folder({ '.foresee.yaml': 'maxFileSize: 100000\n' });
  for (const line of [
    'foresee check /dev/zero --format json',
    'yes | foresee check - --format json',
    'yes | foresee check /dev/stdin --format json',
  ]) {
    const ran = shell(root, line);
    assert.equal(ran.status, 1, line + ran.stderr);
    assert.match(ran.stdout, /"rule":"syntax\/too-large"/, line);
  }
  execFileSync('mkfifo', [path.join(root, 'pipe')]);
  const ran = shell(root, `printf '${badPod.replaceAll('\n', '\\n')}' > pipe & foresee check pipe --format json`);
  assert.match(ran.stdout, /"file":"pipe".*"rule":"pss-privileged"/);
  const within = foresee(root, ['check', '.', '--format', 'json']);
  assert.equal(within.status, 0, 'a pipe found in a folder is passed over');
});

test('nobody waits for an input that was not asked for', async () => {
  const child = spawn(process.execPath, [program, 'check', '--rule', 'pss-host-pid'], {
    cwd: folder({ 'a.yaml': badPod }),
    env: environment,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const code = await new Promise((resolve) => {
    child.on('exit', resolve);
    setTimeout(() => child.kill(), 20_000).unref();
  });
  assert.equal(code, 0);
});

test('links lead nowhere, rights and modes stay', { skip: windows }, () => {
  const outside = folder({ 'x.yaml': badPod });
  const root = folder({ 'a.yaml': badPod });
  fs.symlinkSync(outside, path.join(root, 'out'));
  fs.symlinkSync(path.join(outside, 'x.yaml'), path.join(root, 'x.yaml'));
  fs.symlinkSync('.', path.join(root, 'loop'));
  fs.symlinkSync('nowhere', path.join(root, 'broken.yaml'));
  fs.chmodSync(path.join(root, 'a.yaml'), 0o640);
  assert.equal(JSON.parse(foresee(root, ['check', '--format', 'json']).stdout).files, 1);
  const fixed = foresee(root, ['fix', '--review', '--rule', 'pss-privileged', '.', 'x.yaml']);
  assert.equal(fixed.status, 2);
  assert.match(fixed.stderr, /`x\.yaml` is a link to a file elsewhere/);
  assert.equal(fs.readFileSync(path.join(outside, 'x.yaml'), 'utf8'), badPod);
  assert.equal(fs.readFileSync(path.join(root, 'a.yaml'), 'utf8'), badPod.replace('true', 'false'));
  assert.equal(fs.statSync(path.join(root, 'a.yaml')).mode & 0o777, 0o640);
  assert.deepEqual(
    fs.readdirSync(root).filter((name) => name.includes('tmp')),
    [],
  );
});

test('a file that may not be read is named, the rest is checked', { skip: windows || process.getuid?.() === 0 }, () => {
  const root = folder({ 'a.yaml': badPod, 'b.yaml': badPod });
  fs.chmodSync(path.join(root, 'b.yaml'), 0);
  const ran = foresee(root, ['check', '--format', 'json']);
  assert.equal(ran.status, 2);
  assert.match(ran.stderr, /`b\.yaml` may not be read/);
  assert.equal(JSON.parse(ran.stdout).files, 1);
});

test('UTF-16 with a mark is read, other bytes are no crash', () => {
  const root = folder({});
  fs.writeFileSync(path.join(root, 'wide.yaml'), Buffer.from(`\ufeff${badPod}`, 'utf16le'));
  fs.writeFileSync(
    path.join(root, 'latin.yaml'),
    Buffer.concat([Buffer.from('# '), Buffer.from([0xe9, 0xff]), Buffer.from(`\n${badPod}`)]),
  );
  const ran = foresee(root, ['check', 'wide.yaml', 'latin.yaml', '--rule', 'pss-privileged', '--format', 'json']);
  const lines: readonly { file: string; line: number }[] = JSON.parse(ran.stdout).findings;
  assert.deepEqual(
    lines.map(({ file, line }) => [file, line]),
    [
      ['wide.yaml', 10],
      ['latin.yaml', 11],
    ],
  );
  const before = fs.readFileSync(path.join(root, 'latin.yaml'));
  assert.equal(foresee(root, ['fix', '--review', '--rule', 'pss-privileged']).status, 2);
  assert.deepEqual(fs.readFileSync(path.join(root, 'latin.yaml')), before);
});

const git = (cwd: string, ...words: readonly string[]) =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', '-c', 'init.defaultBranch=main', ...words], {
    cwd,
    stdio: 'pipe',
  });

test('--since asks git', () => {
  const root = folder({ 'a.yaml': badPod, 'd/b.yaml': badPod, 'd/c.yaml': badPod });
  git(root, 'init', '-q');
  git(root, 'add', '.');
  git(root, 'commit', '-qm', 'one');
  fs.appendFileSync(path.join(root, 'd/b.yaml'), '# more\n');
  fs.writeFileSync(path.join(root, 'd/새 파일.yaml'), badPod);
  const files = (cwd: string, ...words: readonly string[]) => {
    const ran = foresee(cwd, ['check', '--since', 'HEAD', '--rule', 'pss-privileged', '--format', 'json', ...words]);
    return (JSON.parse(ran.stdout).findings as readonly { file: string }[]).map(({ file }) => file);
  };
  assert.deepEqual(files(root), ['d/b.yaml', 'd/새 파일.yaml']);
  assert.deepEqual(files(path.join(root, 'd')), ['b.yaml', '새 파일.yaml']);
  assert.deepEqual(files(root, 'a.yaml'), []);
  assert.equal(foresee(root, ['check', '--since', '--output=x']).status, 2);
  assert.match(foresee(root, ['check', '--since=-x']).stderr, /no ref `-x`/);
  assert.equal(foresee(folder({}), ['check', '--since', 'HEAD']).status, 2);
});

test('ignore files are read as git reads them', () => {
  const lines = [
    '*.log.yaml',
    '!keep.log.yaml',
    '/root.yaml',
    'dir/',
    'a/b.yaml',
    '**/deep.yaml',
    'x/**',
    'y/**/z.yaml',
    '\\#hash.yaml',
    '\\!bang.yaml',
    'sp\\ ',
    'trail.yaml   ',
    'q?.yaml',
    '[ab].yaml',
    '[!a]c.yaml',
    'm/*',
    '!m/keep.yaml',
    'bra{c,d}.yaml',
    '*/one.yaml',
    'w**w.yaml',
  ];
  const names = [
    '1.log.yaml',
    'keep.log.yaml',
    'root.yaml',
    's/root.yaml',
    'dir/1.yaml',
    's/dir/1.yaml',
    'a/b.yaml',
    's/a/b.yaml',
    'deep.yaml',
    's/t/deep.yaml',
    'x/1.yaml',
    'x/y/1.yaml',
    's/x/1.yaml',
    'y/z.yaml',
    'y/1/2/z.yaml',
    '#hash.yaml',
    '!bang.yaml',
    'trail.yaml',
    'q1.yaml',
    'q12.yaml',
    'a.yaml',
    'c.yaml',
    'ac.yaml',
    'bc.yaml',
    'm/1.yaml',
    'm/keep.yaml',
    'm/n/1.yaml',
    'bra{c,d}.yaml',
    'brac.yaml',
    's/one.yaml',
    's/t/one.yaml',
    'one.yaml',
    'wxw.yaml',
    'w/w.yaml',
    'n/1.yaml',
    'n/keep.yaml',
    'plain.yaml',
  ];
  const files = windows ? names.filter((name) => !/[?*]/.test(name)) : names;
  const root = folder({
    ...Object.fromEntries(files.map((name) => [name, badPod])),
    '.gitignore': `${lines.join('\n')}\n`,
    'n/.gitignore': '*\n!keep.yaml\n',
  });
  git(root, 'init', '-q');
  const kept = git(root, 'ls-files', '-z', '--others', '--exclude-standard')
    .toString()
    .split('\0')
    .filter((name) => name.endsWith('.yaml'));
  const ran = foresee(root, ['check', '--rule', 'pss-privileged', '--format', 'json']);
  const seen = (JSON.parse(ran.stdout).findings as readonly { file: string }[]).map(({ file }) => file);
  assert.deepEqual(seen.toSorted(), kept.toSorted());
});

/** Milliseconds of processor time, so that a busy machine counts less; the best of several runs. */
const work = (cwd: string, words: string): number => {
  const runs = Array.from({ length: 5 }, () => {
    const lines = shell(cwd, `foresee ${words} > /dev/null; times`).stdout.trim().split('\n');
    return [...(lines.at(-1) ?? '').matchAll(/(\d+)m([\d.]+)s/g)].reduce(
      (sum, [, minutes, seconds]) => sum + Number(minutes) * 60_000 + Number(seconds) * 1000,
      0,
    );
  });
  return Math.min(...runs);
};

test('it starts quickly', { skip: windows }, () => {
  const root = folder({ 'a.yaml': badPod });
  // On an idle machine 120 ms and 160 ms; Node alone takes 50 of them.
  const [rules, check] = [work(root, 'rules'), work(root, 'check a.yaml')];
  assert.ok(rules > 0 && rules < 300, `rules: ${rules} ms`);
  assert.ok(check > 0 && check < 500, `check: ${check} ms`);
});
