// Sub-charts that lie packed in `charts/` take part in what a chart renders.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { analyzeNow } from '../../server/src/core/engine/analyze.ts';
import { active } from '../../server/src/core/engine/report.ts';
import { emptyWorkspace } from '../../server/src/core/engine/workspace.ts';
import { builtAssets, sourceOf } from '../harness/run.ts';

/** A packed chart, as `helm package` makes one. */
const pack = (files: Readonly<Record<string, string>>): Uint8Array => {
  const blocks = Object.entries(files).flatMap(([name, text]) => {
    const content = Buffer.from(text);
    const header = Buffer.alloc(512);
    header.write(name, 0);
    header.write('0000644\0', 100);
    header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
    header.write('        0', 148);
    header.write('ustar\x0000', 257);
    const sum = header.reduce((all, byte) => all + byte, 0) - 48 + 32;
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    return [header, content, Buffer.alloc((512 - (content.length % 512)) % 512)];
  });
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]));
};

const library = pack({
  'common/Chart.yaml': 'apiVersion: v2\nname: common\nversion: 1.0.0\ntype: library\n',
  'common/templates/_names.tpl':
    '{{ define "common.spec" }}\nselector: { app: web }\nports: [{ port: 80 }]\ntyp: ClusterIP\n{{ end }}',
});

const files = {
  'c/Chart.yaml':
    'apiVersion: v2\nname: c\nversion: 1.0.0\ndependencies:\n  - { name: common, version: 1.0.0, repository: "https://example.com" }\n',
  'c/values.yaml': 'a: 1\n',
  'c/templates/service.yaml':
    'apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec:\n  {{- include "common.spec" . | nindent 2 }}\n',
};

const found = (name: string, bytes: Uint8Array): readonly string[] => {
  const empty = emptyWorkspace({
    assets: builtAssets,
    packed: (folder) => (folder === 'c/charts' ? [{ name, bytes }] : []),
  });
  const workspace = empty.withAll(Object.entries(files).map(([path, text]) => sourceOf(path, text)));
  return active(analyzeNow('file:///case/c/templates/service.yaml', workspace)).map(({ rule }) => rule);
};

test('what a packed library prints is looked at where it is put in', () => {
  assert.deepEqual(found('common-1.0.0.tgz', library), ['schema/additionalProperties']);
});

test('an archive that cannot be read says nothing', () => {
  assert.deepEqual(found('common-1.0.0.tgz', library.slice(0, 60)), []);
  assert.deepEqual(found('common-1.0.0.tgz', new Uint8Array(100)), []);
});
