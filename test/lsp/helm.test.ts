// A chart as an editor sees it: two streams, no disk.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type {
  CompletionList,
  Diagnostic,
  DocumentSymbol,
  FoldingRange,
  Hover,
  InlayHint,
  Location,
  SelectionRange,
  SemanticTokens,
  SignatureHelp,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { type Editor, editor } from '../harness/lsp.ts';

const chart = 'apiVersion: v2\nname: shop\nversion: 1.0.0\nappVersion: "2.4"\n';
const values = `# -- How many pods run.
replicas: 2
image:
  repository: 상점/web 🚀
  tag: "1.29"
service:
  port: 80
  extra-name: x
hosts:
  - name: a
    paths: [/]
`;
const helpers = `{{/*
The full name of everything in this chart.
*/}}
{{- define "shop.fullname" -}}
{{ .Release.Name }}-{{ .Chart.Name }}
{{- end }}
{{ define "shop.labels" }}
app: {{ include "shop.fullname" . }}
{{- end }}
`;
const web = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "shop.fullname" . }}
  labels: {{- include "shop.labels" . | nindent 4 }}
spec:
  replicas: {{ .Values.replicas }}
  {{- with .Values.image }}
  image: {{ .repository }}:{{ .tag | quote }}
  {{- end }}
  {{- $port := .Values.service.port }}
  port: {{ $port }}
  {{- range .Values.hosts }}
  host: {{ .name }}
  {{- end }}
  other: {{ index .Values.service "extra-name" }}
`;

const files = {
  'c/Chart.yaml': chart,
  'c/values.yaml': values,
  'c/values-prod.yaml': 'replicas: 5\n',
  'c/templates/_helpers.tpl': helpers,
  'c/templates/web.yaml': web,
};
const uri = (name: string): string => `file:///w/c/${name}`;

const at = (text: string, needle: string, by = 0) => {
  const place = text.indexOf(needle);
  assert.ok(place >= 0, `${needle} is not there`);
  const before = text.slice(0, place + by).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
};

/** The chart's files come from the folder after the start; a file is asked about once its findings are there. */
const opened = async (more: Readonly<Record<string, string>> = {}): Promise<Editor> => {
  const all: Record<string, string> = { ...files, ...more };
  const client = await editor({ files: all });
  for (const [name, text] of Object.entries(all))
    await client.open(`file:///w/${name}`, text, name.endsWith('.tpl') ? 'helm' : 'yaml');
  return client;
};

const codes = (found: readonly Diagnostic[]): readonly string[] => found.map((one) => String(one.code)).sort();

const offset = (text: string, { line, character }: { line: number; character: number }): number =>
  text.split('\n').slice(0, line).join('\n').length + (line > 0 ? 1 : 0) + character;

const cut = (text: string, range: Location['range']): string => text.slice(offset(text, range.start), offset(text, range.end));

const applied = (text: string, edits: readonly TextEdit[]): string =>
  [...edits]
    .sort((a, b) => offset(text, b.range.start) - offset(text, a.range.start))
    .reduce(
      (now, edit) => now.slice(0, offset(now, edit.range.start)) + edit.newText + now.slice(offset(now, edit.range.end)),
      text,
    );

const textOf = (name: string): string => Object.entries(files).find(([path]) => path === `c/${name}`)?.[1] ?? '';

const edited = (edit: WorkspaceEdit | null): Record<string, string> =>
  Object.fromEntries(
    (edit?.documentChanges ?? []).flatMap((change) => {
      if (!('edits' in change)) return [];
      const name = change.textDocument.uri.slice(uri('').length);
      return [
        [
          name,
          applied(
            textOf(name),
            change.edits.flatMap((one) => ('newText' in one ? [one] : [])),
          ),
        ],
      ];
    }),
  );

const hoverText = async (client: Editor, name: string, position: { line: number; character: number }): Promise<string> => {
  const hover: Hover | null = await client.connection.sendRequest('textDocument/hover', {
    textDocument: { uri: uri(name) },
    position,
  });
  return hover && typeof hover.contents === 'object' && 'value' in hover.contents ? hover.contents.value : '';
};

const places = async (client: Editor, method: string, name: string, position: object): Promise<readonly string[]> => {
  const found: Location[] = await client.connection.sendRequest(`textDocument/${method}`, {
    textDocument: { uri: uri(name) },
    position,
    context: { includeDeclaration: true },
  });
  return found.map((place) => {
    const file = place.uri.slice(uri('').length);
    return `${file}:${place.range.start.line + 1} ${cut(textOf(file), place.range)}`;
  });
};

test('a sound chart has no finding', async () => {
  const client = await opened();
  for (const name of Object.keys(files)) assert.deepEqual(codes(client.shown(`file:///w/${name}`)), [], name);
  client.stop();
});

test('named templates: definition, references, hover, completion', async () => {
  const client = await opened();
  const call = at(web, 'shop.fullname', 3);
  assert.deepEqual(await places(client, 'definition', 'templates/web.yaml', call), ['templates/_helpers.tpl:4 shop.fullname']);
  assert.deepEqual((await places(client, 'references', 'templates/web.yaml', call)).toSorted(), [
    'templates/_helpers.tpl:4 shop.fullname',
    'templates/_helpers.tpl:8 shop.fullname',
    'templates/web.yaml:4 shop.fullname',
  ]);
  const hover = await hoverText(client, 'templates/web.yaml', call);
  assert.match(hover, /The full name of everything/);
  assert.match(hover, /\.Release\.Name/);
  const list: CompletionList = await client.connection.sendRequest('textDocument/completion', {
    textDocument: { uri: uri('templates/web.yaml') },
    position: call,
  });
  assert.deepEqual(list.items.map(({ label }) => label).sort(), ['shop.fullname', 'shop.labels']);
  client.stop();
});

test('values: the dot of with, range and variables is known', async () => {
  const client = await opened();
  const definition = (needle: string, by: number) => places(client, 'definition', 'templates/web.yaml', at(web, needle, by));
  assert.deepEqual(await definition('.repository', 3), ['values.yaml:4 repository']);
  assert.deepEqual(await definition('.Values.replicas', 10), ['values.yaml:2 replicas', 'values-prod.yaml:1 replicas']);
  assert.deepEqual(await definition('{{ .name', 5), ['values.yaml:10 name']);
  assert.deepEqual(await definition('{{ $port }}', 5), ['templates/web.yaml:11 $port']);
  assert.deepEqual(await definition('"extra-name"', 3), ['values.yaml:8 extra-name']);
  assert.match(await hoverText(client, 'templates/web.yaml', at(web, '.repository', 3)), /상점\/web 🚀/);
  assert.match(await hoverText(client, 'templates/web.yaml', at(web, '.Values.replicas', 10)), /How many pods run/);
  client.stop();
});

test('values: references from both sides, hover on the key', async () => {
  const client = await opened();
  const all = ['templates/web.yaml:9 tag', 'values.yaml:5 tag'];
  assert.deepEqual((await places(client, 'references', 'values.yaml', at(values, 'tag:', 1))).toSorted(), all);
  assert.deepEqual((await places(client, 'references', 'templates/web.yaml', at(web, '.tag', 2))).toSorted(), all);
  assert.match(
    await hoverText(client, 'values.yaml', at(values, 'tag:', 1)),
    /used in 1 place.*\n\n- `c\/templates\/web\.yaml:9`/,
  );
  client.stop();
});

const renamed = (client: Editor, name: string, position: object, newName: string): Promise<WorkspaceEdit | null> =>
  client.connection.sendRequest('textDocument/rename', { textDocument: { uri: uri(name) }, position, newName });

test('rename: values, templates, variables', async () => {
  const client = await opened();
  const value = edited(await renamed(client, 'values.yaml', at(values, 'replicas', 1), 'replicaCount'));
  assert.equal(value['values.yaml'], values.replace('replicas: 2', 'replicaCount: 2'));
  assert.equal(value['values-prod.yaml'], 'replicaCount: 5\n');
  assert.equal(value['templates/web.yaml'], web.replace('.Values.replicas', '.Values.replicaCount'));
  const template = edited(await renamed(client, 'templates/web.yaml', at(web, 'shop.fullname', 2), 'shop.name'));
  assert.equal(template['templates/_helpers.tpl'], helpers.replaceAll('shop.fullname', 'shop.name'));
  assert.equal(template['templates/web.yaml'], web.replaceAll('shop.fullname', 'shop.name'));
  const variable = edited(await renamed(client, 'templates/web.yaml', at(web, '{{ $port', 4), 'number'));
  assert.equal(variable['templates/web.yaml'], web.replaceAll('$port', '$number'));
  const quoted = edited(await renamed(client, 'templates/web.yaml', at(web, '"extra-name"', 2), 'other-name'));
  assert.equal(quoted['values.yaml'], values.replace('extra-name', 'other-name'));
  await assert.rejects(renamed(client, 'values.yaml', at(values, 'replicas', 1), 'replica-count'), /behind a dot/);
  await assert.rejects(renamed(client, 'values.yaml', at(values, 'replicas', 1), 'image'), /already/);
  const prepared: object | null = await client.connection.sendRequest('textDocument/prepareRename', {
    textDocument: { uri: uri('templates/web.yaml') },
    position: at(web, 'nindent', 2),
  });
  assert.equal(prepared, null);
  client.stop();
});

test('a key inside a map that is handed on as a whole is not renamed', async () => {
  const whole = 'a: {{ toYaml .Values.image | nindent 2 }}\n';
  const client = await opened({ 'c/templates/whole.yaml': whole });
  await assert.rejects(
    renamed(client, 'values.yaml', at(values, 'tag', 1), 'version'),
    /handed on as a whole at `c\/templates\/whole.yaml:1`/,
  );
  client.stop();
});

test('rename reaches texts that become templates, and stops at conditions', async () => {
  const text = 'host: a\nurl: "https://{{ .Values.host }}/ {{ .Values.hosts }} .Values.host"\ndb:\n  enabled: true\n';
  const used = 'a: {{ tpl .Values.url . }}\nb: {{ .Values.db.enabled }}\n';
  const head = `${chart}dependencies:\n  - name: db\n    version: 1.0.0\n    condition: db.enabled\n`;
  const client = await opened({ 'c/values.yaml': text, 'c/templates/web.yaml': used, 'c/Chart.yaml': head });
  const edit = await renamed(client, 'values.yaml', { line: 0, character: 1 }, 'domain');
  const change = edit?.documentChanges?.find((one) => 'edits' in one && one.textDocument.uri === uri('values.yaml'));
  assert.ok(change && 'edits' in change);
  const after = applied(
    text,
    change.edits.flatMap((one) => ('newText' in one ? [one] : [])),
  );
  assert.equal(after, text.replace('host: a', 'domain: a').replace('{{ .Values.host }}', '{{ .Values.domain }}'));
  await assert.rejects(renamed(client, 'values.yaml', { line: 3, character: 4 }, 'on'), /condition/);
  client.stop();
});

test('a library beside the chart: its names reach over file://', async () => {
  const head = `${chart}dependencies:\n  - name: lib\n    version: 1.0.0\n    repository: file://../lib\n`;
  const lib = '{{ define "lib.name" }}{{ end }}\n';
  const more = {
    'c/Chart.yaml': head,
    'c/templates/uses.yaml': 'a: {{ include "lib.name" . }}\n',
    'lib/Chart.yaml': 'apiVersion: v2\nname: lib\nversion: 1.0.0\ntype: library\n',
    'lib/templates/_lib.tpl': lib,
  };
  const client = await opened(more);
  const edit: WorkspaceEdit | null = await client.connection.sendRequest('textDocument/rename', {
    textDocument: { uri: 'file:///w/lib/templates/_lib.tpl' },
    position: at(lib, 'lib.name', 1),
    newName: 'lib.other',
  });
  assert.deepEqual(
    (edit?.documentChanges ?? []).flatMap((change) => ('edits' in change ? [change.textDocument.uri] : [])).sort(),
    ['file:///w/c/templates/uses.yaml', 'file:///w/lib/templates/_lib.tpl'],
  );
  client.stop();
});

test('names that lead nowhere', async () => {
  const bad = 'a: {{ include "shop.fulname" . }}\n{{- with .Values.image }}\nb: {{ .tagg }}\n{{- end }}\n';
  const client = await opened({ 'c/templates/bad.yaml': bad });
  const found = client.shown(uri('templates/bad.yaml'));
  assert.deepEqual(codes(found), ['reference/helm-template', 'reference/helm-value']);
  assert.deepEqual(found.map(({ range }) => cut(bad, range)).sort(), ['shop.fulname', 'tagg']);
  assert.match(found.map(({ message }) => message).join('\n'), /Did you mean `shop.fullname`[\s\S]*Did you mean `tag`/);
  client.stop();
});

test('completion: functions, keywords, objects, members', async () => {
  const client = await opened();
  const labels = async (action: string): Promise<readonly string[]> => {
    const text = `{{- with .Values.image }}\n{{ ${action} }}\n{{- end }}\n`;
    const name = `file:///w/c/templates/n${Math.abs([...action].reduce((sum, c) => sum * 31 + c.charCodeAt(0), 7))}.yaml`;
    await client.open(name, text);
    const list: CompletionList = await client.connection.sendRequest('textDocument/completion', {
      textDocument: { uri: name },
      position: { line: 1, character: 3 + action.length },
    });
    return list.items.map(({ label }) => label);
  };
  assert.deepEqual(await labels('.'), ['repository', 'tag']);
  assert.deepEqual(await labels('$.Values.service.'), ['port']);
  assert.ok((await labels('.tag | qu')).includes('quote'));
  assert.ok(!(await labels('.tag | qu')).includes('if'));
  assert.ok((await labels('i')).includes('if'));
  assert.ok((await labels('$.Release.')).includes('Namespace'));
  assert.ok((await labels('$.Capabilities.KubeVersion.')).includes('Minor'));
  assert.deepEqual(await labels('"$.'), []);
  client.stop();
});

test('signature help follows the arguments', async () => {
  const client = await opened();
  const help = async (action: string): Promise<SignatureHelp | null> => {
    const name = `file:///w/c/templates/s${action.length}.yaml`;
    await client.open(name, `{{ ${action} }}\n`);
    return client.connection.sendRequest('textDocument/signatureHelp', {
      textDocument: { uri: name },
      position: { line: 0, character: 3 + action.length },
    });
  };
  const first = await help('replace ');
  assert.equal(first?.signatures[0]?.label, 'replace (from: string) (to: string) (text: string) → string');
  assert.equal(first?.activeParameter, 0);
  assert.equal((await help('replace "a" "b'))?.activeParameter, 1);
  assert.equal((await help('quote (replace "a" "b" (lower '))?.signatures[0]?.label, 'lower (text: string) → string');
  assert.equal((await help('if eq 1 (add 1 2) '))?.activeParameter, 1);
  assert.equal(await help('.Values.a '), null);
  client.stop();
});

test('colours, folds, selections, outline, inlay hints', async () => {
  const client = await opened();
  const textDocument = { uri: uri('templates/web.yaml') };
  const tokens: SemanticTokens = await client.connection.sendRequest('textDocument/semanticTokens/full', { textDocument });
  const words: string[] = [];
  let [line, column] = [0, 0];
  for (let i = 0; i < tokens.data.length; i += 5) {
    const [down = 0, right = 0, length = 0] = tokens.data.slice(i, i + 3);
    line += down;
    column = down === 0 ? column + right : right;
    words.push(web.split('\n')[line]?.slice(column, column + length) ?? '');
  }
  assert.deepEqual(words.slice(0, 8), ['include', '"shop.fullname"', 'include', '"shop.labels"', '|', 'nindent', '4', 'Values']);
  const part: SemanticTokens = await client.connection.sendRequest('textDocument/semanticTokens/range', {
    textDocument,
    range: { start: { line: 6, character: 0 }, end: { line: 7, character: 0 } },
  });
  assert.equal(part.data.length, 10);
  const folds: FoldingRange[] = await client.connection.sendRequest('textDocument/foldingRange', { textDocument });
  assert.deepEqual(
    folds.map(({ startLine, endLine }) => [startLine, endLine]),
    [
      [7, 8],
      [12, 13],
    ],
  );
  const grown: SelectionRange[] = await client.connection.sendRequest('textDocument/selectionRange', {
    textDocument,
    positions: [at(web, '.repository', 3)],
  });
  const around: string[] = [];
  for (let range: SelectionRange | undefined = grown[0]; range; range = range.parent) around.push(cut(web, range.range));
  assert.deepEqual(around.slice(0, 4), ['repository', '.repository', '{{ .repository }}', around[3]]);
  assert.equal(around.at(-1), web);
  const symbols: DocumentSymbol[] = await client.connection.sendRequest('textDocument/documentSymbol', { textDocument });
  assert.deepEqual(
    symbols.map(({ name }) => name),
    ['Deployment'],
  );
  const hints: InlayHint[] = await client.connection.sendRequest('textDocument/inlayHint', {
    textDocument,
    range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } },
  });
  assert.deepEqual(
    hints.map(({ label }) => label),
    ['2', '상점/web 🚀', '1.29'],
  );
  client.stop();
});

test('Chart.yaml: schema, hover in Korean, completion', async () => {
  const bad = 'apiVersion: v2\nname: shop\nversion: 1.0.0\nappVersion: 1.10\ntyp: library\n';
  const client = await editor({ locale: 'ko', files: {} });
  const found = await client.open(uri('Chart.yaml'), bad);
  assert.deepEqual(codes(found), ['schema/additionalProperties', 'schema/type']);
  assert.match(await hoverText(client, 'Chart.yaml', { line: 3, character: 3 }), /따옴표/);
  await client.open('file:///w/d/Chart.yaml', 'apiVersion: v2\ntype: \n');
  const list: CompletionList = await client.connection.sendRequest('textDocument/completion', {
    textDocument: { uri: 'file:///w/d/Chart.yaml' },
    position: { line: 1, character: 6 },
  });
  assert.deepEqual(list.items.map(({ label }) => label).sort(), ['application', 'library']);
  client.stop();
});

test('values by values.schema.json and by values.yaml', async () => {
  const schema = JSON.stringify({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    required: ['replicas', 'name'],
    properties: { replicas: { type: 'integer', minimum: 1, description: 'Pods to run.' }, mode: { enum: ['a', 'b'] } },
  });
  const prod = 'replicas: 0\nmode: \n';
  const client = await opened({ 'c/values.schema.json': schema, 'c/values-prod.yaml': prod });
  assert.deepEqual(codes(client.shown(uri('values-prod.yaml'))), ['schema/minimum', 'schema/required']);
  assert.deepEqual(codes(client.shown(uri('values.yaml'))), []);
  assert.match(await hoverText(client, 'values-prod.yaml', { line: 0, character: 2 }), /Pods to run/);
  const list = async (position: object): Promise<readonly string[]> => {
    const found: CompletionList = await client.connection.sendRequest('textDocument/completion', {
      textDocument: { uri: uri('values-prod.yaml') },
      position,
    });
    return found.items.map(({ label }) => label);
  };
  assert.deepEqual(await list({ line: 1, character: 6 }), ['a', 'b']);
  assert.ok((await list({ line: 2, character: 0 })).includes('service'));
  client.stop();
});
