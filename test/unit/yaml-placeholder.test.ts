import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasPlaceholder } from '../../server/src/core/yaml/placeholder.ts';

test('placeholders make a scalar unknown', () => {
  for (const text of [
    '{{ .Values.image }}',
    'shop:{{tag}}',
    '{% if x %}',
    '${IMAGE}',
    'registry/${name}:1',
    '$IMAGE',
    'registry/$IMAGE:1',
    '$A',
    '$(IMAGE)',
    '$(params.image)',
    'registry/$(params.image):1',
    "$(params.x['a.b'])",
    '$(Build.BuildId)-x',
    '$[variables.name]',
    '<IMAGE_NAME>',
    'registry/<TAG>',
    '<YOUR PROJECT>',
    '<your-image>',
    'ENC[AES256_GCM,data:abc,iv:def]',
    '<%= name %>',
    '%IMAGE%',
    '__IMAGE__',
    'registry/__IMAGE_NAME__:1',
    '@IMAGE@',
    '@@TAG@@',
    'v@TAG@',
    '[[ image ]]',
    '#{Image}#',
  ])
    assert.equal(hasPlaceholder(text), true, text);
});

test('values that only look so stay known', () => {
  for (const text of [
    '',
    'nginx:1.25',
    '$',
    '^v[0-9]+$',
    '^(A|B)$|^C$',
    '$1',
    '$$',
    '$a',
    '--ip=$(POD_IP)',
    'echo $(date +%s)',
    '<none>',
    '<nil>',
    '<no value>',
    'a < B && C > d',
    'me@example.com',
    'image@sha256:abc',
    '{"a":{"b":{}}}',
    '[["a"],["b"]]',
    '[[1,2]]',
    '%Y%m%d',
    '100%',
    '__init__',
    '__meta_kubernetes_pod_name',
    '# comment',
    '@daily',
    '@A',
    'ENC[',
    'snake_case__X',
    'a <- b',
  ])
    assert.equal(hasPlaceholder(text), false, text);
});

test('long texts take time in proportion to their length', () => {
  for (const bit of ['$', '$A', '<A', '__A', '_', '@A', '@', 'ENC[A', '$(a.', '[', '[[', '#{', '%A', '<a ', '__A_']) {
    const text = bit.repeat(Math.ceil(300_000 / bit.length));
    const begin = performance.now();
    hasPlaceholder(text);
    assert.ok(performance.now() - begin < 1500, `${bit}: ${performance.now() - begin} ms`);
  }
});
