import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import {
  applySet,
  type Chart,
  loadChart,
  missingDependencies,
  printManifests,
  type Rendering,
  type RenderOptions,
  readValues,
  renderChart,
} from '../../server/src/core/template/index.ts';

type Files = Readonly<Record<string, string | Uint8Array>>;

const chartYaml = (name: string, rest = ''): string => `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n${rest}`;
const dump = 'kind: ConfigMap\nmetadata:\n  name: {{ .Chart.Name }}\ndata: {{ toJson .Values }}\n';

const load = (files: Files): Chart => {
  const { chart, problems } = loadChart(new Map(Object.entries(files)));
  assert.deepEqual(problems, []);
  assert.ok(chart);
  return chart;
};

const render = (files: Files, values = '', options: Partial<RenderOptions> = {}): Rendering => {
  const set = readValues([{ file: 'own.yaml', text: values }], []);
  return renderChart(load(files), { values: set, release: { name: 'rel', namespace: 'ns' }, ...options });
};

/** The values that each chart's template saw, by the template's path. */
const seen = (rendering: Rendering): Record<string, unknown> =>
  Object.fromEntries(rendering.documents.map(({ path, text }) => [path, JSON.parse(/data: (.*)/.exec(text.v)?.[1] ?? 'null')]));

test('values flow down, null deletes, globals reach every subchart', () => {
  const files = {
    'Chart.yaml': chartYaml('top'),
    'values.yaml': 'a: 1\nb: {x: 1, w: 2}\nglobal: {g: top}\nsub: {s: parent}\n',
    'templates/v.yaml': dump,
    'charts/sub/Chart.yaml': chartYaml('sub'),
    'charts/sub/values.yaml': 's: own\nt: own\nglobal: {g: sub, h: sub}\n',
    'charts/sub/templates/v.yaml': dump,
  };
  const result = seen(render(files, 'a: null\nb: {x: null, z: 3}\n'));
  assert.deepEqual(result['top/charts/sub/templates/v.yaml'], { global: { g: 'top', h: 'sub' }, s: 'parent', t: 'own' });
  assert.deepEqual(result['top/templates/v.yaml'], {
    b: { w: 2, z: 3 },
    global: { g: 'top' },
    sub: { global: { g: 'top', h: 'sub' }, s: 'parent', t: 'own' },
  });
});

test('Helm 4 lets no null of a default through, Helm 3 does', () => {
  const files = { 'Chart.yaml': chartYaml('top'), 'values.yaml': 'a: null\nb: {c: null}\n', 'templates/v.yaml': dump };
  assert.deepEqual(seen(render(files))['top/templates/v.yaml'], { a: null, b: { c: null } });
  assert.deepEqual(seen(render(files, '', { helm: 4 }))['top/templates/v.yaml'], { b: {} });
});

test('conditions, tags, aliases and imports', () => {
  const files = {
    'Chart.yaml': chartYaml(
      'top',
      `dependencies:
  - {name: one, version: 1.x, repository: "", condition: one.enabled}
  - {name: two, version: ">=1", repository: "", tags: [extra]}
  - {name: two, version: 1.0.0, repository: "", alias: other, import-values: [data, {child: deep.er, parent: from.two}]}
  - {name: three, version: 2.x, repository: ""}
`,
    ),
    'values.yaml': 'tags: {extra: false}\none: {enabled: false}\n',
    'templates/v.yaml': dump,
    'charts/one/Chart.yaml': chartYaml('one'),
    'charts/one/templates/v.yaml': dump,
    'charts/two/Chart.yaml': chartYaml('two'),
    'charts/two/values.yaml': 'exports: {data: {imported: 1}}\ndeep: {er: {x: why}}\n',
    'charts/two/templates/v.yaml': dump,
    'charts/three/Chart.yaml': chartYaml('three'),
    'charts/three/templates/v.yaml': dump,
  };
  const result = seen(render(files));
  assert.deepEqual(Object.keys(result), [
    'top/charts/other/templates/v.yaml',
    'top/charts/three/templates/v.yaml',
    'top/templates/v.yaml',
  ]);
  const top = result['top/templates/v.yaml'];
  assert.ok(typeof top === 'object' && top !== null && 'imported' in top && 'from' in top);
  assert.deepEqual([top.imported, top.from], [1, { two: { x: 'why' } }]);
  assert.ok(
    Object.keys(seen(render(files, 'tags: {extra: true}\none: {enabled: true}\n'))).includes('top/charts/two/templates/v.yaml'),
  );
  assert.deepEqual(
    missingDependencies(load({ 'Chart.yaml': chartYaml('t', 'dependencies: [{name: gone, version: 1.x}]\n') })).map(
      ({ name }) => name,
    ),
    ['gone'],
  );
});

test('documents come by kind, hooks last, notes apart, partials not at all', () => {
  const files = {
    'Chart.yaml': chartYaml('top'),
    'templates/z.yaml':
      '# c\n---\nkind: Deployment\nmetadata: {name: dep}\n---\n\nkind: Namespace\nmetadata: {name: nsp}\n---\n# nothing\n',
    'templates/a.yaml':
      'kind: Zebra\n---\nkind: Job\nmetadata:\n  name: job\n  annotations: {helm.sh/hook: "pre-install,test"}\n',
    'templates/_p.tpl': '{{ define "x" }}{{ end }}ignored',
    'templates/NOTES.txt': 'hello {{ .Release.Name }}',
    'crds/c.yaml': 'kind: CustomResourceDefinition\n',
  };
  const rendering = render(files);
  assert.equal(rendering.notes?.v, 'hello rel');
  assert.deepEqual(
    [rendering.documents, rendering.hooks, rendering.crds].map((list) => list.map(({ kind, name }) => `${kind}/${name}`)),
    [['Namespace/nsp', 'Deployment/dep', '/', '/', 'Zebra/'], ['Job/job'], ['CustomResourceDefinition/']],
  );
  assert.equal(
    printManifests(rendering, { includeCrds: true }).v,
    [
      '---\n# Source: top/crds/c.yaml\nkind: CustomResourceDefinition\n',
      '---\n# Source: top/templates/z.yaml\nkind: Namespace\nmetadata: {name: nsp}',
      '---\n# Source: top/templates/z.yaml\nkind: Deployment\nmetadata: {name: dep}',
      '---\n# Source: top/templates/z.yaml\n# c',
      '---\n# Source: top/templates/z.yaml\n# nothing',
      '---\n# Source: top/templates/a.yaml\nkind: Zebra',
      '---\n# Source: top/templates/a.yaml\nkind: Job\nmetadata:\n  name: job\n  annotations: {helm.sh/hook: "pre-install,test"}\n',
    ].join('\n'),
  );
});

test('files, globs, and what .helmignore leaves out', () => {
  const files = {
    'Chart.yaml': chartYaml('top'),
    '.helmignore': '# comment\n*.bak\nsecret/\n/rooted.txt\n',
    'conf/a.txt': 'A\nB\n',
    'conf/deep/b.txt': 'C',
    'conf/c.bak': 'no',
    'secret/d.txt': 'no',
    'rooted.txt': 'no',
    'templates/.hidden.yaml': '{{ fail "no" }}',
    'templates/v.yaml':
      'a: {{ .Files.Get "conf/a.txt" | quote }}\nb: {{ range $p, $_ := .Files.Glob "**.txt" }}{{ $p }} {{ end }}\nc: {{ range $p, $_ := .Files.Glob "conf/*" }}{{ $p }} {{ end }}\nd: {{ .Files.Lines "conf/a.txt" }}\ne:\n{{ (.Files.Glob "conf/**").AsConfig | indent 2 }}\nf: {{ (.Files.Glob "conf/a*").AsSecrets }}\n',
  };
  assert.equal(
    render(files).files[0]?.text.v,
    'a: "A\\nB\\n"\nb: conf/a.txt conf/deep/b.txt \nc: conf/a.txt \nd: [A B]\ne:\n  a.txt: |\n    A\n    B\n  b.txt: C\nf: a.txt: QQpCCg==\n',
  );
});

test('a packed subchart is unpacked', () => {
  const entries = [
    ['sub/Chart.yaml', chartYaml('sub')],
    ['sub/values.yaml', 'k: v\n'],
    ['sub/templates/v.yaml', `${dump}# ${'x'.repeat(3000)}\n`],
  ] as const;
  const tar = Buffer.concat([
    ...entries.map(([name, text]) => {
      const head = Buffer.alloc(512);
      head.write(name);
      head.write(text.length.toString(8).padStart(11, '0'), 124);
      head.write('0', 156);
      head.write('ustar', 257);
      const body = Buffer.alloc(Math.ceil(text.length / 512) * 512);
      body.write(text);
      return Buffer.concat([head, body]);
    }),
    Buffer.alloc(1024),
  ]);
  const files = { 'Chart.yaml': chartYaml('top'), 'charts/sub-1.0.0.tgz': new Uint8Array(gzipSync(tar)) };
  assert.deepEqual(seen(render(files)), { 'top/charts/sub/templates/v.yaml': { global: {}, k: 'v' } });
});

test('all forms of --set', () => {
  const values = readValues([{ file: 'v.yaml', text: 'a: {b: 1}\nl: [1, 2]\n' }], []);
  const flags: readonly (readonly [string, Parameters<typeof applySet>[2]])[] = [
    ['a.c=x,a.d=2', 'set'],
    ['l[1]=two,l[3].k=v', 'set'],
    ['m={p,3,true}', 'set'],
    ['dot\\.ted=a\\,b', 'set'],
    ['n=null,t=true,z=007', 'set'],
    ['s=5', 'set-string'],
    ['j=[1,{"q":null}],k="w"', 'set-json'],
    ['raw=a,b\\c', 'set-literal'],
  ];
  for (const [flag, form] of flags) assert.equal(applySet(values, flag, form), undefined);
  const files = { 'Chart.yaml': chartYaml('top'), 'templates/v.yaml': dump };
  const { chart } = loadChart(new Map(Object.entries(files)));
  assert.ok(chart);
  const result = seen(renderChart(chart, { values, release: { name: 'r', namespace: 'n' } }))['top/templates/v.yaml'];
  assert.deepEqual(result, {
    a: { b: 1, c: 'x', d: 2 },
    'dot.ted': 'a,b',
    j: [1, { q: null }],
    k: 'w',
    l: [1, 'two', null, { k: 'v' }],
    m: ['p', 3, true],
    n: null,
    raw: 'a,b\\c',
    s: '5',
    t: true,
    z: '007',
  });
  assert.match(applySet(values, 'a.b.c=1', 'set') ?? '', /interface \{\} is float64, not map/);
  assert.match(applySet(values, 'x[99999999]=1', 'set') ?? '', /greater than maximum supported index/);
});

test('what Helm refuses before it renders', () => {
  const words = (files: Files): string[] => loadChart(new Map(Object.entries(files))).problems.map((problem) => problem.words);
  assert.deepEqual(words({ 'values.yaml': '' }), ['Chart.yaml file is missing']);
  assert.deepEqual(words({ 'Chart.yaml': 'apiVersion: v2\nname: a\n' }), ['validation: chart.metadata.version is required']);
  assert.match(
    words({ 'Chart.yaml': 'a: b: c' })[0] ?? '',
    /cannot load Chart.yaml: .*mapping values are not allowed in this context/,
  );
  assert.match(
    words({ 'Chart.yaml': chartYaml('t'), 'charts/s/values.yaml': '' })[0] ?? '',
    /^error unpacking subchart s in t: Chart.yaml file is missing$/,
  );
  const first = (files: Files, options: Partial<RenderOptions> = {}): string | undefined =>
    render(files, '', options).problems[0]?.helm;
  assert.equal(first({ 'Chart.yaml': chartYaml('t', 'type: library\n') }), 'library charts are not installable');
  assert.equal(
    first({ 'Chart.yaml': chartYaml('t', 'kubeVersion: ">=1.30"\n') }, { kubeVersion: '1.29' }),
    'chart requires kubeVersion: >=1.30 which is incompatible with Kubernetes v1.29.0',
  );
});

test('a tolerant rendering goes on behind a failing action', () => {
  const files = {
    'Chart.yaml': chartYaml('top'),
    'templates/a.yaml':
      'a: {{ .Values.gone.x }}\nb: {{ required "tell me" .Values.b }}\nc: {{ .Chart.Name }}\n{{ if .Values.gone.y }}z{{ end }}',
    'templates/b.yaml': 'd: {{ .Release.Name }}\n',
  };
  const rendering = render(files, '', { tolerant: true, origins: true });
  assert.deepEqual(
    rendering.problems.filter(({ sort }) => sort === 'execute').map(({ place, words, said }) => [place.file, words, said]),
    [
      ['templates/a.yaml', 'nil pointer evaluating interface {}.x', false],
      ['templates/a.yaml', 'tell me', true],
      ['templates/a.yaml', 'nil pointer evaluating interface {}.y', false],
    ],
  );
  assert.match(rendering.files.find(({ file }) => file === 'templates/a.yaml')?.text.v ?? '', /^a: ⟦\?⟧\nb: ⟦\?⟧\nc: top\n/);
  assert.equal(rendering.files.find(({ file }) => file === 'templates/b.yaml')?.text.v, 'd: rel\n');
});

const hostile: readonly (readonly [name: string, template: string])[] = [
  ['endless include', '{{ define "a" }}{{ include "a" . }}{{ end }}{{ include "a" . }}'],
  ['endless template', '{{ define "a" }}{{ template "a" . }}{{ end }}{{ template "a" . }}'],
  ['endless tpl', '{{ $_ := set .Values "t" "{{ tpl .Values.t . }}" }}{{ tpl .Values.t . }}'],
  ['a range without end', '{{ range 1000000000 }}x{{ end }}'],
  ['a huge list', '{{ range until 999999999 }}{{ end }}'],
  ['text that doubles', '{{ $x := "aaaaaaaa" }}{{ range 50 }}{{ $x = print $x $x }}{{ end }}'],
  ['a list that doubles', '{{ $x := list 1 }}{{ range 50 }}{{ $x = concat $x $x }}{{ end }}'],
  ['values that share themselves', '{{ $x := list 1 }}{{ range 60 }}{{ $x = list $x $x }}{{ end }}{{ toJson $x }}'],
  ['replacement that explodes', '{{ $x := repeat 1000 "a" }}{{ range 9 }}{{ $x = replace "a" $x $x }}{{ end }}'],
];
for (const [name, template] of hostile) {
  test(`a hostile chart ends: ${name}`, () => {
    const { problems } = render({ 'Chart.yaml': chartYaml('top'), 'templates/a.yaml': template });
    assert.equal(problems.length, 1);
    assert.ok(['budget', 'execute'].includes(problems[0]?.sort ?? ''));
  });
}

test('aliases that multiply are refused', () => {
  const lines = ['a: &a [x, x, x, x, x, x, x, x, x]'];
  for (const [i, c] of Array.from('bcdefghij').entries())
    lines.push(`${c}: &${c} [${Array(9).fill(`*${'abcdefghij'[i]}`).join(', ')}]`);
  const { problems } = render({ 'Chart.yaml': chartYaml('top'), 'values.yaml': lines.join('\n'), 'templates/v.yaml': dump });
  assert.match(problems[0]?.words ?? '', /excessive aliasing/);
});
