/** Schemas that people bring: by setting (`schemas: {glob: path}`) and by modeline in the text. Local files only, none in a folder that is not trusted. */
import { globFits } from '../base/glob.ts';
import { memo } from '../base/memo.ts';
import { quote } from '../base/say.ts';
import type { Source } from '../base/source.ts';
import type { Context } from '../checks/rules/context.ts';
import type { Model } from '../checks/rules/lens.ts';
import { explainAll } from '../checks/schema/explain.ts';
import { type JsonSchema, jsonSchema, type Refused } from '../checks/schema/json-schema.ts';
import { type Finding, nobody } from '../finding/finding.ts';
import type { Files } from '../languages/language.ts';
import type { Tree } from '../yaml/node.ts';
import { type Plain, toPlain } from '../yaml/plain.ts';
import { View } from '../yaml/view.ts';

interface Named {
  /** Path in the workspace; null for an address that is not a file of it. */
  readonly path: string | null;
  readonly written: string;
  /** Where the modeline names it, in the document; null for the setting. */
  readonly at: { readonly start: number; readonly end: number } | null;
}

const modeline = /^#\s*yaml-language-server\s*:\s*\$schema=(\S+)/;

/** A path from the folder of a file, `..` and `.` resolved; null where it leads out of the workspace. */
const join = (folder: string, path: string): string | null => {
  const parts = path.startsWith('/') ? [] : folder.split('/').filter((part) => part !== '');
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
};

const locate = (written: string, from: string): string | null => (/^[a-z][\w+.-]*:/i.test(written) ? null : join(from, written));

/** The modeline stands in the comments above a document's content. */
const inText = (text: string, source: Source): Named | null => {
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf('\n', at) < 0 ? text.length : text.indexOf('\n', at);
    const line = text.slice(at, end);
    const found = modeline.exec(line);
    if (found?.[1] !== undefined) {
      const start = at + line.indexOf(found[1], line.indexOf('$schema='));
      const folder = source.path.slice(0, Math.max(0, source.path.lastIndexOf('/')));
      return { path: locate(found[1], folder), written: found[1], at: { start, end: start + found[1].length } };
    }
    if (!/^\s*(?:#.*)?$/.test(line) && !/^---\s*(?:#.*)?$/.test(line.trimEnd())) return null;
    at = end + 1;
  }
  return null;
};

const modelines = new WeakMap<Tree, { readonly named: Named | null }>();

/** The modeline of a document, looked for once: a tree belongs to one file. */
const modelineOf = (tree: Tree, source: Source): Named | null => {
  const known = modelines.get(tree);
  if (known) return known.named;
  const named = inText(tree.text, source);
  modelines.set(tree, { named });
  return named;
};

const bySetting = (source: Source, context: Context): Named | null => {
  const entry = Object.entries(context.settings.schemas).findLast(([glob]) => globFits(glob, source.path));
  return entry ? { path: locate(entry[1], ''), written: entry[1], at: null } : null;
};

const compiled: (tree: Tree) => JsonSchema | Refused = memo((tree) => jsonSchema(toPlain(View.root(tree, 'core'))));

/** The schema that somebody chose for a document, as plain value; null where nobody did or where it cannot be read. */
export const chosenSchema = (
  model: Model,
  source: Source,
  context: Context,
  files: Files,
): { readonly named: Named; readonly tree: Tree | null } | null => {
  const named = modelineOf(model.tree, source) ?? bySetting(source, context);
  if (!named) return null;
  const tree = named.path === null ? null : (files.root(named.path, 'core')?.tree ?? null);
  return { named, tree };
};

/** The schema's plain value for hover and completion. */
export const schemaValue: (tree: Tree) => Plain = memo((tree) => toPlain(View.root(tree, 'core')));

const unreadable = (named: Named, en: string, ko: string): readonly Finding[] =>
  named.at === null
    ? []
    : [
        {
          rule: 'reference/schema',
          layer: null,
          severity: 'warning',
          span: named.at,
          say: { en, ko },
          fix: null,
          related: [],
          subject: nobody,
          supersedes: [],
        },
      ];

/** Findings by the schema that somebody chose for a document. Addresses on the network are never opened, so of them nothing is said. */
export const checkChosen = (
  model: Model,
  source: Source,
  context: Context,
  files: Files,
  trusted: boolean,
): readonly Finding[] => {
  const chosen = trusted ? chosenSchema(model, source, context, files) : null;
  if (!chosen) return [];
  const { named, tree } = chosen;
  const name = quote(named.written);
  if (named.path === null) return [];
  if (!tree)
    return unreadable(named, `There is no schema ${name} in this workspace.`, `이 작업 영역에 스키마 ${name}이(가) 없습니다.`);
  const schema = compiled(tree);
  if ('refused' in schema)
    return schema.refused === 'too-large'
      ? unreadable(
          named,
          `The schema ${name} is too large to be checked while you type.`,
          `스키마 ${name}은(는) 너무 커서 입력 중에 검사할 수 없습니다.`,
        )
      : unreadable(named, `${name} is no JSON schema.`, `${name}은(는) JSON 스키마가 아닙니다.`);
  return explainAll(schema.check(View.root(model.tree, 'core')), model.subject, 'error');
};
