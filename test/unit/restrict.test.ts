import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Fix } from '../../server/src/core/base/edit.ts';
import { imageOf } from '../../server/src/core/concepts/pod/image.ts';
import { pods } from '../../server/src/core/concepts/pod/pod.ts';
import { restrictPod } from '../../server/src/core/concepts/pod/restrict.ts';
import { modelOf } from '../../server/src/core/languages/kubernetes/model.ts';
import { readStream } from '../../server/src/core/yaml/read.ts';
import { contextAt } from '../harness/context.ts';

const context = contextAt('restricted', Number.POSITIVE_INFINITY, false);

const restricted = (spec: string): Fix | null => {
  const tree = readStream(`apiVersion: v1\nkind: Pod\nmetadata:\n  name: shop\nspec:\n${spec}`).documents[0]?.tree;
  const pod = tree && pods.see(modelOf(tree))[0];
  assert.ok(pod);
  return restrictPod(pod, context);
};

const withImage = (image: string, more = ''): string => `${more}  containers:\n  - name: web\n    image: ${image}\n`;

test('the fix says beforehand when an image may not start', () => {
  const warning = (spec: string): string => restricted(spec)?.warning?.en ?? '';
  assert.match(warning(withImage('nginx:1.29')), /`web` will not start.*`nginxinc\/nginx-unprivileged`/);
  assert.match(warning(withImage('ghcr.io/acme/shop:1.4.2')), /`web`.*until `runAsUser` is set/);
  assert.match(warning(withImage('redis:8.2')), /volumes of `web`/);
  assert.equal(warning(withImage('memcached:1.6.39')), '', 'the image names its user by number');
  assert.equal(warning(withImage('prom/prometheus:v3.5.0')), '', 'the fix names the user');
  assert.equal(
    warning(withImage('ghcr.io/acme/shop:1.4.2', '  securityContext:\n    runAsUser: 1000\n')),
    '',
    'the manifest does',
  );
  assert.equal(warning(withImage('nginx:1.29', '  securityContext:\n    runAsNonRoot: true\n')), '', 'root was refused before');
  assert.equal(
    warning(withImage('"{{ .image }}"', '  os:\n    name: windows\n  securityContext:\n    runAsNonRoot: true\n')),
    '',
  );
});

test('a pod that meets restricted has nothing to mend', () => {
  const spec =
    '  os: { name: windows }\n  securityContext: { runAsNonRoot: true }\n  containers:\n  - name: web\n    image: ghcr.io/acme/shop:1.4.2\n';
  assert.equal(restricted(spec), null);
});

test('images are read into their parts', () => {
  const parts = (text: string): string => {
    const image = imageOf(text);
    return image === null
      ? 'none'
      : `${image.registry} ${image.repository} ${image.tag} ${image.digest === null ? '' : 'digest'}`.trim();
  };
  assert.equal(parts('nginx'), 'docker.io nginx null');
  assert.equal(parts('docker.io/library/nginx:1.29'), 'docker.io nginx 1.29');
  assert.equal(parts('localhost:5000/app'), 'localhost:5000 app null');
  assert.equal(parts('registry.example.org:5000/a/b:v1'), 'registry.example.org:5000 a/b v1');
  assert.equal(parts(`quay.io/a/b@sha256:${'0'.repeat(64)}`), 'quay.io a/b null digest');
  assert.equal(parts('ko://example.org/cmd'), 'none');
  assert.equal(parts('Not An Image'), 'none');
});
