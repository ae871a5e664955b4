import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  loadChart,
  type Place,
  printManifests,
  readValues,
  renderChart,
  type Str,
} from '../../server/src/core/template/index.ts';

/** A chart whose text comes through everything that moves text about. */
const files: Readonly<Record<string, string>> = {
  'Chart.yaml': 'apiVersion: v2\nname: origins\nversion: 1.2.3\n',
  'values.yaml': `name: plain
image:
  repository: registry/app
  tag: "v12"
annotations:
  team: blue
  'quoted key': it's
script: |
  echo first
  echo second
extra: "level-{{ .Values.image.tag }}-end"
folded: >-
  one two
  three
ports: [alpha, beta]
`,
  'templates/_helpers.tpl': `{{- define "labels" -}}
app: {{ .Values.name | trunc 4 }}
chart: {{ printf "%s-%s" .Chart.Name "suffix" }}
{{- end -}}
{{- define "wrapped" -}}
{{ toYaml (dict "inner" .Values.annotations "list" .Values.ports) }}
{{- end -}}
`,
  'templates/a.yaml': `kind: ConfigMap
metadata:
  read: {{ include "labels" . | fromYaml | toYaml | nindent 4 }}
  image: "{{ .Values.image.repository }}:{{ .Values.image.tag }}"
  labels:
    {{- include "labels" . | nindent 4 }}
  annotations:
    {{- with .Values.annotations }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  script: |
    {{- .Values.script | nindent 4 }}
  tpl: {{ tpl .Values.extra . | quote }}
  folded: {{ .Values.folded }}
  fallback: {{ .Values.gone | default "literal" }}
  list: {{ join "," .Values.ports }}
  {{- range $i, $p := .Values.ports }}
  p{{ $i }}: {{ $p }}-{{ $p }}
  u{{ $i }}: {{ $p | upper }}
  {{- end }}
  wrapped: {{ include "wrapped" . | nindent 4 }}
  sum: {{ .Values.script | sha256sum | trunc 7 }}
  secret: {{ randAlphaNum 8 }}
`,
};
const own = 'image:\n  tag: v99\n';

const render = (changed: Readonly<Record<string, string>>, values = own, origins = true): Str | undefined => {
  const { chart, problems } = loadChart(new Map(Object.entries({ ...files, ...changed })));
  if (chart === undefined || problems.length > 0) return undefined;
  const set = readValues([{ file: 'own.yaml', text: values }], []);
  const rendering = renderChart(chart, { values: set, release: { name: 'r', namespace: 'n' }, origins });
  return rendering.problems.length > 0 ? undefined : printManifests(rendering, { includeCrds: false });
};

const base = render({});
assert.ok(base?.runs);
const { v: text, runs } = base;

/** The place in a file that a character of the output was copied from; undefined where it was computed. */
const homeOf = (at: number): { file: string; offset: number } | undefined => {
  const run = runs.findLast((one) => one.at <= at);
  if (run === undefined || run.from < 0) return undefined;
  const home: Place | undefined = run.origin.data[0]?.place ?? run.origin.place;
  return home === undefined ? undefined : { file: home.file, offset: run.from + at - run.at };
};

test('the text is the same with and without origins', () => {
  assert.equal(render({}, own, false)?.v, text);
});

test('every character knows the template text that made it', () => {
  const body = text.indexOf('kind:');
  assert.equal(runs[0]?.at, 0);
  for (const run of runs)
    if (run.at >= body && run.at < text.trimEnd().length)
      assert.ok(run.origin.place, `nothing made ${text.slice(run.at, run.at + 20)}`);
});

test('a character that names its home changes with it, and nothing else on its line does', () => {
  let changed = 0;
  for (let at = text.indexOf('kind:'); at < text.length; at++) {
    const c = text[at] ?? '';
    const home = homeOf(at);
    if (home === undefined || !/[A-Za-z0-9]/.test(c)) continue;
    const source = home.file === 'own.yaml' ? own : (files[home.file] ?? '');
    assert.equal(source[home.offset], c, `${home.file}:${home.offset} for ${text.slice(at, at + 20)}`);
    const next = c === 'z' ? 'y' : c === '9' ? '8' : String.fromCharCode(c.charCodeAt(0) + 1);
    const mutated = source.slice(0, home.offset) + next + source.slice(home.offset + 1);
    const after = home.file === 'own.yaml' ? render({}, mutated, false) : render({ [home.file]: mutated }, own, false);
    if (after === undefined) continue;
    const start = text.lastIndexOf('\n', at) + 1;
    const end = text.indexOf('\n', at);
    const expected = Array.from(text.slice(start, end), (old, i) => {
      const same = homeOf(start + i);
      return same?.file === home.file && same.offset === home.offset ? next : old;
    }).join('');
    assert.ok(after.v.split('\n').includes(expected), `${home.file}:${home.offset} should give ${expected}`);
    changed++;
  }
  assert.ok(changed > 200, `only ${changed} characters were tried`);
});

test('values name their path and the file that won', () => {
  const tag = text.indexOf('v99');
  const run = runs.findLast((one) => one.at <= tag);
  assert.deepEqual(run?.origin.data[0]?.path, ['image', 'tag']);
  assert.equal(run.origin.data[0]?.place?.file, 'own.yaml');
  const team = runs.findLast((one) => one.at <= text.indexOf('team: blue'));
  assert.deepEqual(team?.origin.data[0]?.path, ['annotations', 'team']);
});

test('helpers name the calls that led to them', () => {
  const run = runs.findLast((one) => one.at <= text.indexOf('chart: origins', text.indexOf('labels:')));
  assert.equal(run?.origin.place?.file, 'templates/_helpers.tpl');
  assert.equal(run.origin.via?.name, 'labels');
  assert.equal(run.origin.via?.place.file, 'templates/a.yaml');
});

test('what nobody can know is marked', () => {
  const at = text.indexOf('secret: ') + 'secret: '.length;
  assert.equal(runs.findLast((one) => one.at <= at)?.origin.unknown, true);
  assert.ok(!runs.some((one) => one.at < at && one.origin.unknown));
});
