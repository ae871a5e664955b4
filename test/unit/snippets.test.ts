import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { parseAllDocuments } from 'yaml';
import { parseTemplate } from '../../server/src/core/template/index.ts';
import type { CaseFile } from '../harness/case.ts';
import { seen, workspaceOf } from '../harness/run.ts';

interface Snippet {
  readonly name: string;
  readonly prefix: string;
  readonly description: string;
  readonly text: string;
}

const folder = join(process.cwd(), 'snippets');
const languages = readdirSync(folder).filter((file) => file.endsWith('.json'));
const snippets = new Map(languages.map((file) => [file.slice(0, -5), read(join(folder, file))]));
const all = [...snippets.values()].flat();
const helm = snippets.get('helm') ?? [];
const templates = helm.filter((snippet) => snippet.text.includes('{{'));

describe('snippets', () => {
  it('are there for Kubernetes, Helm and GitHub Actions, and package.json offers every file', () => {
    assert.deepEqual([...snippets.keys()].sort(), ['github-actions', 'helm', 'kubernetes']);
    const manifest: { contributes: { snippets: { path: string }[] } } = JSON.parse(
      readFileSync(join(process.cwd(), 'package.json'), 'utf8'),
    );
    const offered = new Set(manifest.contributes.snippets.map((snippet) => snippet.path));
    assert.deepEqual([...offered].sort(), languages.map((file) => `./snippets/${file}`).sort());
  });

  it('each have a prefix of their own and a description in English and Korean', () => {
    assert.equal(new Set(all.map((snippet) => snippet.prefix)).size, all.length);
    for (const { prefix, description } of all) {
      assert.match(prefix, /^(k|helm|gh)-[a-z-]+$/);
      assert.match(description, /^[^가-힣]+ \/ [^/]*[가-힣][^/]*$/, prefix);
    }
  });

  for (const { prefix, text } of all.filter((snippet) => !templates.includes(snippet))) {
    it(`${prefix} expands to YAML`, () => {
      for (const document of parseAllDocuments(text)) {
        assert.deepEqual([...document.errors, ...document.warnings], []);
        const value: unknown = document.toJS();
        assert.ok(typeof value === 'object' && value !== null, text);
      }
      assert.doesNotMatch(text, /\$\{?\d|\t| $/m);
    });
  }

  for (const { prefix, text } of templates) {
    it(`${prefix} expands to a template without a fault`, () => {
      assert.deepEqual(parseTemplate(text).problems, []);
      if (prefix === 'helm-helpers') return;
      const [document] = parseAllDocuments(text.replaceAll(/^\s*\{\{.*\}\}\n/gm, '').replaceAll(/\{\{.*?\}\}/g, 'x'));
      assert.deepEqual(document?.errors, []);
    });
  }

  it('of Helm fit together: each value and each name that a template reads is written by another snippet', () => {
    const values = helm.find((snippet) => snippet.prefix === 'helm-values');
    assert.ok(values);
    const [document] = parseAllDocuments(values.text);
    const names = new Set(helm.flatMap(({ text }) => [...text.matchAll(/define "([^"]+)"/g)].map((match) => match[1])));
    for (const { prefix, text } of templates) {
      const paths = [...text.matchAll(/\.Values\.([\w.]+)/g)].map((match) => (match[1] ?? '').split('.'));
      for (const path of paths) assert.equal(document?.hasIn(path), true, `${prefix} reads ${path.join('.')}`);
      for (const match of text.matchAll(/include "([^"]+)"/g)) assert.ok(names.has(match[1]), `${prefix} includes ${match[1]}`);
    }
  });

  it('of GitHub Actions pin every action to a full commit and name the version beside it', () => {
    const uses = all.flatMap(({ text }) => [...text.matchAll(/uses: (.*)$/gm)].map((match) => match[1] ?? ''));
    const actions = uses.filter((value) => !value.startsWith('./'));
    assert.ok(actions.length > 0);
    for (const action of actions) assert.match(action, /^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });
});

describe('snippets under the default preset', () => {
  for (const { prefix, text } of all.filter(
    (snippet) => /^(apiVersion: (?!v2$)|on:$)/m.test(snippet.text) && !templates.includes(snippet),
  )) {
    it(`${prefix} gives no finding`, () => {
      assert.deepEqual(
        findings([fileOf(prefix.startsWith('gh-') ? `.github/workflows/${prefix}.yaml` : `${prefix}.yaml`, text)]),
        [],
      );
    });
  }

  it('the Helm snippets make a chart without a finding', () => {
    const names = new Map([
      ['helm-chart', 'Chart.yaml'],
      ['helm-values', 'values.yaml'],
      ['helm-helpers', 'templates/_helpers.tpl'],
    ]);
    assert.deepEqual(
      findings(helm.map(({ prefix, text }) => fileOf(`app/${names.get(prefix) ?? `templates/${prefix}.yaml`}`, text))),
      [],
    );
  });
});

describe('the expander of these tests', () => {
  it('follows the snippet syntax of VS Code', () => {
    assert.equal(expand('a: ${1:x}\nb: $1\nc: ${2|one,two|}$0'), 'a: x\nb: x\nc: one');
    assert.equal(expand('$1 ${1:late}'), 'late late');
    assert.equal(expand('\\${{ a }} ${1:\\$b\\}} {c}'), '${{ a }} $b} {c}');
    assert.equal(expand('x-${1:a ${2:b}}-$2'), 'x-a b-b');
  });
});

function fileOf(path: string, text: string): CaseFile {
  return { path, text, signs: [], cursor: null };
}

function findings(files: readonly CaseFile[]): string[] {
  const workspace = workspaceOf({ files, settings: '' });
  return files.flatMap(({ path }) => seen(workspace, path).map((finding) => `${path}: ${finding.rule}: ${finding.say.en}`));
}

function read(file: string): Snippet[] {
  const entries: Record<string, { prefix: string; description: string; body: string[] }> = JSON.parse(readFileSync(file, 'utf8'));
  return Object.entries(entries).map(([name, { prefix, description, body }]) => ({
    name,
    prefix,
    description,
    text: expand(body.join('\n')),
  }));
}

/** What the text reads when every tab stop keeps its default and every choice its first answer. */
function expand(snippet: string): string {
  const defaults = new Map<string, string>();
  fill(snippet, defaults);
  return fill(snippet, defaults);
}

function fill(snippet: string, defaults: Map<string, string>): string {
  let text = '';
  for (let at = 0; at < snippet.length; ) {
    const rest = snippet.slice(at);
    const escaped = /^\\([$}\\])/.exec(rest);
    const stop = /^\$(\d+)|^\$\{(\d+)\}/.exec(rest);
    const choice = /^\$\{(\d+)\|([^,|]*)[^|]*\|\}/.exec(rest);
    const opening = /^\$\{(\d+):/.exec(rest);
    if (escaped) {
      text += escaped[1];
      at += 2;
    } else if (stop) {
      text += defaults.get(stop[1] ?? stop[2] ?? '') ?? '';
      at += stop[0].length;
    } else if (choice) {
      defaults.set(choice[1] ?? '', choice[2] ?? '');
      text += choice[2] ?? '';
      at += choice[0].length;
    } else if (opening) {
      const end = closingBrace(snippet, at + opening[0].length);
      const inner = fill(snippet.slice(at + opening[0].length, end), defaults);
      defaults.set(opening[1] ?? '', inner);
      text += inner;
      at = end + 1;
    } else {
      text += rest[0];
      at += 1;
    }
  }
  return text;
}

/** Where the placeholder that is open at `from` ends; only `${` opens a further one. */
function closingBrace(snippet: string, from: number): number {
  let depth = 1;
  for (let at = from; at < snippet.length; at += 1) {
    if (snippet[at] === '\\') at += 1;
    else if (snippet.startsWith('${', at)) depth += 1;
    else if (snippet[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  throw new Error(`A placeholder is not closed: ${snippet.slice(from, from + 20)}`);
}
