/** Runs cases through the engine as an editor would. */
import fs from 'node:fs';
import path from 'node:path';
import { applyEdits } from '../../server/src/core/base/edit.ts';
import { defaults, parseSettings } from '../../server/src/core/base/settings.ts';
import { linesOf, positionAt, type Source } from '../../server/src/core/base/source.ts';
import { analyzeNow } from '../../server/src/core/engine/analyze.ts';
import { active, type Placed } from '../../server/src/core/engine/report.ts';
import { emptyWorkspace, type Workspace } from '../../server/src/core/engine/workspace.ts';
import type { Assets } from '../../server/src/core/languages/language.ts';
import { toPlain } from '../../server/src/core/yaml/plain.ts';
import { readStream } from '../../server/src/core/yaml/read.ts';
import { View } from '../../server/src/core/yaml/view.ts';
import type { Case, Sign } from './case.ts';

const texts = new Map<string, string>();
const values = new Map<string, unknown>();

const textOf = (name: string): string => {
  const text = texts.get(name) ?? fs.readFileSync(path.join('dist', name), 'utf8');
  texts.set(name, text);
  return text;
};

/** What the build ships, from `dist`. */
export const builtAssets: Assets = {
  text: textOf,
  json: (name) => {
    if (!values.has(name)) values.set(name, JSON.parse(textOf(name)));
    return values.get(name);
  },
};

export const sourceOf = (file: string, text: string): Source => ({
  uri: `file:///case/${file}`,
  path: file,
  text,
  version: 1,
  languageId: null,
});

/** A workspace that holds the files of a case, with its settings. */
export const workspaceOf = (one: Case): Workspace => {
  const tree = readStream(one.settings).documents[0]?.tree;
  const value = tree ? toPlain(View.root(tree, 'core')) : null;
  const record: Readonly<Record<string, unknown>> =
    typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
  const only = record['only'];
  const setup = {
    assets: builtAssets,
    settings: parseSettings(record, defaults),
    only: Array.isArray(only) ? new Set(only.map(String)) : null,
    today: '2026-11-20',
  };
  return emptyWorkspace(setup).withAll(one.files.map(({ path: file, text }) => sourceOf(file, text)));
};

/** What people see of a file: neither ignored nor said better by another rule. */
export const seen = (workspace: Workspace, file: string): readonly Placed[] =>
  active(analyzeNow(`file:///case/${file}`, workspace)).filter((finding) => finding.supersededBy === null);

/** A finding in the form signs have. */
export const signOf = (finding: Placed, source: Source): Sign => {
  const starts = linesOf(source);
  const from = positionAt(starts, finding.span.start);
  const to = positionAt(starts, finding.span.end);
  const line = source.text.slice(starts[from.line], starts[from.line + 1] ?? source.text.length).replace(/\r?\n$/, '');
  const end = to.line === from.line ? Math.min(to.column, line.length) : line.length;
  return { line: from.line, start: from.column, end, rule: finding.rule, severity: finding.severity };
};

/** Why a finding is no fit for anybody, as a sentence; null where it is in order. */
export const faultOf = (finding: Placed, source: Source): string | null => {
  const { start, end } = finding.span;
  if (!(start >= 0 && start <= end && end <= source.text.length))
    return `${finding.rule} stands at ${start}-${end}, outside of the text`;
  for (const text of [finding.say.en, finding.say.ko])
    if (text.trim() === '' || /undefined|\[object|NaN/.test(text)) return `${finding.rule} says ${text}`;
  return null;
};

/** The text of a file once every fix that is offered has been made, one after the other. */
export const mended = (one: Case, file: string): string => {
  let workspace = workspaceOf(one);
  let text = one.files.find((each) => each.path === file)?.text ?? '';
  for (let round = 0; round < 60; round++) {
    const fix = seen(workspace, file)
      .map((finding) => finding.fix?.() ?? null)
      .find((made) => made !== null);
    if (!fix) return text;
    const next = applyEdits(text, fix.edits);
    if (next === text) throw new Error(`${file}: the fix "${fix.say.en}" changes nothing`);
    text = next;
    workspace = workspace.with(sourceOf(file, text));
  }
  throw new Error(`${file}: fixes never come to an end`);
};
