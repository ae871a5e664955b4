// What follows from rendering a chart while somebody types.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CompletionList, Hover } from 'vscode-languageserver-protocol';
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
  client.clock.pass(1000);
  await new Promise((resolve) => setTimeout(resolve, 50));
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
  assert.match(finding.message, /\(when `\.Values\.ingress\.enabled`\)$/);
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
