/**
 * Stand-ins for what is different on every run: random text, keys, certificates. They have the right shape and length,
 * are the same for the same chart, and are marked unknown so that nobody judges them.
 */

import { toBytes } from '../value/bytes.ts';
import { unknownOrigin } from '../value/origin.ts';
import { strFrom } from '../value/text.ts';
import { int, type Struct, str, struct, type Value } from '../value/value.ts';
import { chars, count, def, refuse, table } from './define.ts';
import { base64Encode } from './encoding.ts';
import { sha256 } from './hashes.ts';

const unknown = (text: string): Value => strFrom(text, unknownOrigin);

const most = 1_000_000;
/** Text of a given length that repeats an alphabet. */
const fill = (length: number, alphabet: string): string => {
  if (length > most) return refuse('the random text has more than a million characters');
  return alphabet.repeat(Math.ceil(Math.max(0, length) / alphabet.length)).slice(0, Math.max(0, length));
};
const letters = 'foreseeStandInText';

const pem = (label: string, seed: string, lines: number): string => {
  const body = Array.from({ length: lines }, (_, i) => base64Encode(sha256(toBytes(`${seed}${i}`)).slice(0, 48))).join('\n');
  return `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----\n`;
};

const certificate = (name: string): Struct =>
  struct('sprig.certificate', [
    ['Cert', unknown(pem('CERTIFICATE', `cert ${name}`, 17))],
    ['Key', unknown(pem('RSA PRIVATE KEY', `key ${name}`, 25))],
  ]);

const bcrypt = (text: string): string =>
  `$2a$10$${base64Encode(sha256(toBytes(text)))
    .replaceAll(/[+/=]/g, '.')
    .slice(0, 53)}`;

export const randomFunctions = table({
  randAlphaNum: def('int', (a) => unknown(fill(count(a, 0), `${letters}0123456789`))),
  randAlpha: def('int', (a) => unknown(fill(count(a, 0), letters))),
  randAscii: def('int', (a) => unknown(fill(count(a, 0), letters))),
  randNumeric: def('int', (a) => unknown(fill(count(a, 0), '1234567890'))),
  randBytes: def('int', (a) => unknown(base64Encode(fill(count(a, 0), letters)))),
  randInt: def('int int', (a) => {
    const [low, high] = [count(a, 0), count(a, 1)];
    return high <= low ? refuse('invalid argument to Intn') : int(low, 'int', unknownOrigin);
  }),
  shuffle: def('string', (a) => unknown(chars(a, 0))),
  uuidv4: def('', () => unknown('00000000-0000-4000-8000-000000000000')),
  bcrypt: def('string', (a) => unknown(bcrypt(chars(a, 0)))),
  htpasswd: def('string string', (a) =>
    chars(a, 0).includes(':') ? str(`invalid username: ${chars(a, 0)}`) : unknown(`${chars(a, 0)}:${bcrypt(chars(a, 1))}`),
  ),
  derivePassword: def('uint32 string string string string', (a) => unknown(fill(14, letters) + String(count(a, 0)))),
  genPrivateKey: def('string', (a) =>
    unknown(
      pem(
        chars(a, 0) === 'ecdsa' ? 'EC PRIVATE KEY' : chars(a, 0) === 'ed25519' ? 'PRIVATE KEY' : 'RSA PRIVATE KEY',
        chars(a, 0),
        25,
      ),
    ),
  ),
  encryptAES: def('string string', (a) => unknown(base64Encode(chars(a, 1)))),
  decryptAES: def('string string', () => unknown('')),
  genCA: def('string int', (a) => certificate(chars(a, 0))),
  genCAWithKey: def('string int string', (a) => certificate(chars(a, 0))),
  genSelfSignedCert: def('string list list int', (a) => certificate(chars(a, 0))),
  genSelfSignedCertWithKey: def('string list list int string', (a) => certificate(chars(a, 0))),
  genSignedCert: def('string list list int certificate', (a) => certificate(chars(a, 0))),
  genSignedCertWithKey: def('string list list int certificate string', (a) => certificate(chars(a, 0))),
  buildCustomCert: def('string string', () => certificate('custom')),
});
