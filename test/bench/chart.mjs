// A chart of fifty templates, and what an edit of it costs: here as findings while typing, with Helm itself as a whole run of the program.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { connect } from './client.mjs';
import { quantile } from './measure.mjs';

const component = (i) => `{{- if .Values.component${i}.enabled }}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "bench.fullname" . }}-${i}
  labels:
    {{- include "bench.labels" . | nindent 4 }}
spec:
  replicas: {{ .Values.component${i}.replicas }}
  selector:
    matchLabels:
      {{- include "bench.labels" . | nindent 6 }}
  template:
    metadata:
      labels:
        {{- include "bench.labels" . | nindent 8 }}
    spec:
      containers:
        - name: main
          image: {{ printf "%s:%s" .Values.component${i}.image.repository .Values.component${i}.image.tag | quote }}
          ports:
            {{- range .Values.component${i}.ports }}
            - name: {{ .name }}
              containerPort: {{ .port }}
            {{- end }}
          resources:
            {{- toYaml .Values.component${i}.resources | nindent 12 }}
{{- end }}
`;

const values = (i) => `component${i}:
  enabled: true
  replicas: 2
  image:
    repository: registry.example.com/component-${i}
    tag: "1.${i}.0"
  ports:
    - name: http
      port: ${8000 + i}
    - name: metrics
      port: ${9000 + i}
  resources:
    requests: { cpu: 100m, memory: 64Mi }
    limits: { memory: 128Mi }
`;

const helpers = `{{- define "bench.fullname" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" -}}
{{- end -}}
{{- define "bench.labels" -}}
app.kubernetes.io/name: {{ include "bench.fullname" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}
`;

/** Writes the chart below a folder; answers its files by path. */
export function writeChart(folder, templates = 50) {
  const files = {
    'Chart.yaml': 'apiVersion: v2\nname: bench\nversion: 1.0.0\n',
    'values.yaml': `nameOverride: ""\n${Array.from({ length: templates }, (_, i) => values(i)).join('')}`,
    'templates/_helpers.tpl': helpers,
    ...Object.fromEntries(Array.from({ length: templates }, (_, i) => [`templates/component-${i}.yaml`, component(i)])),
  };
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  }
  return files;
}

/** Milliseconds from keystroke to findings in one file of the chart, by p50 and p95. */
export async function measureChart(server, folder, files, name, edits) {
  const root = pathToFileURL(folder).href;
  const uri = `${root}/${name}`;
  const client = connect(server.command, { answers: server.answers });
  const found = (message) => message.method === 'textDocument/publishDiagnostics' && message.params.uri === uri;
  try {
    await client.request('initialize', {
      processId: process.pid,
      rootUri: root,
      workspaceFolders: [{ uri: root, name: 'chart' }],
      capabilities: { workspace: { configuration: true, workspaceFolders: true } },
    });
    client.notify('initialized', {});
    client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'helm', version: 1, text: files[name] } });
    await new Promise((resolve) => setTimeout(resolve, 3000));
    const lines = files[name].split('\n');
    const line = lines.findIndex((one) => /replicas:/.test(one));
    const at = { line, character: lines[line].length };
    const times = [];
    for (let i = 0, version = 1; i < edits; i++)
      for (const [end, text] of [
        [at, '1'],
        [{ ...at, character: at.character + 1 }, ''],
      ]) {
        version++;
        const wanted = version;
        const answered = client.next((message) => found(message) && message.params.version === wanted);
        const began = performance.now();
        client.notify('textDocument/didChange', {
          textDocument: { uri, version },
          contentChanges: [{ range: { start: at, end }, text }],
        });
        await answered;
        times.push(performance.now() - began);
      }
    return { p50: quantile(times, 0.5), p95: quantile(times, 0.95) };
  } finally {
    await client.stop();
  }
}

/** Milliseconds of one `helm template`; null where there is no Helm on the path. */
export function measureHelm(folder) {
  const times = [];
  for (let i = 0; i < 5; i++) {
    const began = performance.now();
    const run = spawnSync('helm', ['template', folder], { stdio: 'ignore' });
    if (run.error || run.status !== 0) return null;
    times.push(performance.now() - began);
  }
  return quantile(times, 0.5);
}
