// Workflows in the editor: completion, hover, definitions, outline; and that results kept on nodes are those of a fresh reading.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits } from '../../server/src/core/base/edit.ts';
import { githubAction, githubWorkflow } from '../../server/src/core/languages/github-actions/language.ts';
import { rules } from '../../server/src/core/languages/github-actions/rules/index.ts';
import type { Language, Surroundings } from '../../server/src/core/languages/language.ts';
import type { Stream } from '../../server/src/core/yaml/node.ts';
import { readStream } from '../../server/src/core/yaml/read.ts';
import { compileNotes, readNotes } from '../../server/src/tools/notes.mjs';
import type { CaseFile } from '../harness/case.ts';
import { sourceOf as sourceIn, workspaceOf } from '../harness/run.ts';

const sourceOf = (path: string, text: string): CaseFile => ({ path, text, signs: [], cursor: null });

/** A workspace of these files, and what a language may ask of it about the first. */
const around = (files: readonly CaseFile[]): Surroundings => {
  const workspace = workspaceOf({ files, settings: '' });
  const source = sourceIn(files[0]?.path ?? '', files[0]?.text ?? '');
  return {
    source,
    context: workspace.context(source),
    files: workspace.files,
    assets: workspace.setup.assets,
    trusted: true,
    eager: true,
  };
};

/** Everything at the cursor `<|>` of a text; `others` are further files of the workspace. */
const at = (marked: string, language: Language = githubWorkflow, others: readonly CaseFile[] = []) => {
  const offset = marked.indexOf('<|>');
  const text = marked.replace('<|>', '');
  const world = around([sourceOf(language === githubAction ? 'action.yml' : '.github/workflows/w.yml', text), ...others]);
  const { source } = world;
  const tree = readStream(text).documents[0]?.tree;
  assert.ok(tree);
  const model = language.model(tree, source);
  const completions = language.complete?.(model, offset, world) ?? [];
  return {
    labels: completions.map((completion) => completion.label),
    complete: (label: string): string => {
      const chosen = completions.find((completion) => completion.label === label);
      assert.ok(chosen, `${label} is offered`);
      return applyEdits(text, [{ ...chosen.replace, text: chosen.insert }]);
    },
    hover: language.hover?.(model, offset, world) ?? null,
    defined: (language.define?.(model, offset, world) ?? []).map(({ uri, span }) =>
      uri === source.uri ? text.slice(span.start, span.end) : uri,
    ),
    outline: language.outline?.(model) ?? [],
  };
};

const start = `on: push
jobs:
  build:
    runs-on: ubuntu-24.04
    outputs:
      tag: \${{ steps.meta.outputs.tag }}
    strategy:
      matrix:
        node: [20, 22]
    steps:
      - id: meta
        run: echo "tag=v1" >> "$GITHUB_OUTPUT"
`;

const includes = (labels: readonly string[], ...wanted: string[]): void => {
  for (const label of wanted) assert.ok(labels.includes(label), `${label} in ${labels.join(' ')}`);
};

test('keys by the schema, without those that are there', () => {
  const root = at('on: push\n<|>');
  includes(root.labels, 'jobs', 'permissions', 'env');
  assert.ok(!root.labels.includes('on'));
  assert.equal(at('on: push\njo<|>').complete('jobs'), 'on: push\njobs:\n  ');
  assert.equal(at('on: push\nperm<|>: {}\n').complete('permissions'), 'on: push\npermissions: {}\n');
  includes(at('on:\n  <|>\n').labels, 'push', 'pull_request', 'workflow_dispatch');
  includes(at('on:\n  push:\n    <|>\n').labels, 'branches', 'paths-ignore', 'tags');
});

test('keys of a step end with the way it has taken', () => {
  includes(at(`${start}      - <|>\n`).labels, 'uses', 'run', 'wait-all');
  const run = at(`${start}      - run: make\n        <|>\n`).labels;
  includes(run, 'shell', 'env');
  assert.ok(!run.includes('with') && !run.includes('uses'));
});

test('values: words, booleans, jobs, labels', () => {
  assert.deepEqual(at('on: push\npermissions:\n  contents: <|>\n').labels, ['read', 'write', 'none']);
  includes(at('on: [pu<|>]\n').labels, 'push', 'pull_request');
  includes(at('on:\n  issues:\n    types: [<|>]\n').labels, 'opened', 'labeled');
  assert.deepEqual(at(`${start}  test:\n    needs: <|>\n`).labels, ['build']);
  assert.deepEqual(at(`${start}  test:\n    needs: [<|>]\n`).labels, ['build']);
  includes(at(`${start}  test:\n    runs-on: <|>\n`).labels, 'ubuntu-24.04', 'macos-latest');
  includes(at('name: x\ndescription: x\nruns:\n  using: <|>\n', githubAction).labels, 'composite', 'node24');
});

test('inputs of well-known actions', () => {
  const labels = at(
    `${start}      - uses: actions/setup-node@v6\n        with:\n          node-version: 24\n          <|>\n`,
  ).labels;
  includes(labels, 'cache', 'registry-url');
  assert.ok(!labels.includes('node-version'));
});

test('local actions and workflows', () => {
  const others = [
    sourceOf(
      '.github/actions/greet/action.yml',
      'name: greet\ninputs:\n  who: { required: true }\n  how: {}\nruns: { using: node24, main: x }\n',
    ),
    sourceOf('.github/workflows/deploy.yml', 'on: workflow_call\n'),
  ];
  includes(at(`${start}      - uses: <|>\n`, githubWorkflow, others).labels, './.github/actions/greet');
  includes(at(`${start}  deploy:\n    uses: <|>\n`, githubWorkflow, others).labels, './.github/workflows/deploy.yml');
  assert.deepEqual(at(`${start}      - uses: ./.github/actions/<|>greet\n`, githubWorkflow, others).defined, [
    'file:///case/.github/actions/greet/action.yml',
  ]);
  assert.deepEqual(
    at(`${start}      - uses: ./.github/actions/greet\n        with:\n          how: x\n          <|>\n`, githubWorkflow, others)
      .labels,
    ['who'],
  );
  assert.deepEqual(at(`${start}      - uses: ./../../<|>etc\n`, githubWorkflow, others).defined, []);
});

test('names inside expressions, half typed and whole', () => {
  const run = (expression: string) => at(`${start}      - run: echo ${expression}\n`);
  includes(run('${{ <|> }}').labels, 'github', 'secrets', 'steps', 'format', 'hashFiles');
  assert.ok(!run('${{ <|> }}').labels.includes('always'));
  assert.deepEqual(run('${{ steps.<|>').labels, ['meta']);
  assert.deepEqual(run('${{ steps.meta.<|> }}').labels, ['outputs', 'outcome', 'conclusion']);
  assert.deepEqual(run('${{ steps.meta.outputs.t<|> }}').labels, ['tag']);
  assert.deepEqual(run('${{ matrix.<|> }}').labels, ['node']);
  includes(run('${{ github.ev<|> }}').labels, 'event', 'event_name');
  assert.deepEqual(run("${{ format('<|>') }}").labels, []);
  includes(at(`${start}      - if: al<|>\n`).labels, 'always', 'github');
  assert.ok(!at(`${start}      - if: al<|>\n`).labels.includes('secrets'));
  const later = `${start}  test:\n    needs: build\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo `;
  assert.deepEqual(at(`${later}\${{ needs.<|> }}\n`).labels, ['build']);
  assert.deepEqual(at(`${later}\${{ needs.build.outputs.<|> }}\n`).labels, ['tag']);
  assert.ok(run('${{ github.re<|> }}').complete('ref').includes('${{ github.ref }}'));
  assert.deepEqual(at('on: push\nname: ${{ <|> }}\n').labels, []);
});

test('hover', () => {
  assert.match(at(`${start}      - run: echo \${{ steps.me<|>ta.outcome }}\n`).hover?.parts[0]?.ko ?? '', /단계 `meta`/);
  assert.match(at(`${start}      - run: echo \${{ github.sh<|>a }}\n`).hover?.parts[0]?.en ?? '', /Commit that started/);
  assert.match(at(`${start}      - run: echo \${{ toJ<|>SON(github) }}\n`).hover?.parts[0]?.en ?? '', /toJSON\(value\)/);
  assert.match(at('on: push\npermis<|>sions: {}\n').hover?.parts[0]?.en ?? '', /GITHUB_TOKEN/);
  assert.equal(at('on: push\n<|>\n').hover, null);
});

test('definitions', () => {
  assert.deepEqual(at(`${start}  test:\n    needs: [bu<|>ild]\n`).defined, ['build']);
  assert.deepEqual(at(`${start}      - run: echo \${{ steps.me<|>ta.outputs.tag }}\n`).defined, ['meta']);
  assert.deepEqual(at(`${start}      - run: echo \${{ matrix.no<|>de }}\n`).defined, ['node']);
  const inputs =
    'on:\n  workflow_call:\n    inputs:\n      stage: { type: string }\nenv:\n  A: ${{ inputs.sta<|>ge }}\njobs: {}\n';
  assert.deepEqual(at(inputs).defined, ['stage']);
  assert.deepEqual(at(`${start}<|>`).defined, []);
});

test('outline: triggers, jobs, steps', () => {
  const [on, jobs] = at(`${start}<|>`).outline;
  assert.equal(`${on?.name}: ${on?.detail}`, 'on: push');
  assert.equal(jobs?.children[0]?.name, 'build');
  assert.deepEqual(
    jobs?.children[0]?.children.map((step) => step.name),
    ['echo "tag=v1" >> "$GITHUB_OUTPUT"'],
  );
});

const findings = (language: Language, file: CaseFile, stream: Stream) => {
  const { source, context } = around([file]);
  return stream.documents.flatMap(({ tree, start: from }) => {
    const model = language.model(tree, source);
    return [...(language.check?.(model, context) ?? []), ...language.rules.flatMap((rule) => rule.run(model, context))].map(
      ({ rule, span, say, fix }) =>
        `${rule} ${from + span.start}-${from + span.end} ${say.en} ${JSON.stringify(fix?.() ?? null)}`,
    );
  });
};

/** Numbers that are the same in every run. */
const numbers = (seed: number) => () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 2 ** 32;
};

test('an edited workflow has the findings of one read afresh', () => {
  const next = numbers(7);
  const pieces = [
    'x',
    ' ',
    '\n',
    ':',
    '${{ ',
    '}}',
    "'",
    '"',
    '- ',
    '#',
    'needs: a',
    '  ',
    '한',
    '🐳',
    '*a',
    '&a ',
    '<<: ',
    '[',
    '{',
  ];
  for (let round = 0; round < 12; round++) {
    let text = `${start}  test:\n    needs: [build]\n    runs-on: \${{ matrix.os }}\n    env: &a\n      T: \${{ github.head_ref }}\n    steps:\n      - run: |\n          echo "\${{ github.event.issue.title }}" \${{ env.T }}\n      - uses: actions/checkout@v4\n        with:\n          ref: \${{ needs.build.outputs.tag }}\n`;
    let stream = readStream(text);
    for (let step = 0; step < 40; step++) {
      const from = Math.floor(next() * text.length);
      const gone = next() < 0.4 ? Math.floor(next() * 12) : 0;
      const put = next() < 0.8 ? (pieces[Math.floor(next() * pieces.length)] ?? '') : '';
      const change = { start: from, end: Math.min(text.length, from + gone), text: put };
      text = text.slice(0, change.start) + change.text + text.slice(change.end);
      stream = readStream(text, stream, change);
      const source = sourceOf('.github/workflows/w.yml', text);
      assert.deepEqual(findings(githubWorkflow, source, stream), findings(githubWorkflow, source, readStream(text)));
    }
  }
});

test('line ends and a byte order mark change no place', () => {
  const text = `${start}      - run: |\n          한글 🐳 \${{ github.refs }}\n          \${{ foo.bar }}\n        env:\n          A: >-\n            folded\n            \${{ env.x\n            == nope }}\n  b:\n    run-on: x\n`;
  const places = (text: string, shown: (offset: number) => number): readonly string[] =>
    findings(githubWorkflow, sourceOf('.github/workflows/w.yml', text), readStream(text)).map((finding) =>
      finding.replace(/ (\d+)-(\d+) /, (_, from, to) => ` ${shown(Number(from))}-${shown(Number(to))} `).replaceAll('\\r', ''),
    );
  const plain = places(text, (offset) => offset);
  assert.ok(plain.length > 4);
  const crlf = text.replaceAll('\n', '\r\n');
  const without = (offset: number): number => crlf.slice(0, offset).replaceAll('\r', '').length;
  const edits = (lines: readonly string[]): readonly string[] => lines.map((line) => line.replace(/ \{.*| null$/, ''));
  assert.deepEqual(edits(places(crlf, without)), edits(plain));
  assert.deepEqual(edits(places(`\ufeff${text}`, (offset) => offset - 1)), edits(plain));
});

test('names of the prototype are keys like others', () => {
  const text =
    'on: push\n__proto__: 1\nconstructor: 2\njobs:\n  toString:\n    runs-on: x\n    env:\n      __proto__: a\n    steps:\n      - run: ${{ hasOwnProperty.x }} ${{ constructor() }}\n        valueOf: 1\n';
  const found = findings(githubWorkflow, sourceOf('.github/workflows/w.yml', text), readStream(text));
  assert.deepEqual(
    found.map((finding) => finding.split(' ')[0]).filter((rule) => !rule?.startsWith('gha-')),
    [
      'schema/additionalProperties',
      'schema/additionalProperties',
      'expression/context',
      'expression/function',
      'schema/additionalProperties',
    ],
  );
});

test('hostile workflows end fast', () => {
  const bomb = [
    'on: push',
    'a0: &a0 [x]',
    ...Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}, *a${i}]`),
    'jobs: { a: *a30 }',
  ];
  const deep = `on: push\njobs:\n  a:\n    runs-on: x\n    if: ${'('.repeat(10_000)}x\n    name: \${{ ${'!'.repeat(20_000)}x }}\n    steps:\n      - run: ${'${{ a '.repeat(5000)}\n`;
  const wide = `on: push\njobs:\n${Array.from({ length: 1500 }, (_, i) => `  j${i}:\n    needs: [${i > 0 ? `j${i - 1}` : 'j1499'}]\n    runs-on: x\n    steps: [{ run: make }]\n`).join('')}`;
  const nested = `on: push\njobs:\n  a:\n    steps: &s\n      - parallel: *s\n`;
  for (const text of [bomb.join('\n'), deep, wide, nested]) {
    const begin = performance.now();
    findings(githubWorkflow, sourceOf('.github/workflows/w.yml', text), readStream(text));
    assert.ok(performance.now() - begin < 5000);
  }
});

test('a rule that has a fix mends the example of its note', () => {
  const notes = compileNotes(readNotes('server/src/notes')).books.en.rules;
  for (const rule of rules.filter(({ fixable }) => fixable)) {
    const bad = notes[rule.id]?.bad ?? '';
    const { context, source } = around([sourceOf('.github/workflows/w.yml', bad)]);
    const tree = readStream(bad).documents[0]?.tree;
    assert.ok(tree);
    const [finding] = rule.run(githubWorkflow.model(tree, source), context);
    const fix = finding?.fix?.();
    assert.ok(fix, `${rule.id} offers its fix`);
    assert.equal(applyEdits(bad, fix.edits), notes[rule.id]?.good);
  }
});
