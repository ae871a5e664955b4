/** Analyses derived texts and carries what is found home. */

import type { Edit } from '../base/edit.ts';
import { memo, memo2 } from '../base/memo.ts';
import { type Recent, recent } from '../base/recent.ts';
import { quote, type Say } from '../base/say.ts';
import { shift } from '../base/source.ts';
import type { Context } from '../checks/rules/context.ts';
import type { Model } from '../checks/rules/lens.ts';
import { type Finding, nobody } from '../finding/finding.ts';
import { silences } from '../finding/suppress.ts';
import type { Branch, Derivation, Derived, Home } from '../languages/derived.ts';
import { languages } from '../languages/index.ts';
import type { Assets, Language } from '../languages/language.ts';
import type { Tree } from '../yaml/node.ts';
import { readStream } from '../yaml/read.ts';
import { View } from '../yaml/view.ts';

interface Part {
  readonly model: Model;
  readonly language: Language;
  readonly start: number;
}

/** Documents of derived texts by text: a rendering repeats nearly all of the one before it. A large chart under six values files has 1,000. */
const partsByText: (assets: Assets) => Recent<string, readonly Part[]> = memo(() => recent(1000));

const partsOf = (derived: Derived, assets: Assets): readonly Part[] => {
  const known = partsByText(assets);
  const found = known.get(derived.text);
  if (found) return found;
  const parts = readParts(derived);
  known.set(derived.text, parts);
  return parts;
};

const readParts = ({ text, uri, path }: Derived): readonly Part[] =>
  readStream(text).documents.flatMap(({ tree, start }): readonly Part[] => {
    const language = detect(tree, uri, path, text);
    return language
      ? [{ language, model: language.model(tree, { uri, path, text, version: null, languageId: null }), start }]
      : [];
  });

const detect = (tree: Tree, uri: string, path: string, text: string): Language | null => {
  const root = View.root(tree, 'go');
  return languages.find((language) => language.detect?.(root, { uri, path, text, version: null, languageId: null })) ?? null;
};

/** How the engine finds what is wrong in one document. */
export type Check = (language: Language, model: Model, context: Context) => readonly Finding[];

/** What a cluster refuses, which is told of parts of others as well. */
const refused = (rule: string): boolean => rule.startsWith('schema/') || rule === 'api-removed';

const carried = (finding: Finding, part: Part, derived: Derived): { readonly home: Home; readonly finding: Finding } | null => {
  if (derived.foreign && !refused(finding.rule)) return null;
  // What the parser says of rendered text is told where Helm would tell it.
  if (finding.rule.startsWith('syntax/')) return null;
  const at = { start: finding.span.start + part.start, end: finding.span.end + part.start };
  const home = derived.home(at);
  if (home === 'unknown') return null;
  return { home: home ?? { uri: derived.uri, span: { start: 0, end: 0 }, related: [] }, finding };
};

/** The fix at home: all of its edits in the finding's own file, or none. */
const fixHome = (finding: Finding, part: Part, derived: Derived, uri: string): Finding['fix'] => {
  const { fix } = finding;
  if (!fix) return null;
  return () => {
    const made = fix();
    if (!made) return null;
    const edits: Edit[] = [];
    for (const edit of made.edits) {
      const home = derived.edit({ ...edit, start: edit.start + part.start, end: edit.end + part.start });
      if (home?.uri !== uri) return null;
      edits.push(home.edit);
    }
    // Rendered under other values the same line may mean something else.
    return { ...made, safety: 'review', edits };
  };
};

/** A value that quotes would mend: those of the action that prints it, as quotes in the values do not reach the manifest. */
const missingQuotes = (
  finding: Finding,
  part: Part,
  derived: Derived,
): { readonly home: Home; readonly fix: Finding['fix'] } | null => {
  if (finding.rule !== 'schema/type' || derived.foreign) return null;
  const made = finding.fix?.();
  const [edit] = made?.edits ?? [];
  const { start, end } = finding.span;
  if (made?.edits.length !== 1 || !edit || edit.start !== start || edit.end !== end) return null;
  const plain = part.model.tree.text.slice(start, end);
  if (edit.text !== `"${plain}"` && edit.text !== `'${plain}'`) return null;
  const quoted = derived.quoted(shift(finding.span, part.start));
  if (!quoted) return null;
  return { home: quoted.home, fix: () => ({ ...made, safety: 'review', edits: [quoted.edit] }) };
};

/** What is found in a derived text, where it stands there. What cannot be known is left out, as it is at home. */
export const findingsIn = (derived: Derived, context: Context, check: Check): readonly Finding[] =>
  partsOf(derived, context.assets).flatMap((part) =>
    check(part.language, part.model, context)
      .filter((finding) => carried(finding, part, derived) !== null)
      .map((finding): Finding => ({ ...finding, span: shift(finding.span, part.start), related: [], fix: null })),
  );

interface Found {
  readonly finding: Finding;
  readonly home: Home;
  readonly under: Set<string | null>;
}

const withConditions = (say: Say, under: ReadonlySet<string | null>): Say => {
  if (under.has(null)) return say;
  const names = [...under].map((name) => `\`${name}\``).join(', ');
  return { en: `${say.en} (with ${names})`, ko: `${say.ko} (${names} 사용 시)` };
};

/** What does not hang on the values that the condition would come with. */
const toldOfBranches = new Set(['schema/additionalProperties', 'schema/enum', 'schema/kind', 'api-removed']);

/** What is wrong in a branch that is not taken, said with the condition that would take it. */
const inBranch = (
  { text, when }: Branch,
  part: Part,
  context: Context,
  check: Check,
): readonly { readonly finding: Finding; readonly home: Home }[] => {
  const ignores = part.language.ignores?.(part.model) ?? [];
  return check(part.language, part.model, context).flatMap((finding) => {
    if (!toldOfBranches.has(finding.rule) || ignores.some((ignore) => silences(ignore, finding))) return [];
    const condition = when(shift(finding.span, part.start));
    const carriedHome = condition === null ? null : carried(finding, part, text);
    if (condition === null || !carriedHome) return [];
    const { home } = carriedHome;
    const words = quote(condition);
    const say = { en: `${finding.say.en} (when ${words})`, ko: `${finding.say.ko} (${words}일 때)` };
    const fix = fixHome(finding, part, text, home.uri);
    return [{ finding: { ...finding, span: home.span, related: home.related, fix, say }, home }];
  });
};

const homeFindings = (derivation: Derivation, context: Context, check: Check): ReadonlyMap<string, readonly Finding[]> => {
  const found = new Map<string, Found>();
  const add = (key: string, finding: Finding, home: Home, under: string | null): void => {
    const known = found.get(key);
    if (known) known.under.add(under);
    else found.set(key, { finding, home, under: new Set([under]) });
  };
  for (const derived of derivation.texts)
    for (const part of partsOf(derived, context.assets)) {
      const ignores = part.language.ignores?.(part.model) ?? [];
      for (const finding of check(part.language, part.model, context)) {
        if (ignores.some((ignore) => silences(ignore, finding))) continue;
        const bare = missingQuotes(finding, part, derived);
        const home = bare?.home ?? carried(finding, part, derived)?.home;
        if (!home) continue;
        const { uri, span, related } = home;
        const fix = bare ? bare.fix : fixHome(finding, part, derived, uri);
        add(
          `${uri} ${span.start} ${span.end} ${finding.rule} ${finding.say.en}`,
          { ...finding, span, related, fix },
          home,
          derived.under,
        );
      }
    }
  const plain = new Set([...found.values()].map(({ home, finding }) => `${home.uri} ${home.span.start} ${finding.rule}`));
  for (const branch of derivation.branches)
    for (const part of partsOf(branch.text, context.assets)) {
      // Two branches that exclude one another may print a key twice when both are taken.
      if (part.model.tree.faults.length > 0) continue;
      for (const { finding, home } of inBranch(branch, part, context, check)) {
        const key = `${home.uri} ${home.span.start} ${finding.rule}`;
        if (!plain.has(key)) add(`${key} ${finding.say.en}`, finding, home, null);
      }
    }
  for (const { uri, span, rule, say, under, fix } of derivation.problems) {
    const finding: Finding = {
      rule,
      layer: null,
      severity: 'error',
      span,
      say,
      fix,
      related: [],
      subject: nobody,
      supersedes: [],
    };
    add(`${uri} ${span.start} ${span.end} ${rule} ${say.en}`, finding, { uri, span, related: [] }, under);
  }
  const byFile = new Map<string, Finding[]>();
  for (const { finding, home, under } of found.values()) {
    const list = byFile.get(home.uri) ?? [];
    byFile.set(home.uri, list);
    list.push({ ...finding, say: withConditions(finding.say, under) });
  }
  return byFile;
};

/** Findings of a derivation by the file they come home to; spans absolute in that file. Kept as long as derivation and context are the same. */
export const carryHome: (check: Check) => (derivation: Derivation, context: Context) => ReadonlyMap<string, readonly Finding[]> =
  memo((check: Check) => memo2((derivation: Derivation, context: Context) => homeFindings(derivation, context, check)));
