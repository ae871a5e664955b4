/**
 * Runs every case below test/cases, or those whose path holds CASES. `UPDATE=1` writes the signs and the goldens as the engine sees
 * them, for a person to read.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { type Case, isSign, printSign, readCase, type Sign, sections } from './harness/case.ts';
import { faultOf, mended, seen, signOf, sourceOf, workspaceOf } from './harness/run.ts';

const folder = 'test/cases';
const update = process.env['UPDATE'] === '1';

const files = fs
  .readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.(?:ya?ml|json)$/.test(file) && !file.includes('.fixed.') && file.includes(process.env['CASES'] ?? ''))
  .sort();

/** The text of a case; files with the line ends of Windows say so in their settings, as git would change them. */
const read = (file: string): string => {
  const text = fs.readFileSync(file, 'utf8');
  return /^lineEnd: crlf$/m.test(text) ? text.replaceAll('\n', '\r\n') : text;
};

const write = (file: string, text: string): void => fs.writeFileSync(file, text.replaceAll('\r\n', '\n'));

const show = (sign: Sign): string =>
  `${sign.line + 1}:${sign.start + 1}-${(sign.end ?? 0) + 1} ${sign.rule}${sign.severity === null ? '' : ` ${sign.severity}`}`;

const matches = (wanted: Sign, found: Sign): boolean =>
  wanted.line === found.line &&
  wanted.start === found.start &&
  (wanted.end === found.end || (wanted.line === 0 && wanted.start === 0 && wanted.end === 0)) &&
  wanted.rule === found.rule &&
  (wanted.severity === null || wanted.severity === found.severity);

/** Wanted and found, each without the other, as lines a person can read. */
const differences = (one: Case): readonly string[] => {
  const workspace = workspaceOf(one);
  return one.files.flatMap(({ path: file, text, signs }) => {
    const source = sourceOf(file, text);
    const findings = seen(workspace, file);
    const rest = findings.map((finding) => ({ sign: signOf(finding, source), say: finding.say.en }));
    const lines = findings.flatMap((finding) => faultOf(finding, source) ?? []);
    for (const sign of signs) {
      const index = rest.findIndex((found) => matches(sign, found.sign));
      if (index < 0) lines.push(`${file}: expected ${show(sign)}`);
      else rest.splice(index, 1);
    }
    return [...lines, ...rest.map(({ sign, say }) => `${file}: found ${show(sign)}: ${say}`)];
  });
};

/** The case with its signs as the engine would set them. */
const signed = (text: string, name: string, one: Case): string => {
  const workspace = workspaceOf(one);
  const parts = sections(text, name).map(({ path: part, lines }) => {
    if (part === 'settings') return { part, lines };
    const kept = lines.filter((line) => !isSign(line));
    const source = sourceOf(part, kept.join('\n').replace('<|>', ''));
    const signs = seen(workspace, part).map((finding) => signOf(finding, source));
    const end = kept.some((line) => line.endsWith('\r')) ? '\r' : '';
    const below = (line: string, index: number): readonly string[] => [
      line,
      ...signs
        .filter((sign) => sign.line === index)
        .map((sign) => printSign(sign, line.replace('\r', '').replace('<|>', '')) + end),
    ];
    return { part, lines: kept.flatMap(below) };
  });
  // A part ends with the line end before the next header.
  return parts.map(({ part, lines }, index) => (part === name && index === 0 ? '' : `#- ${part}\n`) + lines.join('\n')).join('');
};

for (const file of files)
  test(file, () => {
    const place = path.join(folder, file);
    const name = path.basename(file);
    const golden = place.replace(/\.(\w+)$/, '.fixed.$1');
    if (update) {
      const text = read(place);
      write(place, signed(text, name, readCase(text, name)));
    }
    const one = readCase(read(place), name);
    assert.deepEqual(differences(one), []);
    const first = one.files[0];
    assert.ok(first, 'a case has a file');
    const after = mended(one, first.path);
    if (update && after !== first.text) write(golden, after);
    if (first.text.includes('\r\n')) assert.doesNotMatch(after, /[^\r]\n/, 'the line ends stay');
    if (fs.existsSync(golden)) assert.equal(after.replaceAll('\r\n', '\n'), fs.readFileSync(golden, 'utf8'));
  });
