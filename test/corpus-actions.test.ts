// Real workflows and actions: no false alarm on what is valid, agreement on what is not. Runs where FORESEE_CORPUS names the corpus.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import { parseAction } from '@actions/workflow-parser/actions/action-parser';
import { linesOf, positionAt, type Source } from '../server/src/core/base/source.ts';
import { check as findings } from '../server/src/core/languages/github-actions/check.ts';
import { actionModel, workflowModel } from '../server/src/core/languages/github-actions/model.ts';
import { readStream } from '../server/src/core/yaml/read.ts';

const corpus = process.env['FORESEE_CORPUS'];
const skip = corpus === undefined ? 'FORESEE_CORPUS is not set' : false;

interface Found {
  readonly line: number;
  readonly rule: string;
  readonly severity: string;
  readonly text: string;
}

const isActionFile = (name: string): boolean => path.basename(name).startsWith('action.');

const check = (name: string, text: string): readonly Found[] => {
  const source: Source = { uri: `file:///${name}`, path: name, text, version: null, languageId: null };
  const model = isActionFile(name) ? actionModel : workflowModel;
  const lineOf = (offset: number): number => positionAt(linesOf(source), offset).line + 1;
  return readStream(text).documents.flatMap(({ tree, start }) => [
    ...tree.faults.map((fault) => ({
      line: lineOf(fault.at.start + start),
      rule: `syntax/${fault.code}`,
      severity: 'error',
      text: fault.name,
    })),
    ...(tree.root === null ? [] : [...findings(model(tree))]).map((finding) => ({
      line: lineOf(finding.span.start + start),
      rule: finding.rule,
      severity: finding.severity,
      text: finding.say.en,
    })),
  ]);
};

interface Verdict {
  readonly file: string;
  readonly verdict: string;
  readonly findings?: readonly { readonly line: number; readonly rule: string }[];
}

const verdicts = (set: string): readonly Verdict[] =>
  fs
    .readFileSync(path.join(corpus ?? '', set, 'VERDICTS.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line): Verdict => JSON.parse(line))
    .filter(({ file }) => fs.statSync(path.join(corpus ?? '', set, file)).isFile());

/** The file as GitHub would see it: starter workflows hold words that it replaces; the language service keeps options in front. */
const textOf = (set: string, file: string): string => {
  const text = fs.readFileSync(path.join(corpus ?? '', set, file), 'utf8').replaceAll(/\$cron-[a-z]+/g, '5 4 * * *');
  return set === 'actions-languageservices' ? (text.split(/^---\s*$/m)[1] ?? text) : text;
};

const isOurs = (text: string): boolean => /^\s*(?:jobs|runs)\s*:/m.test(text);

for (const set of ['starter-workflows', 'actionlint', 'actions-languageservices'])
  test(`no error on what is valid: ${set}`, { skip }, () => {
    const valid = verdicts(set).filter((verdict) => verdict.verdict === 'valid');
    assert.ok(valid.length > 10);
    const wrong = valid.flatMap(({ file }) => {
      const text = textOf(set, file);
      return isOurs(text)
        ? check(file, text)
            // GitHub's YAML reader takes some texts that are no YAML; those are another test's.
            .filter((found) => found.severity === 'error' && !found.rule.startsWith('syntax/'))
            .map((found) => `${file}:${found.line} ${found.rule} ${found.text}`)
        : [];
    });
    assert.deepEqual(wrong, []);
  });

/** What GitHub's own reader says of a file. Background steps are newer than its default. */
const oracle = async (name: string, text: string): Promise<readonly string[]> => {
  const file = { name, content: text };
  const trace = new NoOperationTraceWriter();
  const { context, value } = isActionFile(name) ? parseAction(file, trace) : parseWorkflow(file, trace);
  if (value && context.errors.getErrors().length === 0 && !isActionFile(name)) await convertWorkflowTemplate(context, value);
  return context.errors.getErrors().map((error) => error.message);
};

/** What GitHub says only when the workflow runs. */
const later = new Set(['expression/arguments', 'expression/length', 'reference/matrix', 'schema/conflict', 'schema/format']);

/**
 * Where GitHub's library and its service differ: it takes an expression for a whole `env` or `services` (the library's converter does not),
 * knows background steps, limits the length of a text, and refuses an action that names none. A template's `{{ }}` is no map to us.
 */
const apart =
  /BasicExpressionToken|'(?:background|wait|wait-all|cancel|parallel)'|Anchors are not|Unexpected value type|Expected a scalar value, a sequence/;

test("the verdict of GitHub's own reader on every file", { skip }, async () => {
  const wrong: string[] = [];
  let same = 0;
  for (const set of ['starter-workflows', 'actionlint', 'zizmor', 'actions-languageservices'])
    for (const file of new Set(verdicts(set).map((verdict) => verdict.file))) {
      // What the service takes although its library for editors does not: the test above holds these.
      if (set === 'actions-languageservices' && verdicts(set).some((known) => known.file === file && known.verdict === 'valid'))
        continue;
      const text = textOf(set, file);
      if (!isOurs(text) || readStream(text).documents.some(({ tree }) => tree.faults.length > 0)) continue;
      const theirs = await oracle(file, text);
      const all = check(file, text);
      const ours = all.filter((found) => found.severity === 'error');
      // What the service passes over is told as a warning; the library, which serves editors, refuses it.
      const told = all.some((found) => found.severity === 'warning' && found.rule.startsWith('schema/'));
      const real = ours.filter((found) => !later.has(found.rule));
      if (
        theirs.some((message) => apart.test(message)) ||
        theirs.length > 0 === ours.length > 0 ||
        theirs.length > 0 === real.length > 0 ||
        (theirs.length > 0 && told)
      )
        same++;
      else wrong.push(`${set}/${file}: theirs ${JSON.stringify(theirs.slice(0, 3))} ours ${JSON.stringify(ours.slice(0, 3))}`);
    }
  console.log(`same verdict on ${same} files, another on ${wrong.length}`);
  assert.deepEqual(wrong, []);
});

test('what actionlint finds', { skip }, () => {
  const rules = new Map<string, { seen: number; all: number }>();
  let files = 0;
  let found = 0;
  for (const { file, verdict, findings = [] } of verdicts('actionlint')) {
    const text = textOf('actionlint', file);
    if (verdict !== 'invalid' || !isOurs(text)) continue;
    const lines = new Set(check(file, text).map((finding) => finding.line));
    files++;
    if (lines.size > 0) found++;
    for (const { line, rule } of findings) {
      const row = rules.get(rule) ?? { seen: 0, all: 0 };
      rules.set(rule, { seen: row.seen + (lines.has(line) ? 1 : 0), all: row.all + 1 });
      if (process.env['MISSED'] && !lines.has(line)) console.log(`${file}:${line} ${rule} ${text.split('\n')[line - 1]}`);
    }
  }
  console.log(
    `${found} of ${files} invalid files; by line: ${[...rules].map(([rule, { seen, all }]) => `${rule} ${seen}/${all}`).join(', ')}`,
  );
  assert.ok(found / files > 0.5);
});
