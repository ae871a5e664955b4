// What was asked lately stays; the rest goes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recent } from '../../server/src/core/base/recent.ts';

test('keeps the last keys and forgets the oldest', () => {
  const kept = recent<number, string>(3);
  for (let i = 0; i < 6; i++) kept.set(i, `${i}`);
  assert.deepEqual([0, 1, 2, 3, 4, 5].map((i) => kept.get(i)).slice(3), ['3', '4', '5']);
  for (let i = 6; i < 20; i++) {
    kept.set(i, `${i}`);
    assert.equal(kept.get(4), '4', 'what is asked again and again stays');
  }
  assert.equal(kept.get(0), undefined);
});
