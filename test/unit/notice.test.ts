// NOTICE names every package whose code ships.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';

test('NOTICE names what is in the bundles', { skip: !fs.existsSync('dist/meta.json') && 'nothing is built yet' }, () => {
  const meta: Record<string, { inputs: readonly string[] }> = JSON.parse(fs.readFileSync('dist/meta.json', 'utf8'));
  const shipped = new Set(
    Object.values(meta).flatMap(({ inputs }) =>
      inputs.flatMap((file) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []),
    ),
  );
  const notice = fs.readFileSync('NOTICE', 'utf8');
  assert.deepEqual(
    [...shipped].filter((name) => !new RegExp(`^  ${name} `, 'm').test(notice)),
    [],
  );
});
