/** What each format makes of the same findings. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { badPod, call } from './fake-shell.ts';

const name = 'd/a, b:c%.yaml';
const second = badPod.replace('name: app', 'name: "a<b>&]]>;"');
const files = { [`/w/${name}`]: `${badPod}---\n${second}`, '/w/good.yaml': badPod.replace('true', 'false') };
const printed = async (format: string, ...words: readonly string[]): Promise<string> =>
  (await call(['check', '--rule', 'pss-privileged', '--format', format, ...words], { files })).out;

test('github: an annotation a finding, what parts its fields escaped', async () => {
  const lines = (await printed('github')).split('\n');
  assert.equal(lines.length, 3);
  assert.ok(
    lines[0]?.startsWith(
      '::error file=d/a%2C b%3Ac%25.yaml,line=10,endLine=10,col=21,endColumn=25,title=pss-privileged::Container `app` ',
    ),
    lines[0],
  );
});

test('azure: an issue a finding, what parts its fields escaped', async () => {
  const lines = (await printed('azure')).split('\n');
  assert.ok(
    lines[0]?.startsWith(
      '##vso[task.logissue type=error;sourcepath=d/a, b:c%AZP25.yaml;linenumber=10;columnnumber=21;code=pss-privileged]Container `app` ',
    ),
    lines[0],
  );
  const hint = await call(['check', '--format', 'azure', '--preset', 'essential'], {
    files: { '/w/a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x} # foresee-ignore-line pss-privileged\n' },
  });
  assert.match(hint.out, /^a\.yaml:3:\d+: hint: /);
});

test('gitlab: fingerprints differ, even of equal faults', async () => {
  const twice = { '/w/a.yaml': `${badPod}---\n${badPod}` };
  const { out } = await call(['check', '--rule', 'pss-privileged', '--format', 'gitlab'], { files: twice });
  const issues: readonly { fingerprint: string; location: { path: string; lines: { begin: number } }; severity: string }[] =
    JSON.parse(out);
  assert.equal(issues.length, 2);
  assert.equal(new Set(issues.map(({ fingerprint }) => fingerprint)).size, 2);
  assert.deepEqual(issues[0]?.location, { path: 'a.yaml', lines: { begin: 10, end: 10 } });
  assert.equal(issues[0]?.severity, 'critical');
  const moved = await call(['check', '--rule', 'pss-privileged', '--format', 'gitlab'], {
    files: { '/w/a.yaml': `# moved\n${twice['/w/a.yaml']}` },
  });
  const after: readonly { fingerprint: string }[] = JSON.parse(moved.out);
  assert.deepEqual(
    after.map(({ fingerprint }) => fingerprint),
    issues.map(({ fingerprint }) => fingerprint),
  );
});

/** Every tag of well-formed XML is closed by its own, and text holds no bare sign. */
const assertXml = (xml: string): void => {
  const open: string[] = [];
  const rest = xml.replace(/^<\?xml [^?]*\?>\n/, '');
  let at = 0;
  for (const match of rest.matchAll(/<(\/?)([a-z-]+)((?:\s[a-z-]+="[^"<]*")*)\s*(\/?)>/g)) {
    assert.doesNotMatch(rest.slice(at, match.index), /[<>]|&(?!(?:amp|lt|gt|quot|apos|#\d+);)/);
    at = match.index + match[0].length;
    if (match[1] === '/') assert.equal(open.pop(), match[2]);
    else if (match[4] !== '/') open.push(match[2] ?? '');
  }
  assert.equal(rest.slice(at).trim(), '');
  assert.deepEqual(open, []);
};

test('junit: a suite a file, failures only from --fail-on on, and a pass where nothing is', async () => {
  const xml = await printed('junit');
  assertXml(xml);
  assert.match(xml, /<testsuites name="foresee" tests="2" failures="2" errors="0">/);
  assert.ok(xml.includes('a&lt;b&gt;&amp;]]&gt;;'));
  const none = await printed('junit', 'good.yaml');
  assertXml(none);
  assert.match(none, /tests="1" failures="0"/);
  const warned = await call(['check', '--format', 'junit', '--rule', 'pss-host-network'], {
    files: { '/w/a.yaml': badPod.replace('spec:', 'spec:\n  hostNetwork: true') },
  });
  assertXml(warned.out);
  assert.match(warned.out, /failures="0"[\s\S]*<system-out>a\.yaml:6:16: warning: /);
});

test('json: the shape of the contract, to the key', async () => {
  const { findings, ...rest } = JSON.parse(await printed('json'));
  assert.deepEqual(rest, { version: 1, files: 2 });
  const [{ message, fix, ...first }] = findings;
  assert.deepEqual(first, {
    file: name,
    line: 10,
    column: 21,
    endLine: 10,
    endColumn: 25,
    rule: 'pss-privileged',
    layer: 'cluster',
    severity: 'error',
    related: [],
    supersededBy: null,
  });
  assert.deepEqual(Object.keys(findings[0]), [
    'file',
    'line',
    'column',
    'endLine',
    'endColumn',
    'rule',
    'layer',
    'severity',
    'message',
    'fix',
    'related',
    'supersededBy',
  ]);
  assert.equal(typeof message, 'string');
  assert.deepEqual(Object.keys(fix), ['title', 'safety']);
});

test('json keeps what another finding says better; text folds it', async () => {
  const machine = { files: { '/w/a.yaml': badPod } };
  const all = ['check', '--preset', 'all', '--pod-security', 'restricted'];
  const { findings }: { findings: readonly { rule: string; supersededBy: string | null }[] } = JSON.parse(
    (await call([...all, '--format', 'json'], machine)).out,
  );
  const folded = findings.filter(({ supersededBy }) => supersededBy !== null);
  const { out } = await call(all, machine);
  assert.equal(out.split('\n').filter((line) => /^a\.yaml:\d+:\d+: /.test(line)).length, findings.length - folded.length);
  for (const { supersededBy } of folded) assert.ok(findings.some(({ rule }) => rule === supersededBy));
});
