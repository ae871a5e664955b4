import assert from 'node:assert/strict';
import { test } from 'node:test';
import { functionsOfHelm3, functionsOfHelm4 } from '../../server/src/core/template/functions/all.ts';
import { functionNames } from '../../server/src/core/template/functions/names.ts';
import { loadChart, readValues, renderChart } from '../../server/src/core/template/index.ts';

const values = `
count: 3000000
ratio: 0.50
octal: 0644
word: "on"
text: "안녕 world"
list: [b, 2, null, {k: v}]
map: {zeta: 1, "20": two, "3": three, Alpha: yes}
html: "<b>&"
block: |
  first
  second
none: null
`;

/** What one template prints, or the error that Helm would print; the same with and without origins. */
const print = (template: string, helm: 3 | 4 = 3): string => {
  const files = new Map([
    ['Chart.yaml', 'apiVersion: v2\nname: demo\nversion: 1.2.3\nappVersion: 1.20\n'],
    ['values.yaml', values],
    ['templates/it.yaml', template],
  ]);
  const [plain, placed] = [false, true].map((origins) => {
    const { chart, problems } = loadChart(files);
    assert.ok(chart);
    assert.deepEqual(problems, []);
    const release = { name: 'rel', namespace: 'ns' };
    const rendering = renderChart(chart, { values: readValues([], []), release, kubeVersion: '1.31', origins, helm });
    const problem = rendering.problems.find(({ sort }) => sort !== 'yaml');
    return problem === undefined ? (rendering.files[0]?.text.v ?? '') : `ERROR ${problem.helm}`;
  });
  assert.equal(plain, placed, `origins change the text of ${template}`);
  return plain ?? '';
};

const cases: readonly (readonly [template: string, expected: string])[] = [
  // Numbers of values are float64, literals int, conversions int64.
  ['{{ .Values.count }} {{ .Values.count | int }} {{ .Values.count | quote }}', '3e+06 3000000 "3e+06"'],
  ['{{ .Values.octal }} {{ .Values.ratio }} {{ printf "%d" .Values.count }}', '420 0.5 %!d(float64=3e+06)'],
  ["{{ 0x1F }} {{ 1_000 }} {{ 1e3 }} {{ 'a' }} {{ 2i }}", '31 1000 1000 97 (0+2i)'],
  ['{{ add 1.9 2 }} {{ div 7 2 }} {{ mod -7 3 }} {{ mulf 1.1 1.1 }} {{ int "08" }} {{ int "0x1f" }}', '3 3 -1 1.21 0 31'],
  [
    '{{ typeOf 1 }} {{ typeOf .Values.count }} {{ typeOf (add 1 1) }} {{ kindOf .Values.map }} {{ typeOf .Values }}',
    'int float64 int64 map chartutil.Values',
  ],
  // nil has three faces.
  [
    '{{ .Values.none }}|{{ .Values.gone }}|{{ .Values.gone | quote }}|{{ .Values.gone | toString }}|{{ list nil }}',
    '|||<nil>|[<nil>]',
  ],
  ['{{ define "n" }}[{{ .x }}{{ len list }}]{{ end }}{{ include "n" .Values.gone }}{{ (semver "1.2") | toJson }}', '[0]"1.2.0"'],
  ['{{ default "d" 0 }} {{ default "d" .Values.none }} {{ coalesce "" 0 "x" }} {{ empty (dict) }}', 'd d x true'],
  // Maps print and range by byte order; toYaml has an order of its own.
  ['{{ .Values.map }}', 'map[20:two 3:three Alpha:true zeta:1]'],
  ['{{ toYaml .Values.map }}', '"3": three\n"20": two\nAlpha: true\nzeta: 1'],
  ['{{ range $k, $v := .Values.map }}{{ $k }}={{ $v }} {{ end }}', '20=two 3=three Alpha=true zeta=1 '],
  // Strings are bytes.
  [
    '{{ len .Values.text }} {{ trunc 6 .Values.text }} {{ upper .Values.text }} {{ trunc 4 .Values.text | quote }}',
    '12 안녕 안녕 WORLD "안\\xeb"',
  ],
  ['{{ substr 0 3 .Values.text }} {{ .Values.text | b64enc }} {{ "\\xff" | quote }}', '안 7JWI64WVIHdvcmxk "\\xff"'],
  // Blocks, scopes, jumps.
  ['{{ $x := 1 }}{{ if true }}{{ $x = 2 }}{{ $y := 9 }}{{ end }}{{ $x }}', '2'],
  ['{{ range $i, $e := list "a" "b" "c" }}{{ if eq $i 1 }}{{ continue }}{{ end }}{{ $e }}{{ else }}none{{ end }}', 'ac'],
  ['{{ range 3 }}{{ . }}{{ if eq . 1 }}{{ break }}{{ end }}{{ end }}', '01'],
  ['{{ with .Values.gone }}a{{ else with .Values.word }}{{ . }}{{ else }}c{{ end }}', 'on'],
  ['a  {{- 1 -}}  b {{/* c */}} d', 'a1b  d'],
  [
    '{{ define "t" }}[{{ .a }}]{{ end }}{{ template "t" dict "a" 1 }}{{ include "t" (dict "a" "x") | upper }}{{ block "u" . }}!{{ end }}',
    '[1][X]!',
  ],
  ['{{ tpl "{{ .Values.word }}-{{ include \\"n\\" . }}" . }}{{ define "n" }}{{ .Chart.Name }}{{ end }}', 'on-demo'],
  ['{{ and 1 0 2 }} {{ or 0 "" "x" }} {{ not list }} {{ and true (eq 1 1) }}', '0 x true true'],
  // fmt.
  [
    '{{ printf "%5.2f|%-5s|%05d|%x|%q|%t|%T|%v|%%" 3.14159 "ab" 42 255 "q" true 1.5 nil }}',
    ' 3.14|ab   |00042|ff|"q"|true|float64|<nil>|%',
  ],
  ['{{ printf "%s %d" 5 "x" }}{{ printf "%d" }}{{ printf "x" 1 }}', '%!s(int=5) %!d(string=x)%!d(MISSING)x%!(EXTRA int=1)'],
  ['{{ print 1 2 "a" "b" 3 }} {{ println "x" 1 }}', '1 2ab3 x 1\n'],
  // YAML, JSON, TOML.
  [
    '{{ toYaml (dict "a" 3000000.0 "b" 0.5 "c" (list) "d" (dict) "e" nil "f" "yes" "g" "1e3" "h" "a: b" "i" "x\\ny") }}',
    'a: 3000000\nb: 0.5\nc: []\nd: {}\ne: null\nf: "yes"\ng: "1e3"\nh: \'a: b\'\ni: |-\n  x\n  y',
  ],
  ['{{ toYaml (list 1 (list 2 (dict "k" "v" "l" (list 3)))) }}', '- 1\n- - 2\n  - k: v\n    l:\n    - 3'],
  ['{{ toJson .Values.html }} {{ toRawJson .Values.html }} {{ toYaml .Values.html }}', '"\\u003cb\\u003e\\u0026" "<b>&" <b>&'],
  [
    '{{ fromYaml "a: 0x10\\nb: [yes, ~]\\nc: 2020-01-02" | toJson }} {{ fromYaml "- x" | toJson }}',
    '{"a":16,"b":[true,null],"c":"2020-01-02"} {"Error":"error unmarshaling JSON: while decoding JSON: json: cannot unmarshal array into Go value of type map[string]interface {}"}',
  ],
  ['{{ fromJson "{\\"a\\":[1,null]}" }} {{ fromJson "{" }}', 'map[a:[1 <nil>]] map[Error:unexpected end of JSON input]'],
  ['{{ toToml (dict "a" 1 "t" (dict "x" "y")) }}', 'a = 1\n\n[t]\n  x = "y"\n'],
  // Sprig.
  ['{{ merge (dict "a" "" "n" (dict "x" 1)) (dict "a" "s" "n" (dict "x" 2 "y" 3)) | toJson }}', '{"a":"s","n":{"x":1,"y":3}}'],
  ['{{ mergeOverwrite (dict "a" 1 "l" (list 1)) (dict "a" 2 "l" (list)) | toJson }}', '{"a":2,"l":[]}'],
  [
    '{{ $d := dict "a" 1 }}{{ $_ := set $d "b" 2 }}{{ $_ := unset $d "a" }}{{ $d }} {{ dig "x" "y" "z" (dict "x" dict) }}',
    'map[b:2] z',
  ],
  [
    '{{ pick (dict "a" 1 "b" 2) "a" }} {{ omit (dict "a" 1 "b" 2) "a" }} {{ hasKey (dict "a" nil) "a" }} {{ get (dict) "q" | quote }}',
    'map[a:1] map[b:2] true ""',
  ],
  [
    '{{ list 3 1 3 | uniq }} {{ without (list 1 2) 2 }} {{ compact (list "" 1) }} {{ last (list 1 2) }} {{ concat (list 1) (list 2) }} {{ has 1 (list 1) }} {{ has 1.0 (list 1) }}',
    '[3 1] [1] [1] 2 [1 2] true false',
  ],
  [
    '{{ chunk 2 (list 1 2 3) }} {{ slice (list 1 2 3) 1 }} {{ until 3 }} {{ seq 1 2 5 }} {{ concat list list | toJson }}',
    '[[1 2] [3]] [2 3] [0 1 2] 1 3 5 null',
  ],
  [
    '{{ "a.b.c" | splitList "." | join "/" }} {{ (split "." "a.b")._1 }} {{ trimSuffix "-" "a--" }} {{ replace "a" "b" "aXa" }} {{ nindent 2 "x\\ny" }}',
    'a/b/c b a- bXb \n  x\n  y',
  ],
  [
    '{{ snakecase "HTTPServer2x" }} {{ kebabcase "FirstName" }} {{ camelcase "http_server" }} {{ title "a bC" }} {{ untitle "Ab Cd" }}',
    'http_server_2x first-name HttpServer A BC ab cd',
  ],
  [
    '{{ semverCompare "^1.2" "1.9.0" }} {{ semverCompare ">=1.19" "v1.20.3-gke.1" }} {{ semverCompare ">=1.19-0" "v1.20.3-gke.1" }} {{ (semver "v1.2.3-a+b").Minor }}',
    'true false true 2',
  ],
  [
    '{{ regexReplaceAll "a(x*)b" "-ab-axxb-" "${1}W" }} {{ regexFind "[0-9]+" "ab12" }} {{ regexSplit "," "a,b" -1 }} {{ regexMatch "^(a+)+$" "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab" }}',
    '-W-xxW- 12 [a b] false',
  ],
  [
    '{{ sha256sum "abc" | trunc 8 }} {{ sha1sum "abc" | trunc 8 }} {{ sha512sum "abc" | trunc 8 }} {{ adler32sum "abc" }} {{ b32enc "hi" }} {{ b64dec "aGk=" }}',
    'ba7816bf a9993e36 ddaf35a1 38600999 NBUQ==== hi',
  ],
  [
    '{{ date "2006-01-02 15:04" 86400 }} {{ duration "90" }} {{ durationRound "2h10m5s" }} {{ toDate "2006-01-02" "2024-02-29" | date "Jan _2 Mon" }} {{ now | date "2006" | len }}',
    '1970-01-02 00:00 1m30s 2h Feb 29 Thu 4',
  ],
  [
    '{{ (urlParse "https://u:p@h:8/p?q#f").host }} {{ urlJoin (dict "scheme" "http" "host" "h" "path" "/x y") }} {{ base "a/b.c" }} {{ ext "a/b.c" }} {{ clean "a/../b" }}',
    'h:8 http://h/x%20y b.c .c b',
  ],
  [
    '{{ ternary "a" "b" true }} {{ kindIs "string" "" }} {{ deepEqual (list 1) (list 1) }} {{ any 0 "" 1 }} {{ all 1 0 }}',
    'a true true true false',
  ],
  // Helm's objects.
  [
    '{{ .Release.Name }}/{{ .Release.Namespace }} {{ .Chart.AppVersion }} {{ .Template.Name }} {{ .Template.BasePath }} {{ .Capabilities.KubeVersion }} {{ .Capabilities.KubeVersion.Minor }}',
    'rel/ns 1.2 demo/templates/it.yaml demo/templates v1.31.0 31',
  ],
  [
    '{{ .Capabilities.APIVersions.Has "apps/v1" }} {{ .Capabilities.APIVersions.Has "apps/v1/Deployment" }} {{ lookup "v1" "Pod" "" "" }}',
    'true false map[]',
  ],
  // Errors, word for word.
  [
    '{{ eq 1 1.0 }}',
    'ERROR template: demo/templates/it.yaml:1:3: executing "demo/templates/it.yaml" at <eq 1 1.0>: error calling eq: incompatible types for comparison: int and float64',
  ],
  [
    'a\n  {{ .Values.gone.x }}',
    'ERROR template: demo/templates/it.yaml:2:12: executing "demo/templates/it.yaml" at <.Values.gone.x>: nil pointer evaluating interface {}.x',
  ],
  [
    '{{ .Values.word.x }}',
    'ERROR template: demo/templates/it.yaml:1:10: executing "demo/templates/it.yaml" at <.Values.word.x>: can\'t evaluate field x in type interface {}',
  ],
  [
    '{{ trunc "a" "b" }}',
    'ERROR template: demo/templates/it.yaml:1:9: executing "demo/templates/it.yaml" at <"a">: expected integer; found "a"',
  ],
  ['{{ required "say it" .Values.gone }}', 'ERROR execution error at (demo/templates/it.yaml:1:3): say it'],
  ['{{ define "e" }}\n{{ fail "no" }}{{ end }}{{ include "e" . }}', 'ERROR execution error at (demo/templates/it.yaml:2:27): no'],
  [
    '{{ include "gone" . }}',
    'ERROR template: demo/templates/it.yaml:1:3: executing "demo/templates/it.yaml" at <include "gone" .>: error calling include: template: no template "gone" associated with template "gotpl"',
  ],
  ['{{ if }}', 'ERROR parse error at (demo/templates/it.yaml:1): missing value for if'],
  ['x\n{{ nope }}', 'ERROR parse error at (demo/templates/it.yaml:2): function "nope" not defined'],
];

for (const [template, expected] of cases) {
  test(`prints ${template.slice(0, 70)}`, () => assert.equal(print(template), expected));
}

test('a nested map of values has no methods, the values themselves have', () => {
  assert.match(print('{{ .Values.map.AsMap.x }}'), /nil pointer evaluating interface \{\}\.x/);
  assert.equal(print('{{ kindOf .Values.AsMap }} {{ typeOf .Values.AsMap }}'), 'map map[string]interface {}');
});

test('Helm 4 prints the calls on the way to an error on lines of their own', () => {
  const text = print('{{ define "e" }}{{ .Values.gone.x }}{{ end }}{{ include "e" . }}', 4);
  assert.equal(
    text,
    'ERROR demo/templates/it.yaml:1:48\n  executing "demo/templates/it.yaml" at <include "e" .>:\n    error calling include:\n' +
      'demo/templates/it.yaml:1:26\n  executing "e" at <.Values.gone.x>:\n    nil pointer evaluating interface {}.x',
  );
});

test('every function name has a function, and no other has', () => {
  assert.deepEqual([...functionsOfHelm4.keys()].sort(), [...functionNames].sort());
  assert.ok(!functionsOfHelm3.has('mustToYaml') && !functionsOfHelm3.has('env') && functionsOfHelm3.has('toYaml'));
});
