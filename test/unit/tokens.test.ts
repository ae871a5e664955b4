import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromBase64 } from '../../server/src/core/concepts/base64.ts';
import { tokensIn } from '../../server/src/core/concepts/secret/tokens.ts';

/** Tokens are put together here, so that no scanner takes this file for a leak. */
const body = (length: number): string => 'aB3dE5gH7jK9mN1pQ2rS4tU6vW8xY0zC'.repeat(8).slice(0, length);
const made: readonly (readonly [string, string])[] = [
  ['AWS', `AKIA${'Q7WX2Z4K9M1P3R5T'}`],
  ['DigitalOcean', `dop_v1_${'0123456789abcdef'.repeat(4)}`],
  ['GitHub', `ghp_${body(36)}`],
  ['GitHub', `github_pat_${body(22)}_${body(59)}`],
  ['GitLab', `glpat-${body(20)}`],
  ['Google', `AIza${body(35)}`],
  ['npm', `npm_${body(36)}`],
  ['SendGrid', `SG.${body(22)}.${body(43)}`],
  ['Slack', `xoxb-1234567890-${body(24)}`],
  ['Stripe', `sk_live_${body(24)}`],
  ['Vault', `hvs.${body(24)}`],
];

test('credentials are known by their form, at their place', () => {
  for (const [what, token] of made) {
    assert.deepEqual(tokensIn(`a ${token} b`), [{ what, at: 2, length: token.length }], what);
    assert.deepEqual(tokensIn(`key="${token}"`)[0]?.what, what);
  }
});

test('examples, masks and parts of longer words are none', () => {
  for (const text of [
    `AKIA${'IOSFODNN7'}EXAMPLE`,
    `ghp_${'x'.repeat(36)}`,
    `ghp_${body(20)}`,
    `XAKIA${'Q7WX2Z4K9M1P3R5T'}`,
    `AIza${body(50)}`,
    '-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKC\n',
    '-----BEGIN RSA PRIVATE KEY-----\n...\n',
  ])
    assert.deepEqual(tokensIn(text), [], text);
});

test('a long text is read in no time', () => {
  const text = `ghp_ SG. glpat- ${'xoxb-1234567890-'.repeat(20_000)} AKIA`;
  const start = performance.now();
  tokensIn(text);
  assert.ok(performance.now() - start < 2000);
});

test('base64 is decoded, and what is none is not', () => {
  assert.equal(fromBase64('aHVudGVyMg=='), 'hunter2');
  assert.equal(fromBase64('YWJj\nZGVm\n'), 'abcdef');
  assert.equal(fromBase64(''), '');
  for (const text of ['abc', 'a b!', 'YWJj=YWJ', '한글한글']) assert.equal(fromBase64(text), null, text);
  for (const text of ['', 'a', 'ab', 'abc', 'longer text, with more'])
    assert.equal(fromBase64(Buffer.from(text).toString('base64')), text);
});
