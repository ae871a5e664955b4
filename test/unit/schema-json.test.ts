// Schemas that people bring: safe to compile, exact in what they say.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits } from '../../server/src/core/base/edit.ts';
import { explainAll } from '../../server/src/core/checks/schema/explain.ts';
import { type CheckOptions, jsonSchema } from '../../server/src/core/checks/schema/json-schema.ts';
import { type Finding, nobody } from '../../server/src/core/finding/finding.ts';
import type { Plain } from '../../server/src/core/yaml/plain.ts';
import { readStream } from '../../server/src/core/yaml/read.ts';
import { View } from '../../server/src/core/yaml/view.ts';

const check = (schema: Plain, text: string, options?: CheckOptions): readonly Finding[] => {
  const compiled = jsonSchema(schema);
  assert.ok(!('refused' in compiled), 'refused' in compiled ? compiled.refused : '');
  const [document] = readStream(text).documents;
  assert.ok(document);
  return explainAll(compiled.check(View.root(document.tree, 'core'), options), nobody, 'error');
};

/** Findings as `rule "marked text": words`. */
const says = (schema: Plain, text: string, options?: CheckOptions): readonly string[] =>
  [...check(schema, text, options)]
    .sort((a, b) => a.span.start - b.span.start)
    .map(({ rule, span, say }) => `${rule} "${text.slice(span.start, span.end)}": ${say.en}`);

const props = (properties: Record<string, Plain>, more: Record<string, Plain> = {}): Plain => ({
  type: 'object',
  properties,
  ...more,
});

test('plain keywords', () => {
  const schema = props(
    {
      port: { type: 'integer', minimum: 1, maximum: 65535 },
      name: { type: 'string', pattern: '^[a-z]+$', minLength: 1 },
      level: { enum: ['debug', 'info', 1] },
      tags: { type: 'array', items: { type: 'string' }, uniqueItems: true, maxItems: 3 },
    },
    { additionalProperties: false, required: ['name', 'port'] },
  );
  assert.deepEqual(says(schema, 'name: a\nport: 80\nlevel: 1\ntags: [a, b]\n'), []);
  assert.deepEqual(says(schema, 'nmae: a\n'), [
    'schema/required "nmae": Required field `port` is missing in the document.',
    'schema/additionalProperties "nmae": Unknown field `nmae`. Did you mean `name`?',
  ]);
  assert.deepEqual(says(schema, 'name: A\nport: 0\nlevel: dbug\ntags: [a, a, 1]\n'), [
    'schema/pattern "A": `name` must match `^[a-z]+$`.',
    'schema/minimum "0": `port` must be at least `1`.',
    'schema/enum "dbug": `dbug` is not a value of `level`. Did you mean `debug`?',
    'schema/uniqueItems "a": `tags[1]` repeats an item that is there before.',
    'schema/type "1": `tags[2]` must be a string; `1` is an integer. Put it in quotes.',
  ]);
});

test('a choice tells of the branch that was meant', () => {
  const volume: Plain = {
    oneOf: [
      props({ type: { const: 'empty' }, size: { type: 'string' } }, { required: ['type'], additionalProperties: false }),
      props({ type: { const: 'host' }, path: { type: 'string' } }, { required: ['type', 'path'], additionalProperties: false }),
    ],
  };
  const schema = props({ volume });
  assert.deepEqual(says(schema, 'volume:\n  type: host\n'), [
    'schema/required "volume": Required field `path` is missing in `volume`.',
  ]);
  assert.deepEqual(says(schema, 'volume:\n  type: empty\n  path: /\n'), [
    'schema/additionalProperties "path": Unknown field `path`.',
  ]);
  assert.deepEqual(says(schema, 'volume:\n  type: hots\n  path: /\n'), ['schema/const "hots": `type` must be `host`.']);
  const several = props({
    port: { anyOf: [{ type: 'integer' }, { type: 'string', pattern: '^\\d+$' }] },
    key: { oneOf: [{ const: 'a' }, { enum: ['b', 'c'] }] },
  });
  assert.deepEqual(says(several, 'port: []\n'), ['schema/type "port": `port` must be a string or an integer, not a list.']);
  assert.deepEqual(says(several, 'port: abc\n'), ['schema/pattern "abc": `port` must match `^\\d+$`.']);
  assert.deepEqual(says(several, 'key: d\n'), ['schema/enum "d": `d` is not a value of `key`. Use `a`, `b` or `c`.']);
  const either: Plain = { anyOf: [{ required: ['image'] }, { required: ['build'] }] };
  assert.deepEqual(says(either, 'x: 1\n'), ['schema/anyOf "x": The document needs `image` or `build`.']);
  assert.deepEqual(says({ oneOf: [{ type: 'integer' }, { minimum: 1 }] }, '5\n').length, 1);
  assert.deepEqual(says({ oneOf: [{ type: 'string' }, { type: 'integer' }] }, '5\n'), []);
});

test('choices that lead back to themselves', () => {
  const tree: Plain = {
    $ref: '#/definitions/node',
    definitions: {
      node: {
        anyOf: [
          { type: 'string' },
          props({ left: { $ref: '#/definitions/node' }, right: { $ref: '#/definitions/node' } }, { additionalProperties: false }),
        ],
      },
    },
  };
  assert.deepEqual(says(tree, 'left:\n  left: a\n  right:\n    left: 1\n'), [
    'schema/type "1": `left` must be a mapping or a string; `1` is an integer. Put it in quotes.',
  ]);
});

test('drafts', () => {
  const four: Plain = {
    $schema: 'http://json-schema.org/draft-04/schema#',
    type: 'object',
    properties: { a: { type: 'integer', minimum: 1, exclusiveMinimum: true } },
  };
  assert.deepEqual(says(four, 'a: 1\n'), ['schema/exclusiveMinimum "1": `a` must be more than `1`.']);
  assert.deepEqual(says(four, 'a: 2\n'), []);
  const twenty: Plain = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'array',
    prefixItems: [{ type: 'string' }],
    items: { type: 'integer' },
  };
  assert.deepEqual(says(twenty, '- a\n- 1\n'), []);
  assert.deepEqual(says(twenty, '- a\n- b\n'), ['schema/type "b": `[1]` must be an integer; `b` is a string.']);
  const nineteen: Plain = { $schema: 'https://json-schema.org/draft/2019-09/schema', dependentRequired: { user: ['password'] } };
  assert.deepEqual(says(nineteen, 'user: a\n'), ['schema/dependentRequired "user": `user` needs `password` too.']);
  assert.deepEqual(says(JSON.parse('{"if": {"required": ["a"]}, "then": {"required": ["b"]}}'), 'a: 1\n'), [
    'schema/required "a": Required field `b` is missing in the document.',
  ]);
});

test('what is unknown is no fault, nor what hangs on it', () => {
  const schema = props(
    {
      port: { type: 'integer' },
      mode: { enum: ['a', 'b'] },
      either: { oneOf: [props({ x: { const: 1 } }), props({ x: { const: 2 } })] },
    },
    { required: ['name'] },
  );
  assert.deepEqual(says(schema, 'name: a\nport: ${PORT}\nmode: {{ .mode }}\neither:\n  x: ${X}\n'), []);
  assert.deepEqual(says(schema, 'port: 1\nnam\n'), []);
  assert.deepEqual(says(props({ a: { type: 'string' } }), 'a: null\n', { nullIsAbsent: true }), []);
  assert.equal(says(props({ a: { type: 'string' } }), 'a: null\n').length, 1);
});

test('nothing outside is asked, nothing runs away', () => {
  // References that lead elsewhere or nowhere, and what our matcher cannot judge, accept everything.
  assert.deepEqual(
    says(
      props({
        a: { $ref: 'https://example.org/schema.json' },
        b: { $ref: 'file:///etc/passwd' },
        c: { $ref: '#/definitions/none' },
      }),
      'a: 1\nb: 2\nc: 3\n',
    ),
    [],
  );
  assert.deepEqual(says(props({ a: { pattern: '(?=x)' } }), 'a: b\n'), []);
  assert.deepEqual(says({ patternProperties: { '(?!x)': { type: 'string' } }, additionalProperties: false }, 'a: 1\n'), []);
  assert.deepEqual(
    says({ patternProperties: { '^x-': { type: 'string' } }, additionalProperties: false }, 'x-a: 1\ny: 2\n').length,
    2,
  );
  const started = performance.now();
  assert.equal(says(props({ a: { pattern: '^(a+)+$' } }), `a: ${'a'.repeat(20_000)}b\n`).length, 1);
  assert.ok(performance.now() - started < 3000);
  // Choices within choices: each level asks two branches, each of which asks the next.
  const twins = (key: string): Plain => props({ a: { $ref: '#/definitions/n' } }, { required: [key] });
  const evil: Plain = { $ref: '#/definitions/n', definitions: { n: { anyOf: [twins('x'), twins('y')] } } };
  const began = performance.now();
  says(evil, `${'{a: '.repeat(60)}1${'}'.repeat(60)}\n`);
  assert.ok(performance.now() - began < 5000);
  // A name of its own would make references mean something else; they are read from the root.
  assert.deepEqual(
    says(
      {
        $id: 'https://example.org/a',
        properties: { a: { $id: 'b', $ref: '#/definitions/c' } },
        definitions: { c: { type: 'string' } },
      },
      'a: 1\n',
    ).length,
    1,
  );
});

test('schemas that are none, or too large', () => {
  assert.deepEqual(jsonSchema('no'), { refused: 'malformed' });
  assert.deepEqual(jsonSchema({ type: 'nonsense' }), { refused: 'malformed' });
  assert.deepEqual(jsonSchema({ allOf: Array.from({ length: 30_000 }, () => ({ type: 'string' })) }), { refused: 'too-large' });
  let deep: Plain = { type: 'string' };
  for (let i = 0; i < 500; i++) deep = { properties: { a: deep } };
  assert.deepEqual(jsonSchema(deep), { refused: 'too-large' });
  assert.ok(!('refused' in jsonSchema(true)));
  assert.deepEqual(says({}, 'a: 1\n'), []);
  assert.deepEqual(
    says(
      JSON.parse('{"properties": {"__proto__": {"type": "integer"}, "constructor": {"type": "integer"}}}'),
      '__proto__: a\nconstructor: b\n',
    ).length,
    1,
  );
});

test('fixes', () => {
  const text = 'kind: deployment # which\n';
  const [finding] = check(props({ kind: { enum: ['Deployment', 'Pod'] } }), text);
  const fix = finding?.fix?.();
  assert.equal(fix && applyEdits(text, fix.edits), 'kind: Deployment # which\n');
});
