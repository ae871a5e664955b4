// Whatever is typed in a chart, every question about it has an answer: half-written tags, cut texts, odd characters.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Source } from '../../server/src/core/base/source.ts';
import { aroundOf } from '../../server/src/core/engine/around.ts';
import { foldsIn } from '../../server/src/core/engine/outline.ts';
import { emptyWorkspace, type Workspace } from '../../server/src/core/engine/workspace.ts';
import { builtAssets } from '../harness/run.ts';

const source = (path: string, text: string): Source => ({ uri: `file:///${path}`, path, text, version: 1, languageId: null });

const values = 'image: { name: 상점, tag: "1" }\nport: 80\nhosts:\n  - name: a\ntext: "{{ .Values.port }}"\n';
const helpers = '{{/* Name. */}}\n{{ define "shop.name" -}}\n{{ .Chart.Name | trunc 63 }}\n{{- end }}\n';
const web = `{{- /* 🚀 a comment
over lines */ -}}
kind: Service
{{- with .Values.image }}
image: "{{ .name }}:{{ .tag | default $.Chart.AppVersion }}"
{{- else if .Values.port }}
x: {{ include "shop.name" . | nindent 2 }}
{{- end }}
{{- range $i, $h := .Values.hosts }}
h: {{ $h.name | quote }} {{ index $.Values "port" }} {{ (dig "a" "b" 1 $h).c }}
{{- end }}
{{ $x := printf "%s-%d" \`raw
text\` 5 }}{{ tpl .Values.text . }}{{ template "shop.name" $x }}
`;

const base = emptyWorkspace({ assets: builtAssets }).withAll([
  source('c/Chart.yaml', 'apiVersion: v2\nname: shop\nversion: 1.0.0\n'),
  source('c/values.yaml', values),
  source('c/templates/_helpers.tpl', helpers),
  source('c/templates/web.yaml', web),
]);

/** Asks everything at an offset, and checks what must hold of any answer. */
const ask = (workspace: Workspace, uri: string, offset: number): void => {
  const entry = workspace.entries.get(uri);
  const [unit] = workspace.units(uri);
  assert.ok(entry && unit?.language);
  const { language, model } = unit;
  const around = aroundOf(workspace, entry.source);
  const { text } = entry.source;
  language.hover?.(model, offset, around);
  language.define?.(model, offset, around);
  language.signature?.(model, offset, around);
  for (const { replace } of language.complete?.(model, offset, around) ?? [])
    assert.ok(replace.start <= offset && offset <= replace.end && replace.end <= text.length);
  for (const place of language.references?.(model, offset, around) ?? []) {
    const file = workspace.entries.get(place.uri)?.source.text ?? '';
    assert.ok(place.span.start < place.span.end && place.span.end <= file.length);
  }
  const renaming = language.rename?.(model, offset, around) ?? null;
  if (renaming && 'to' in renaming) {
    assert.ok(renaming.span.start <= offset && offset <= renaming.span.end);
    renaming.to('other');
    renaming.to('');
  }
  let outer = { start: 0, end: text.length };
  for (const span of (language.enclosing?.(model, offset) ?? []).toReversed()) {
    assert.ok(outer.start <= span.start && span.end <= outer.end, 'a selection lies in the next one');
    assert.ok(span.start <= offset && offset <= span.end, 'a selection holds the cursor');
    outer = span;
  }
};

const askFile = (workspace: Workspace, uri: string): void => {
  const entry = workspace.entries.get(uri);
  const [unit] = workspace.units(uri);
  assert.ok(entry && unit?.language);
  const { text } = entry.source;
  let last = 0;
  for (const token of unit.language.tokens?.(unit.model) ?? []) {
    assert.ok(token.start >= last && token.end > token.start && token.end <= text.length, 'tokens are in order');
    assert.ok(!/[\r\n]/.test(text.slice(token.start, token.end)), 'a token stands on one line');
    last = token.end;
  }
  for (const fold of foldsIn(workspace, entry.source)) assert.ok(fold.start < fold.end);
  unit.language.outline?.(unit.model);
  const around = aroundOf(workspace, entry.source);
  assert.ok([...(unit.language.check?.(unit.model, around.context) ?? [])].every(({ span }) => span.end <= text.length));
  assert.ok([...(unit.language.across?.(unit.model, around) ?? [])].every(({ span }) => span.end <= text.length));
  unit.language.inlays?.(unit.model, { start: 0, end: text.length }, around);
};

test('a template cut at any place, and with a piece missing', () => {
  const uri = 'file:///c/templates/web.yaml';
  for (let at = 0; at <= web.length; at++) {
    const cut = base.with(source('c/templates/web.yaml', web.slice(0, at)));
    askFile(cut, uri);
    ask(cut, uri, at);
    const hole = base.with(source('c/templates/web.yaml', web.slice(0, at) + web.slice(at + 3)));
    askFile(hole, uri);
    ask(hole, uri, at);
    ask(hole, uri, Math.min(at + 1, hole.entries.get(uri)?.source.text.length ?? 0));
  }
});

test('every offset of a whole template and of its values', () => {
  for (const name of ['templates/web.yaml', 'templates/_helpers.tpl', 'values.yaml', 'Chart.yaml']) {
    const uri = `file:///c/${name}`;
    const text = base.entries.get(uri)?.source.text ?? '';
    askFile(base, uri);
    for (let at = 0; at <= text.length; at++) ask(base, uri, at);
  }
});

test('a hostile template is answered in time', () => {
  const texts = [
    `{{ ${'('.repeat(5000)}`,
    '{{ if .Values.a }}'.repeat(3000),
    `{{ ${'.a'.repeat(20000)} }}`,
    `{{ "${'\\"'.repeat(20000)}`,
    `{{ ${'| quote '.repeat(5000)} }}`,
    `${'# comment\n'.repeat(20000)}`,
    `kind: A\nmetadata:\n${'  x: y\n'.repeat(5000)}`,
    '{{ $__proto__ := .Values.constructor }}{{ include "__proto__" . }}{{ .Release.toString }}{{ toString.x }}',
  ];
  for (const text of texts) {
    const workspace = base.with(source('c/templates/web.yaml', text));
    const started = process.cpuUsage();
    askFile(workspace, 'file:///c/templates/web.yaml');
    for (const at of [0, text.length >> 1, text.length]) ask(workspace, 'file:///c/templates/web.yaml', at);
    const { user } = process.cpuUsage(started);
    assert.ok(user < 3_000_000, `${user / 1000} ms for ${text.slice(0, 30)}`);
  }
});
