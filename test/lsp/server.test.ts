// The server as an editor sees it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type {
  CodeAction,
  CompletionList,
  Diagnostic,
  DocumentSymbol,
  FoldingRange,
  Hover,
  Location,
  SelectionRange,
} from 'vscode-languageserver-protocol';
import type { RenderedChart } from '../../server/src/protocol.ts';
import { editor } from '../harness/lsp.ts';

const uri = 'file:///w/web.yaml';

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web }
    spec:
      containers:
        - name: web
          image: nginx:1.29
          securityContext:
            privileged: true
          imagePullPolcy: Always
          resources: { limits: { memory: 64Mi } }
`;

const at = (text: string, needle: string, by = 0) => {
  const before = text.slice(0, text.indexOf(needle) + by).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
};

const codes = (found: readonly Diagnostic[]): readonly string[] => found.map((one) => String(one.code)).sort();

const applied = (text: string, action: CodeAction | undefined): string => {
  const change = action?.edit?.documentChanges?.[0];
  assert.ok(change && 'edits' in change, 'the action has an edit');
  const offset = (place: { line: number; character: number }) =>
    text.split('\n').slice(0, place.line).join('\n').length + (place.line > 0 ? 1 : 0) + place.character;
  return [...change.edits]
    .flatMap((edit) => ('newText' in edit ? [edit] : []))
    .sort((a, b) => offset(b.range.start) - offset(a.range.start))
    .reduce((now, edit) => now.slice(0, offset(edit.range.start)) + edit.newText + now.slice(offset(edit.range.end)), text);
};

test('findings have code, source, severity, place and version', async () => {
  const client = await editor();
  const found = await client.open(uri, deployment);
  assert.ok(found.every((one) => one.source === 'foresee'));
  const unknown = found.find((one) => one.code === 'schema/additionalProperties');
  assert.equal(unknown?.severity, 1);
  assert.deepEqual(unknown?.range.start, at(deployment, 'imagePullPolcy'));
  assert.ok(codes(found).includes('pss-privileged'));
  client.stop();
});

test('a workspace in Korean speaks Korean', async () => {
  const client = await editor({ locale: 'ko-KR' });
  const found = await client.open(uri, deployment);
  assert.ok(
    found.every((one) => /[가-힣]/.test(String(one.message))),
    found.map((one) => one.message).join('\n'),
  );
  client.stop();
});

test('quick fixes: one, the whole pod, ignore', async () => {
  const client = await editor();
  await client.open(uri, deployment);
  const range = { start: at(deployment, 'imagePullPolcy', 2), end: at(deployment, 'imagePullPolcy', 2) };
  const actions: CodeAction[] = await client.connection.sendRequest('textDocument/codeAction', {
    textDocument: { uri },
    range,
    context: { diagnostics: [] },
  });
  const rename = applied(
    deployment,
    actions.find((action) => action.title.includes('imagePullPolicy')),
  );
  assert.ok(rename.includes('imagePullPolicy: Always'));
  const restricted = applied(
    deployment,
    actions.find((action) => action.kind === 'refactor.rewrite.foresee.makePodRestricted'),
  );
  const after = await client.open('file:///w/after.yaml', restricted);
  assert.deepEqual(
    codes(after).filter((code) => code.startsWith('pss-') || code === 'pod-security-gap'),
    [],
  );
  const ignored = applied(
    deployment,
    actions.find((action) => action.title.startsWith('Ignore')),
  );
  assert.ok(!codes(await client.open('file:///w/ignored.yaml', ignored)).includes('schema/additionalProperties'));
  client.stop();
});

test('a rule can be turned off for the repository', async () => {
  const off = async (client: Awaited<ReturnType<typeof editor>>) => {
    await client.open(uri, deployment);
    const range = { start: at(deployment, 'privileged: true', 13), end: at(deployment, 'privileged: true', 13) };
    const actions: CodeAction[] = await client.connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri },
      range,
      context: { diagnostics: [] },
    });
    client.stop();
    return actions.find((action) => action.title === 'Turn off `pss-privileged` in .foresee.yaml')?.edit?.documentChanges;
  };
  const made = await off(await editor());
  assert.deepEqual(made?.[0], { kind: 'create', uri: 'file:///w/.foresee.yaml', options: { ignoreIfExists: true } });
  const config = '# ours\nrules:\n  image-tag-latest: off\n';
  const client = await editor({ files: { '.foresee.yaml': config } });
  await client.open('file:///w/.foresee.yaml', config);
  const changed = await off(client);
  assert.deepEqual(JSON.parse(JSON.stringify(changed)), [
    {
      textDocument: { uri: 'file:///w/.foresee.yaml', version: 1 },
      edits: [
        { range: { start: { line: 3, character: 0 }, end: { line: 3, character: 0 } }, newText: '  pss-privileged: "off"\n' },
      ],
    },
  ]);
});

test('fix all takes the safe ones only', async () => {
  const client = await editor();
  await client.open(uri, deployment);
  const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
  const actions: CodeAction[] = await client.connection.sendRequest('textDocument/codeAction', {
    textDocument: { uri },
    range: whole,
    context: { diagnostics: [], only: ['source.fixAll.foresee'] },
  });
  const text = applied(deployment, actions[0]);
  assert.ok(text.includes('imagePullPolicy: Always'));
  assert.ok(text.includes('privileged: true'), 'a change that wants a look is not made');
  client.stop();
});

test('hover tells type, words of the schema, finding and topic', async () => {
  const client = await editor();
  await client.open(uri, deployment);
  const hover: Hover = await client.connection.sendRequest('textDocument/hover', {
    textDocument: { uri },
    position: at(deployment, 'privileged', 3),
  });
  const text = JSON.stringify(hover.contents);
  assert.match(text, /`boolean`/);
  assert.match(text, /pss-privileged|Kernel mode/);
  client.stop();
});

test('completion of keys, values, kinds', async () => {
  const client = await editor();
  const labels = async (text: string, needle: string, by: number): Promise<readonly string[]> => {
    const name = `file:///w/${Math.abs(text.length * 31 + by)}-${needle.length}.yaml`;
    await client.open(name, text);
    const list: CompletionList = await client.connection.sendRequest('textDocument/completion', {
      textDocument: { uri: name },
      position: at(text, needle, by),
    });
    return list.items.map((item) => item.label);
  };
  const half = deployment.replace('          imagePullPolcy: Always\n', '          imageP\n');
  assert.ok((await labels(half, 'imageP\n', 6)).includes('imagePullPolicy'));
  const blank = deployment.replace('          imagePullPolcy: Always\n', '          \n');
  assert.ok((await labels(blank, '          \n', 10)).includes('livenessProbe'));
  assert.ok(!(await labels(blank, '          \n', 10)).includes('image'), 'a key that is there is not offered');
  const value = deployment.replace('imagePullPolcy: Always', 'imagePullPolicy: ');
  assert.deepEqual([...(await labels(value, 'imagePullPolicy: ', 17))].sort(), ['Always', 'IfNotPresent', 'Never']);
  const flow = deployment.replace('{ limits: { memory: 64Mi } }', '{ limits: { memory: 64Mi }, req }');
  assert.ok((await labels(flow, 'req }', 3)).includes('requests'));
  const list = deployment.replace('imagePullPolcy: Always', 'ports:\n            - con');
  assert.ok((await labels(list, '- con', 5)).includes('containerPort'));
  assert.ok((await labels('apiVersion: apps/v1\nkind: \n', 'kind: ', 6)).includes('Deployment'));
  assert.ok((await labels('apiVersion: \nkind: CronJob\n', 'apiVersion: ', 12)).includes('batch/v1'));
  client.stop();
});

test('outline, folding, growing selections', async () => {
  const client = await editor();
  const two = `${deployment}---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\n`;
  await client.open(uri, two);
  const symbols: DocumentSymbol[] = await client.connection.sendRequest('textDocument/documentSymbol', { textDocument: { uri } });
  assert.deepEqual(
    symbols.map((symbol) => symbol.name),
    ['Deployment web', 'ConfigMap settings'],
  );
  const inside = (outer: DocumentSymbol): boolean =>
    (outer.children ?? []).every(
      (child) =>
        child.range.start.line >= outer.range.start.line && child.range.end.line <= outer.range.end.line && inside(child),
    );
  assert.ok(symbols.every(inside));
  const folds: FoldingRange[] = await client.connection.sendRequest('textDocument/foldingRange', { textDocument: { uri } });
  assert.ok(
    folds.some((fold) => fold.startLine === 4 && fold.endLine === 17),
    JSON.stringify(folds),
  );
  const grown: SelectionRange[] = await client.connection.sendRequest('textDocument/selectionRange', {
    textDocument: { uri },
    positions: [at(two, 'nginx', 1)],
  });
  assert.ok(grown[0]?.parent?.parent);
  client.stop();
});

test('a template knows its values', async () => {
  const values = 'image:\n  repository: shop\n  tag: "1"\n';
  const template = 'image: {{ .Values.image.repository }}:{{ .Values.image.tog }}\n';
  const client = await editor({
    files: { 'c/Chart.yaml': 'apiVersion: v2\nname: c\nversion: 1.0.0\n', 'c/values.yaml': values },
  });
  await client.open('file:///w/c/values.yaml', values);
  await client.open('file:///w/c/Chart.yaml', 'apiVersion: v2\nname: c\nversion: 1.0.0\n');
  const found = await client.open('file:///w/c/templates/a.yaml', template, 'helm');
  assert.deepEqual(codes(found), ['reference/helm-value']);
  assert.match(String(found[0]?.message), /Did you mean `tag`/);
  const definition: Location[] = await client.connection.sendRequest('textDocument/definition', {
    textDocument: { uri: 'file:///w/c/templates/a.yaml' },
    position: at(template, 'repository', 3),
  });
  assert.deepEqual(
    definition.map((place) => [place.uri, place.range.start]),
    [['file:///w/c/values.yaml', { line: 1, character: 2 }]],
  );
  client.stop();
});

test('settings, exceptions and the namespace decide', async () => {
  const config = 'rules:\n  pod-security-gap: error\n';
  const client = await editor({ files: { '.foresee.yaml': config } });
  await client.open('file:///w/.foresee.yaml', config);
  const plain = deployment.replace('privileged: true', 'privileged: false');
  assert.equal((await client.open(uri, plain)).find((one) => one.code === 'pod-security-gap')?.severity, 1);
  await client.open(
    'file:///w/ns.yaml',
    'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: open\n  labels:\n    pod-security.kubernetes.io/enforce: privileged\n',
  );
  const open = await client.open(
    'file:///w/open.yaml',
    deployment.replace('name: web\nspec', 'name: web\n  namespace: open\nspec'),
  );
  assert.deepEqual(
    codes(open).filter((code) => code.startsWith('pss-') || code.startsWith('pod-security')),
    [],
  );
  client.stop();
});

test('the cluster that the workspace makes decides the version', async () => {
  const kind =
    'kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\nnodes:\n  - role: control-plane\n    image: kindest/node:v1.36.0@sha256:0\n';
  const old =
    'apiVersion: flowcontrol.apiserver.k8s.io/v1beta3\nkind: FlowSchema\nmetadata:\n  name: a\nspec:\n  priorityLevelConfiguration:\n    name: b\n';
  const client = await editor();
  const before = await client.open('file:///w/old.yaml', old);
  assert.equal(before.find((one) => one.code === 'api-removed')?.severity, 2, 'without a version a removal is a warning');
  await client.open('file:///w/kind.yaml', kind);
  const after = await client.open('file:///w/old2.yaml', old);
  assert.equal(after.find((one) => one.code === 'api-removed')?.severity, 1);
  client.stop();
});

test('a chart made for one version decides it too; a range decides nothing', async () => {
  const chart = (range: string) => `apiVersion: v2\nname: c\nversion: 1.0.0\nkubeVersion: "${range}"\n`;
  const old =
    'apiVersion: flowcontrol.apiserver.k8s.io/v1beta3\nkind: FlowSchema\nmetadata:\n  name: a\nspec:\n  priorityLevelConfiguration:\n    name: b\n';
  for (const [range, severity] of [
    ['~1.36', 1],
    ['>=1.25.0-0', 2],
  ] as const) {
    const client = await editor({ files: { 'c/Chart.yaml': chart(range) } });
    await client.open('file:///w/c/Chart.yaml', chart(range));
    assert.equal((await client.open('file:///w/old.yaml', old)).find((one) => one.code === 'api-removed')?.severity, severity);
    client.stop();
  }
});

test('JSON is looked at only where it is a manifest', async () => {
  const client = await editor();
  assert.deepEqual(codes(await client.open('file:///w/settings.json', '{ // a comment\n  "a": 1,\n}\n', 'json')), []);
  assert.deepEqual(
    codes(
      await client.open(
        'file:///w/pod.json',
        '{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a", "nam": "b"}, "spec": {"containers": []}}',
        'json',
      ),
    ).includes('schema/additionalProperties'),
    true,
  );
  assert.match(
    codes(
      await client.open('file:///w/broken.json', '{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a}}', 'json'),
    ).join(),
    /^syntax\//,
  );
  client.stop();
});

test('of excluded files nothing is said', async () => {
  const client = await editor({ files: { '.foresee.yaml': 'exclude: ["vendor/**"]\n' } });
  await client.open('file:///w/.foresee.yaml', 'exclude: ["vendor/**"]\n');
  assert.deepEqual(codes(await client.open('file:///w/vendor/web.yaml', deployment)), []);
  client.stop();
});

test('files that nobody has open, where the settings ask for them', async () => {
  const broken = deployment.replace('privileged: true', 'privileged: maybe');
  const files = { '.foresee.yaml': 'diagnostics: all\n', 'a.yaml': broken, 'b.yaml': deployment, 'c.txt.yaml': 'no: manifest\n' };
  const client = await editor({ files });
  for (let i = 0; i < 100 && client.shown('file:///w/b.yaml').length === 0; i++)
    await new Promise((resolve) => setTimeout(resolve, 10));
  assert.ok(codes(client.shown('file:///w/a.yaml')).includes('schema/type'));
  assert.deepEqual(client.shown('file:///w/c.txt.yaml'), []);
  await client.open('file:///w/.foresee.yaml', files['.foresee.yaml']);
  await client.type('file:///w/.foresee.yaml', 13, 16, 'open');
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: 'file:///w/b.yaml', type: 2 }],
  });
  for (let i = 0; i < 100 && client.shown('file:///w/a.yaml').length > 0; i++)
    await new Promise((resolve) => setTimeout(resolve, 10));
  assert.deepEqual(client.shown('file:///w/a.yaml'), []);
  client.stop();
});

test('a schema of the workspace, by modeline and by setting', async () => {
  const schema = JSON.stringify({
    $schema: 'http://json-schema.org/draft-07/schema#',
    type: 'object',
    properties: { size: { type: 'integer', description: 'How many there are.' }, colour: { enum: ['red', 'blue'] } },
    additionalProperties: false,
  });
  const files = { 'schemas/box.json': schema, '.foresee.yaml': 'schemas:\n  "boxes/*.yaml": schemas/box.json\n' };
  const client = await editor({ files });
  await client.open('file:///w/schemas/box.json', schema, 'json');
  await client.open('file:///w/.foresee.yaml', files['.foresee.yaml']);
  const named = '# yaml-language-server: $schema=../schemas/box.json\nsize: many\n';
  assert.deepEqual(codes(await client.open('file:///w/other/a.yaml', named)), ['schema/type']);
  assert.deepEqual(codes(await client.open('file:///w/boxes/a.yaml', 'colour: red\nsise: 1\n')), ['schema/additionalProperties']);
  assert.deepEqual(
    codes(await client.open('file:///w/other/b.yaml', '# yaml-language-server: $schema=../none.json\nsize: 1\n')),
    ['reference/schema'],
  );
  assert.deepEqual(
    codes(await client.open('file:///w/other/c.yaml', '# yaml-language-server: $schema=https://example.com/s.json\nsize: 1\n')),
    [],
  );
  const hover: Hover = await client.connection.sendRequest('textDocument/hover', {
    textDocument: { uri: 'file:///w/other/a.yaml' },
    position: { line: 1, character: 2 },
  });
  assert.match(JSON.stringify(hover.contents), /How many there are/);
  await client.open('file:///w/boxes/b.yaml', 'col\n');
  const list: CompletionList = await client.connection.sendRequest('textDocument/completion', {
    textDocument: { uri: 'file:///w/boxes/b.yaml' },
    position: { line: 0, character: 3 },
  });
  assert.ok(list.items.some((item) => item.label === 'colour'));
  client.stop();
});

test('a chart is checked as it renders, and findings go home', async () => {
  const chart = 'apiVersion: v2\nname: c\nversion: 1.0.0\n';
  const values = 'image: nginx:latest\nreplicas: two\n';
  const template = `apiVersion: apps/v1
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
          image: {{ .Values.image }}
          imagePullPolcy: Always
`;
  const name = 'file:///w/c/templates/web.yaml';
  const client = await editor({ files: { 'c/Chart.yaml': chart, 'c/values.yaml': values, 'c/templates/web.yaml': template } });
  await client.open('file:///w/c/Chart.yaml', chart);
  await client.open('file:///w/c/values.yaml', values);
  await client.open(name, template, 'helm');
  const settle = async () => {
    client.clock.pass(1000);
    await new Promise((resolve) => setTimeout(resolve, 50));
  };
  await settle();
  const line = (file: string, code: string) => client.shown(file).find((one) => one.code === code)?.range.start;
  assert.deepEqual(line(name, 'schema/additionalProperties'), at(template, 'imagePullPolcy'));
  assert.deepEqual(line('file:///w/c/values.yaml', 'image-tag-latest'), at(values, 'nginx:latest'));
  assert.deepEqual(line('file:///w/c/values.yaml', 'schema/type'), at(values, 'two'));
  const wrong = template.indexOf('imagePullPolcy');
  await client.type(name, wrong, wrong + 'imagePullPolcy'.length, 'imagePullPolicy');
  await settle();
  assert.equal(line(name, 'schema/additionalProperties'), undefined);
  await client.type('file:///w/c/values.yaml', values.indexOf('two'), values.indexOf('two') + 3, '2');
  await settle();
  assert.equal(line('file:///w/c/values.yaml', 'schema/type'), undefined);
  const image = template.indexOf('{{ .Values.image }}');
  await client.type(
    name,
    client.text(name).indexOf('{{ .Values.image }}'),
    client.text(name).indexOf('{{ .Values.image }}') + '{{ .Values.image }}'.length,
    'busybox:latest',
  );
  await settle();
  assert.equal(line('file:///w/c/values.yaml', 'image-tag-latest'), undefined, 'the finding leaves the values');
  assert.equal(
    line(name, 'image-tag-latest')?.line,
    template.slice(0, image).split('\n').length - 1,
    'and comes to the template',
  );
  client.stop();
});

test('a chart can be looked at as it renders, with the way back for each line', async () => {
  const chart = 'apiVersion: v2\nname: c\nversion: 1.0.0\n';
  const values = 'name: web\n';
  const template = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Values.name }}\ndat: {}\n';
  const name = 'file:///w/c/templates/map.yaml';
  const client = await editor({ files: { 'c/Chart.yaml': chart } });
  await client.open('file:///w/c/Chart.yaml', chart);
  await client.open('file:///w/c/values.yaml', values);
  await client.open('file:///w/c/values-prod.yaml', 'name: shop\n');
  await client.open(name, template, 'helm');
  const rendered = await client.connection.sendRequest<RenderedChart>('foresee/render', { uri: name, under: null });
  const lines = rendered.text.split('\n');
  assert.ok(lines.includes('  name: web'));
  assert.deepEqual(rendered.environments, [null, 'values-prod.yaml']);
  const home = (line: string) => rendered.lines[lines.indexOf(line)];
  assert.deepEqual([home('kind: ConfigMap')?.uri, home('kind: ConfigMap')?.line], [name, 1]);
  assert.equal(home('  name: web')?.line, 3);
  const [finding] = rendered.findings;
  assert.deepEqual([finding?.rule, lines[finding?.line ?? 0]], ['schema/additionalProperties', 'dat: {}']);
  const prod = await client.connection.sendRequest<RenderedChart>('foresee/render', { uri: name, under: 'values-prod.yaml' });
  assert.ok(prod.text.includes('name: shop'));
  client.stop();
});
