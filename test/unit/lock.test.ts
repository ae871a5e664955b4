// `npm ci` refuses a lock that leaves out a platform's variant of a package; npm itself writes such locks when a registry lacks one.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';

interface Entry {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

test('the lock lists every optional package', () => {
  const lock: { packages: Record<string, Entry> } = JSON.parse(fs.readFileSync('package-lock.json', 'utf8'));
  const names = Object.values(lock.packages).flatMap(({ optionalDependencies }) => Object.keys(optionalDependencies ?? {}));
  assert.ok(names.length > 0);
  assert.deepEqual(
    names.filter((name) => !Object.keys(lock.packages).some((place) => place.endsWith(`node_modules/${name}`))),
    [],
  );
});
