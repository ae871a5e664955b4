// What follows from rendering a chart while somebody types.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodeAction, CompletionList, Hover } from 'vscode-languageserver-protocol';
import { type Editor, editor } from '../harness/lsp.ts';

const head = 'apiVersion: v2\nname: c\nversion: 1.0.0\n';

const at = (text: string, needle: string, by = 0) => {
  assert.ok(text.includes(needle), `${needle} is not there`);
  const before = text.slice(0, text.indexOf(needle) + by).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
};

const uri = (name: string): string => `file:///w/c/${name}`;

const opened = async (files: Readonly<Record<string, string>>, locale = 'en'): Promise<Editor> => {
  const all = { 'Chart.yaml': head, ...files };
  const client = await editor({
    files: Object.fromEntries(Object.entries(all).map(([name, text]) => [`c/${name}`, text])),
    locale,
  });
  for (const [name, text] of Object.entries(all))
    await client.open(uri(name), text, name.includes('templates') ? 'helm' : 'yaml');
  await settled(client);
  return client;
};

/** The first rendering of a chart comes behind the first findings. */
const settled = async (client: Editor): Promise<void> => {
  for (let turn = 0; turn < 4; turn++) {
    client.clock.pass(1000);
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
};

const found = (client: Editor, name: string, code: string) => client.shown(uri(name)).filter((one) => one.code === code);

const hoverAt = async (client: Editor, name: string, needle: string): Promise<string> => {
  const position = at(client.text(uri(name)), needle, 1);
  const hover: Hover | null = await client.connection.sendRequest('textDocument/hover', {
    textDocument: { uri: uri(name) },
    position,
  });
  const contents = hover?.contents;
  return contents && typeof contents === 'object' && 'value' in contents ? contents.value : '';
};

const labels = async (client: Editor, name: string, needle: string, by: number): Promise<readonly string[]> => {
  const position = at(client.text(uri(name)), needle, by);
  const list: CompletionList = await client.connection.sendRequest('textDocument/completion', {
    textDocument: { uri: uri(name) },
    position,
  });
  return list.items.map(({ label }) => label);
};

const web = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}
spec:
  replicas: {{ .Values.replicas }}
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          image: "{{ .Values.image.name }}:{{ .Values.image.tag }}"
          imagePullPolicy: {{ .Values.image.pullPolicy }}
          resources:
            {{- toYaml .Values.resources | nindent 12 }}
      {{- with .Values.tolerations }}
      tolerations:
        {{- toYaml . | nindent 8 }}
      {{- end }}
`;
const values = `replicas: 2
image:
  name: nginx
  tag: "1.29"
  pullPolicy: Always
resources:
  limits:
    memory: 64Mi
tolerations: []
`;

test('a values key knows the fields it flows into', async () => {
  const client = await opened({ 'values.yaml': values, 'templates/web.yaml': web });
  const replicas = await hoverAt(client, 'values.yaml', 'replicas');
  assert.match(replicas, /Flows into:\n\n- Deployment `spec\.replicas` · `integer`/);
  const resources = await hoverAt(client, 'values.yaml', 'resources');
  assert.match(resources, /Deployment `spec\.template\.spec\.containers\[\]\.resources` · `ResourceRequirements`/);
  assert.match(
    await hoverAt(client, 'values.yaml', 'tag:'),
    /Is a part of:\n\n- Deployment `spec\.template\.spec\.containers\[\]\.image`/,
  );
  assert.match(await hoverAt(client, 'values.yaml', 'pullPolicy'), /Values: `Always` `IfNotPresent` `Never`/);
  assert.match(
    await hoverAt(client, 'values.yaml', 'tolerations'),
    /spec\.template\.spec\.tolerations` · `list of Tolerations?`/,
    'of a branch that is not taken',
  );
  client.stop();
});

test('in Korean too', async () => {
  const client = await opened({ 'values.yaml': values, 'templates/web.yaml': web }, 'ko');
  assert.match(await hoverAt(client, 'values.yaml', 'replicas'), /이 값이 들어가는 필드:/);
  client.stop();
});

test('values are completed by the fields they flow into', async () => {
  const client = await opened({ 'values.yaml': values, 'templates/web.yaml': web });
  const name = uri('values.yaml');
  const end = values.indexOf('  limits:');
  await client.type(name, end, end, '  re\n');
  assert.ok((await labels(client, 'values.yaml', '  re\n', 4)).includes('requests'));
  await client.type(name, end, end + '  re\n'.length, '');
  const policy = values.indexOf('Always');
  await client.type(name, policy, policy + 'Always'.length, '');
  const offered = await labels(client, 'values.yaml', 'pullPolicy: ', 'pullPolicy: '.length);
  assert.ok(offered.includes('IfNotPresent'), offered.join());
  const rows = client.text(name).indexOf('tolerations: []');
  await client.type(name, rows, rows + 'tolerations: []'.length, 'tolerations:\n  - ');
  const items = await labels(client, 'values.yaml', '  - ', 4);
  assert.ok(items.includes('tolerationSeconds'), items.join());
  client.stop();
});

test('a branch that is not taken is looked at, and told with its condition', async () => {
  const ingress = `{{- if .Values.ingress.enabled }}
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web }
spec:
  ingresClassName: {{ .Values.ingress.class }}
  rules: []
{{- end }}
`;
  const client = await opened({ 'values.yaml': 'ingress:\n  enabled: false\n  class: ""\n', 'templates/ingress.yaml': ingress });
  const [finding, ...rest] = found(client, 'templates/ingress.yaml', 'schema/additionalProperties');
  assert.deepEqual(finding?.range.start, at(ingress, 'ingresClassName'));
  assert.match(String(finding.message), /\(when `\.Values\.ingress\.enabled`\)$/);
  assert.equal(rest.length, 0);
  client.stop();
});

test('branches that exclude one another, and those that ask the cluster, are not told', async () => {
  const both = `apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  {{- if .Values.a }}
  typ: ClusterIP
  {{- end }}
  {{- if not .Values.a }}
  type: ClusterIP
  {{- end }}
  {{- if .Values.b }}
  type: NodePort
  nodPort: 1
  {{- end }}
`;
  const old = `{{- if and .Values.a (semverCompare "<1.19" .Capabilities.KubeVersion.Version) }}
apiVersion: extensions/v1beta1
kind: Ingress
metadata: { name: web }
{{- end }}
`;
  const client = await opened({ 'values.yaml': 'a: false\nb: false\n', 'templates/both.yaml': both, 'templates/old.yaml': old });
  assert.deepEqual(
    client.shown(uri('templates/both.yaml')).map(({ code }) => code),
    [],
  );
  assert.deepEqual(
    client.shown(uri('templates/old.yaml')).map(({ code }) => code),
    [],
  );
  client.stop();
});

const map = (body: string): string => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n${body}`;

const fixed = async (client: Editor, name: string, code: string): Promise<string> => {
  const [diagnostic] = found(client, name, code);
  assert.ok(diagnostic, `${code} is there`);
  const actions: readonly CodeAction[] = await client.connection.sendRequest('textDocument/codeAction', {
    textDocument: { uri: uri(name) },
    range: diagnostic.range,
    context: { diagnostics: [diagnostic] },
  });
  const change = actions.find((action) => action.kind === 'quickfix')?.edit?.documentChanges?.[0];
  assert.ok(change && 'edits' in change, 'the action has an edit');
  const lines = client.text(uri(name)).split('\n');
  for (const edit of change.edits) {
    assert.ok('newText' in edit);
    const { start, end } = edit.range;
    const line = lines[start.line] ?? '';
    lines[start.line] = line.slice(0, start.character) + edit.newText + line.slice(end.character);
  }
  return lines.join('\n');
};

test('text that is no YAML is told where it comes from', async () => {
  const literal = map('data:\n  a: {{ .Values.a }}\n b: c\n');
  const printed = map('data:\n  a: {{ .Values.b }}\n');
  const client = await opened({
    'values.yaml': 'a: 1\nb: "x: y: z"\n',
    'templates/a.yaml': literal,
    'templates/b.yaml': printed,
  });
  const [first] = found(client, 'templates/a.yaml', 'syntax/rendered-yaml');
  assert.equal(first?.range.start.line, at(literal, ' b: c').line);
  const [second] = found(client, 'values.yaml', 'syntax/rendered-yaml');
  assert.equal(second?.range.start.line, 1);
  client.stop();
});

test('a hole is not blamed for what the text around it says', async () => {
  const client = await opened({
    'values.yaml': 'a: 1\n',
    'templates/a.yaml': map('data:\n  a: {{ required "give b" .Values.b }}{\n'),
  });
  assert.deepEqual(found(client, 'templates/a.yaml', 'syntax/rendered-yaml'), []);
  assert.equal(found(client, 'templates/a.yaml', 'expression/helm-fail').length, 1);
  client.stop();
});

test('a wrong number of nindent is told with the right one', async () => {
  const helpers = '{{ define "c.labels" }}\napp: web\ntier: front\n{{- end }}\n';
  const wrong = `apiVersion: v1
kind: ConfigMap
metadata:
  name: web
  labels:
    {{- include "c.labels" . | trim | nindent 2 }}
data: {}
`;
  const right = wrong.replace('nindent 2', 'nindent 4');
  const client = await opened({
    'values.yaml': 'a: 1\n',
    'templates/_helpers.tpl': helpers,
    'templates/wrong.yaml': wrong,
    'templates/right.yaml': right,
  });
  assert.deepEqual(found(client, 'templates/wrong.yaml', 'expression/helm-indent')[0]?.range.start, at(wrong, '2 }}'));
  assert.equal(await fixed(client, 'templates/wrong.yaml', 'expression/helm-indent'), right);
  assert.deepEqual(client.shown(uri('templates/right.yaml')), []);
  client.stop();
});

test('quotes that are missing are put into the template', async () => {
  const bare = map(
    'data:\n  port: {{ .Values.port }}\n  on: {{ .Values.on | default true }}\n  ok: {{ .Values.port | quote }}\n',
  );
  const client = await opened({ 'values.yaml': 'port: 8080\non: true\n', 'templates/a.yaml': bare });
  const types = found(client, 'templates/a.yaml', 'schema/type');
  assert.deepEqual(
    types.map(({ range }) => range.start),
    [at(bare, '{{ .Values.port }}'), at(bare, '{{ .Values.on')],
  );
  assert.deepEqual(found(client, 'values.yaml', 'schema/type'), [], 'quotes in the values do not reach the manifest');
  assert.equal(await fixed(client, 'templates/a.yaml', 'schema/type'), bare.replace('.port }}', '.port | quote }}'));
  client.stop();
});

test('a hostile chart ends with one finding on its template', async () => {
  const hostile = {
    'recursion.yaml': '{{ define "a" }}{{ include "a" . }}{{ end }}{{ include "a" . }}',
    'doubling.yaml':
      '{{ define "b" }}{{ if lt (len .) 60 }}{{ include "b" (append . 1) }}{{ include "b" (append . 1) }}{{ end }}{{ end }}{{ include "b" list }}',
    'range.yaml': '{{ range untilStep 0 2000000000 1 }}x{{ end }}',
    'memory.yaml': '{{ $x := "0123456789" }}{{ range until 60 }}{{ $x = printf "%s%s" $x $x }}{{ end }}{{ $x }}',
    'repeat.yaml': '{{ repeat 2000000000 "x" }}',
  };
  for (const [name, text] of Object.entries(hostile)) {
    const start = performance.now();
    const client = await opened({ 'values.yaml': 'a: 1\n', 'values-prod.yaml': 'a: 2\n', [`templates/${name}`]: text });
    const took = performance.now() - start;
    assert.ok(took < 20_000, `${name} took ${Math.round(took)} ms`);
    const told = Object.keys({ 'Chart.yaml': '', [`templates/${name}`]: '' }).flatMap((file) =>
      found(client, file, 'expression/helm-budget'),
    );
    assert.equal(told.length, 1, name);
    client.stop();
  }
});

test('values.schema.json is made from values and where they flow', async () => {
  const more = `${values}# Free labels.
labels:
  team: shop
service:
  port: 80
`;
  const service = `apiVersion: v1
kind: Service
metadata:
  name: web
  labels: {{- toYaml .Values.labels | nindent 4 }}
spec:
  ports: [{ port: {{ .Values.service.port }} }]
`;
  const files = { 'values.yaml': more, 'templates/web.yaml': web, 'templates/service.yaml': service };
  const client = await opened(files);
  const offered = async (name: string, line: number): Promise<readonly CodeAction[]> => {
    const place = { line, character: 0 };
    const actions: readonly CodeAction[] = await client.connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri: uri(name) },
      range: { start: place, end: place },
      context: { diagnostics: [] },
    });
    return actions.filter(({ title }) => title === 'Generate values.schema.json');
  };
  const [action] = await offered('values.yaml', 0);
  assert.equal((await offered('Chart.yaml', 0)).length, 1);
  assert.equal((await offered('values.yaml', 2)).length, 0, 'not within a block');
  const [create, change] = action?.edit?.documentChanges ?? [];
  assert.ok(create && 'kind' in create && create.kind === 'create' && create.uri === uri('values.schema.json'));
  assert.ok(change && 'edits' in change && change.edits[0] && 'newText' in change.edits[0]);
  const text = change.edits[0].newText;
  const schema = JSON.parse(text);
  assert.equal(schema.properties.replicas.type, 'integer');
  assert.match(schema.properties.replicas.description, /^Flows into Deployment spec\.replicas$/);
  assert.deepEqual(schema.properties.image.properties.pullPolicy.enum, ['Always', 'IfNotPresent', 'Never']);
  assert.equal(schema.properties.image.additionalProperties, false, 'the chart names all it reads');
  assert.equal(schema.properties.labels.additionalProperties, undefined, 'and prints these whatever they are');
  assert.match(schema.properties.labels.description, /^Free labels\./);
  assert.equal(schema.properties.tolerations.type, 'array');
  client.stop();
  const again = await opened({ ...files, 'values.schema.json': text, 'values-prod.yaml': 'replicas: many\nimage: { tga: x }\n' });
  assert.deepEqual(
    again.shown(uri('values.yaml')).filter(({ code }) => String(code).startsWith('schema/')),
    [],
  );
  assert.deepEqual(
    again
      .shown(uri('values-prod.yaml'))
      .map(({ code }) => code)
      .filter((code) => String(code).startsWith('schema/'))
      .slice(0, 2),
    ['schema/type', 'schema/additionalProperties'],
  );
  again.stop();
});

const argo = `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: shop, namespace: argocd }
spec:
  destination: { name: in-cluster }
  project: default
  source:
    repoURL: https://example.com/repo.git
    targetRevision: main
    path: c
    helm:
      valueFiles: [../envs/prod.yaml]
      valuesObject:
        image:
          pullPolicy: Sometimes
`;
const flux = `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: shop }
spec:
  interval: 5m
  chart:
    spec: { chart: ./c, sourceRef: { kind: GitRepository, name: repo } }
  values:
    replicas: plenty
`;
const helmfile = `releases:
  - name: shop
    chart: ../c
    values:
      - values/stage.yaml
      - replicas: few
`;

test('values that a kustomization gives a chart below its chart home', async () => {
  const kustomization = `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
helmCharts:
  - name: c
    releaseName: shop
    valuesInline:
      replicas: some
`;
  const client = await editor();
  const chart = { 'Chart.yaml': head, 'values.yaml': values, 'templates/web.yaml': web };
  for (const [name, text] of Object.entries(chart)) await client.open(`file:///w/k/charts/c/${name}`, text);
  await client.open('file:///w/k/kustomization.yaml', kustomization);
  await settled(client);
  const told = client.shown('file:///w/k/kustomization.yaml').filter(({ code }) => code === 'schema/type');
  assert.deepEqual(
    told.map(({ range }) => range.start.line),
    [at(kustomization, 'some').line],
  );
  client.stop();
});

test('values that Argo CD, Flux and helmfile give a chart are environments of it', async () => {
  const beside: Readonly<Record<string, string>> = {
    'apps/shop.yaml': argo,
    'envs/prod.yaml': 'replicas: many\n',
    'flux/shop.yaml': flux,
    'files/helmfile.yaml': helmfile,
    'files/values/stage.yaml': 'tolerations: {}\n',
  };
  const chart = { 'Chart.yaml': head, 'values.yaml': values, 'templates/web.yaml': web };
  const inChart = Object.entries(chart).map(([name, text]) => [`c/${name}`, text] as const);
  const client = await editor({ files: Object.fromEntries([...inChart, ...Object.entries(beside)]) });
  for (const [name, text] of [...inChart, ...Object.entries(beside)]) await client.open(`file:///w/${name}`, text);
  await settled(client);
  const told = (name: string) =>
    client
      .shown(`file:///w/${name}`)
      .filter(({ code }) => String(code).startsWith('schema/'))
      .map(({ range, message }) => [range.start.line, /\(with (.*)\)$/.exec(String(message))?.[1]]);
  assert.deepEqual(told('apps/shop.yaml'), [[at(argo, 'Sometimes').line, '`apps/shop.yaml (shop)`']]);
  assert.deepEqual(told('envs/prod.yaml'), [[0, '`apps/shop.yaml (shop)`']]);
  assert.deepEqual(told('flux/shop.yaml'), [[at(flux, 'plenty').line, '`flux/shop.yaml (shop)`']]);
  assert.deepEqual(told('files/helmfile.yaml'), [[at(helmfile, 'few').line, '`files/helmfile.yaml (shop)`']]);
  const start = argo.indexOf('Sometimes');
  await client.type('file:///w/apps/shop.yaml', start, start + 'Sometimes'.length, 'Always');
  await settled(client);
  assert.deepEqual(told('apps/shop.yaml'), []);
  client.stop();
});

test('a hover tells what an action prints; the tags of a block light up together', async () => {
  const template = `apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ printf "%s-%s" .Release.Name .Values.suffix | trunc 20 }}
data:
{{- if .Values.loud }}
  loud: "yes"
{{- else }}
  loud: "no"
{{- end }}
`;
  const client = await editor();
  await client.open('file:///w/c/Chart.yaml', head);
  await client.open('file:///w/c/values.yaml', 'suffix: shop\nloud: false\n');
  const uri = 'file:///w/c/templates/map.yaml';
  await client.open(uri, template, 'helm');
  await settled(client);
  const ask = <T>(method: string, needle: string, by: number): Promise<T> =>
    client.connection.sendRequest<T>(method, {
      textDocument: { uri },
      position: { line: at(template, needle).line, character: at(template, needle).character + by },
    });
  const hover = await ask<{ contents: unknown }>('textDocument/hover', '.Values.suffix', 9);
  assert.match(JSON.stringify(hover.contents), /suffix.*shop.*Prints here:.*release-name-shop/s);
  const lines = (found: readonly { range: { start: { line: number } } }[]) => found.map(({ range }) => range.start.line);
  const block = [at(template, 'if .Values.loud').line, at(template, 'else').line, at(template, 'end }}').line];
  assert.deepEqual(lines(await ask('textDocument/documentHighlight', 'else', 1)), block);
  assert.deepEqual(lines(await ask('textDocument/documentHighlight', 'end }}', 1)), block);
  client.stop();
});
