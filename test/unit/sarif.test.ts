/** SARIF against the part of its 2.1.0 schema that we use, written down here: every key must be known and of its type. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { badPod, call } from '../cli/fake-shell.ts';

type Check = (value: unknown, at: string) => void;

const text: Check = (value, at) => assert.equal(typeof value, 'string', at);
const whole =
  (least: number): Check =>
  (value, at) =>
    assert.ok(typeof value === 'number' && Number.isInteger(value) && value >= least, `${at}: ${String(value)}`);
const among =
  (...words: readonly string[]): Check =>
  (value, at) =>
    assert.ok(typeof value === 'string' && words.includes(value), `${at}: ${String(value)}`);
const list =
  (item: Check): Check =>
  (value, at) => {
    assert.ok(Array.isArray(value), at);
    value.forEach((one, index) => {
      item(one, `${at}[${index}]`);
    });
  };
const map =
  (item: Check): Check =>
  (value, at) => {
    assert.ok(typeof value === 'object' && value !== null, at);
    for (const [key, one] of Object.entries(value)) item(one, `${at}.${key}`);
  };
const any: Check = () => {};

/** Keys with `!` must be there. */
const object =
  (keys: Readonly<Record<string, Check>>): Check =>
  (value, at) => {
    assert.ok(typeof value === 'object' && value !== null && !Array.isArray(value), at);
    const found = new Map(Object.entries(value));
    for (const key of Object.keys(keys)) if (key.endsWith('!')) assert.ok(found.has(key.slice(0, -1)), `${at} lacks ${key}`);
    for (const [key, one] of found) {
      const check = keys[key] ?? keys[`${key}!`];
      assert.ok(check, `${at}.${key} is no key of SARIF`);
      check(one, `${at}.${key}`);
    }
  };

const message = object({ 'text!': text });
const uri: Check = (value, at) => {
  text(value, at);
  // A reference by RFC 3986: no blanks, nothing outside of ASCII.
  assert.match(String(value), /^[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]+$/, at);
};
const artifact = object({ 'uri!': uri, uriBaseId: text });
const region = object({
  startLine: whole(1),
  startColumn: whole(1),
  endLine: whole(1),
  endColumn: whole(1),
  charOffset: whole(0),
  charLength: whole(0),
});
const physical = object({ 'artifactLocation!': artifact, region });
const location = object({ id: whole(0), physicalLocation: physical, message });
const level = among('none', 'note', 'warning', 'error');
const result = object({
  'ruleId!': text,
  ruleIndex: whole(0),
  level,
  'message!': message,
  locations: list(location),
  relatedLocations: list(location),
  partialFingerprints: map(text),
  baselineState: among('new', 'unchanged', 'updated', 'absent'),
  suppressions: list(
    object({ 'kind!': among('inSource', 'external'), status: among('accepted', 'underReview', 'rejected'), justification: text }),
  ),
  fixes: list(
    object({
      description: message,
      'artifactChanges!': list(
        object({
          'artifactLocation!': artifact,
          'replacements!': list(object({ 'deletedRegion!': region, insertedContent: object({ text }) })),
        }),
      ),
    }),
  ),
  properties: any,
});
const driver = object({
  'name!': text,
  semanticVersion: text,
  informationUri: uri,
  rules: list(
    object({
      'id!': text,
      shortDescription: object({ 'text!': text }),
      help: object({ 'text!': text, markdown: text }),
      helpUri: uri,
      defaultConfiguration: object({ level }),
      properties: any,
    }),
  ),
});
const log = object({
  $schema: uri,
  'version!': among('2.1.0'),
  'runs!': list(
    object({
      'tool!': object({ 'driver!': driver }),
      columnKind: among('utf16CodeUnits', 'unicodeCodePoints'),
      results: list(result),
    }),
  ),
});

const files = {
  '/w/한글 파일.yaml': badPod,
  '/w/b.yaml': `${badPod}---\n${badPod.replace('privileged: true', 'privileged: true # foresee-ignore-line pss-privileged -- why')}`,
  '/w/broken.yaml': 'a: "b\n',
  '/other/c#d.yaml': badPod,
};

test('SARIF is what 2.1.0 allows', async () => {
  const { out } = await call(
    ['check', '.', '/other/c#d.yaml', '--format', 'sarif', '--preset', 'all', '--pod-security', 'restricted'],
    { files },
  );
  const value = JSON.parse(out);
  log(value, 'log');
  const [{ results, tool }] = value.runs;
  assert.ok(results.length > 20);
  for (const one of results) assert.equal(tool.driver.rules[one.ruleIndex].id, one.ruleId);
  const uris = new Set(
    results.map(
      (one: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }) =>
        one.locations[0]?.physicalLocation.artifactLocation.uri,
    ),
  );
  assert.deepEqual([...uris].toSorted(), [
    '%ED%95%9C%EA%B8%80%20%ED%8C%8C%EC%9D%BC.yaml',
    'b.yaml',
    'broken.yaml',
    'file:///other/c%23d.yaml',
  ]);
  const described = tool.driver.rules.find(({ id }: { id: string }) => id === 'pss-privileged');
  assert.equal(described.shortDescription.text, 'Privileged container');
});

test('fingerprints are all different and stay when lines move', async () => {
  const prints = async (machine: Readonly<Record<string, string>>): Promise<readonly string[]> =>
    JSON.parse((await call(['check', '--format', 'sarif'], { files: machine })).out).runs[0].results.map(
      (one: { partialFingerprints: Record<string, string> }) => one.partialFingerprints['foresee/v1'],
    );
  const before = await prints({ '/w/a.yaml': `${badPod}---\n${badPod}` });
  assert.ok(before.length > 2);
  assert.equal(new Set(before).size, before.length);
  assert.deepEqual(await prints({ '/w/a.yaml': `# one\n# two\n${badPod}---\n${badPod}` }), before);
});
