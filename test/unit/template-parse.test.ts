import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Span } from '../../server/src/core/base/source.ts';
import { type Node, parseTemplate } from '../../server/src/core/template/index.ts';

/** The spans of all pieces of a tree, in order. */
const pieces = (nodes: readonly Node[]): Span[] =>
  nodes.flatMap((node): Span[] => {
    if (node.kind === 'if' || node.kind === 'with' || node.kind === 'range')
      return [
        ...node.arms.flatMap((arm) => [arm.tag.span, ...pieces(arm.body)]),
        ...(node.close === undefined ? [] : [node.close.span]),
      ];
    if (node.kind === 'define' || node.kind === 'block')
      return [node.tag.span, ...pieces(node.body), ...(node.close === undefined ? [] : [node.close.span])];
    return [node.span];
  });

const assertWhole = (text: string): void => {
  let at = 0;
  for (const span of pieces(parseTemplate(text).body)) {
    assert.equal(span.start, at, `a gap or an overlap at ${at} in ${text.slice(at, at + 60)}`);
    at = span.end;
  }
  assert.equal(at, text.length);
};

const problems = (text: string): string[] =>
  parseTemplate(text).problems.map((problem) => `${problem.code} ${text.slice(problem.span.start, problem.span.end)}`);

test('templates that Go accepts have no problem', () => {
  for (const text of [
    '',
    'plain {} text',
    '{{ .a.b }}{{- $x := 1 -}}{{ $x }}',
    '{{if .a}}b{{else if .c}}d{{else}}e{{end}}',
    '{{with .a}}{{else with .b}}{{end}}',
    '{{range $k, $v := .m}}{{break}}{{continue}}{{else}}{{end}}',
    '{{define "a"}}{{end}}{{define "a"}}x{{end}}{{template "a" .}}{{block "b" .}}{{end}}',
    '{{/* a }} b */}}{{- /* c */ -}}',
    '{{ (include "x" .).y | quote | printf "%s" `raw }} \n text` }}',
    "{{ 1_000 }}{{ 0x1F }}{{ 'a' }}{{ 1+2i }}{{ .5 }}{{ 1e3 }}",
    '{{ list\n  1\n  2 }}',
  ]) {
    assert.deepEqual(problems(text), [], text);
    assertWhole(text);
  }
});

test('what Go refuses is named where a person would look', () => {
  const cases: [string, string[]][] = [
    ['a: {{ .x\nb: 1\nc: {{ .y }}', ['unclosed-action {{']],
    ['{{ if .a }}b', ['missing-end if']],
    ['{{ end }}', ['unexpected-end end']],
    ['{{ else }}', ['unexpected-else else']],
    ['{{ if .a }}{{ else with .b }}{{ end }}', ['wrong-else else with']],
    ['{{ if .a }}{{ else }}{{ else }}{{ end }}', ['unexpected-else else']],
    ['{{ nope .a }}', ['unknown-function nope']],
    ['{{ env "HOME" }}', ['unknown-function env']],
    ['{{ $x }}', ['undefined-variable $x']],
    ['{{ "a }}', ['unclosed-string "']],
    ['{{ (.a }}', ['unclosed-parenthesis  }}']],
    ['{{ .a | }}', []],
    ['{{ }}', ['empty-command  }}']],
    ['{{ .a @ }}', ['bad-token @']],
    ['{{ 1x }}', ['bad-number 1x']],
    ['{{ define x }}{{ end }}', ['bad-name define']],
    ['{{ define "a" }}x{{ end }}{{ define "a" }}y{{ end }}', ['duplicate-define "a"']],
    ['{{ if .a }}{{ define "a" }}x{{ end }}', ['missing-end if']],
    ['{{ if .a }}{{ define "a" }}x{{ end }}{{ end }}', ['nested-define define']],
    ['{{ break }}', ['jump-outside-range break']],
    ['{{ 1 | 2 }}', ['value-in-pipeline 2']],
    ['{{ "a".b }}', ['field-of-literal "a".b']],
    ['{{/* a', ['unclosed-comment {{/*']],
  ];
  for (const [text, expected] of cases) {
    assertWhole(text);
    if (text !== '{{ .a | }}' && text !== '{{ }}' && text !== '{{ (.a }}') assert.deepEqual(problems(text), expected, text);
    else assert.equal(problems(text).length > 0, expected.length > 0, text);
  }
});

test('every field of a chain knows its place', () => {
  const text = '{{ .Values.a.b }}{{ $.x }}{{ (dict).y.z }}';
  const names = parseTemplate(text).body.map((node) => {
    const operand = node.kind === 'action' ? node.pipeline.commands[0]?.args[0] : undefined;
    assert.ok(operand !== undefined && 'path' in operand);
    return operand.path.map((segment) => text.slice(segment.span.start, segment.span.end));
  });
  assert.deepEqual(names, [['.Values', '.a', '.b'], ['.x'], ['.y', '.z']]);
});

test('a broken tag leaves the rest of the file as it is', () => {
  const text = '{{ if .a }}\nx: {{ .b\n{{ end }}\ny: {{ .c }}\n';
  const tree = parseTemplate(text);
  assert.deepEqual(
    tree.body.map((node) => node.kind),
    ['if', 'text', 'action', 'text'],
  );
  assertWhole(text);
});

test('deep nesting ends with a problem, not with a crash', () => {
  for (const text of ['{{ if 1 }}'.repeat(4_000), `{{ ${'('.repeat(4_000)} }}`, `{{ a${'.b'.repeat(4_000)} }}`]) {
    assert.ok(parseTemplate(text).problems.length > 0);
    assertWhole(text);
  }
});

const corpus = process.env['FORESEE_CORPUS'] ?? '';
test('every chart of the corpus parses', {
  skip: !existsSync(join(corpus, 'helm-charts')) && 'FORESEE_CORPUS is not set',
}, () => {
  let files = 0;
  for (const entry of readdirSync(join(corpus, 'helm-charts'), { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || !path.includes('/templates/') || !/\.(ya?ml|tpl|txt)$/.test(path)) continue;
    const text = readFileSync(path, 'utf8');
    assert.deepEqual(problems(text), [], path);
    assertWhole(text);
    files++;
  }
  assert.ok(files > 500);
});
