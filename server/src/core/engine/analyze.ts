/** From a file to its report. The one place where the parts meet; lsp/ and cli/ ask nothing else. */
import { memo, memo2 } from '../base/memo.ts';
import { type Preset, presets } from '../base/settings.ts';
import { type Source, shift } from '../base/source.ts';
import type { Context } from '../checks/rules/context.ts';
import type { Rule } from '../checks/rules/define.ts';
import type { Model } from '../checks/rules/lens.ts';
import { type Finding, nobody } from '../finding/finding.ts';
import { supersededBy } from '../finding/supersede.ts';
import type { Ready } from '../languages/derived.ts';
import { languages } from '../languages/index.ts';
import type { Language, Surroundings } from '../languages/language.ts';
import { changeBetween } from '../yaml/documents.ts';
import { sayFault } from '../yaml/fault.ts';
import type { Fault } from '../yaml/node.ts';
import { aroundOf } from './around.ts';
import { checkRepositorySettings } from './config-check.ts';
import { type Check, carryHome } from './derived.ts';
import { applyIgnores } from './ignores.ts';
import { presetFor, saidOf } from './overrides.ts';
import type { Placed, Report } from './report.ts';
import { checkChosen } from './user-schema.ts';
import type { Unit, Workspace } from './workspace.ts';

const rank = (preset: Preset): number => presets.indexOf(preset);

type Judged = Pick<Rule, 'id' | 'preset' | 'podSecurity'>;

/** Whether a rule may have anything to say; a Pod Security control is judged finding by finding, as the level hangs on the namespace. */
const runs = (rule: Judged, context: Context): boolean => {
  if (context.only) return context.only.has(rule.id);
  const { settings } = context;
  const set = settings.rules[rule.id];
  if (set !== undefined) return set !== 'off';
  const highest = Math.max(
    rank(settings.preset),
    ...settings.overrides.map((override) => (override.preset === null ? 0 : rank(override.preset))),
  );
  const named = settings.overrides.some((override) => (override.rules[rule.id] ?? 'off') !== 'off');
  return named || rule.podSecurity !== null || highest >= rank(rule.preset);
};

/** Whether the settings want this finding of a rule. */
const wanted = (rule: Judged, finding: Finding, context: Context): boolean => {
  if (context.only) return true;
  const { level } = saidOf(context.settings, rule.id, finding.subject);
  if (level !== undefined) return level !== 'off';
  if (rank(presetFor(context.settings, finding.subject)) >= rank(rule.preset)) return true;
  return rule.podSecurity !== null && context.podSecurity(finding.subject.namespace, finding.subject).chosen;
};

const ofFault = (fault: Fault): Finding => ({
  rule: `syntax/${fault.code}`,
  layer: null,
  severity: 'error',
  span: fault.at,
  say: sayFault(fault),
  fix: null,
  related: [],
  subject: nobody,
  supersedes: [],
});

/** What each rule found in a document, and what the language's own checks did. Hangs on document and context. */
interface Found {
  readonly findings: readonly Finding[];
}

const perLanguage = memo((language: Language) =>
  memo2((model: Model, context: Context): Found => {
    const findings: Finding[] = model.tree.faults.map(ofFault);
    for (const finding of language.check?.(model, context) ?? []) findings.push(finding);
    for (const rule of language.rules)
      if (runs(rule, context)) findings.push(...rule.run(model, context).filter((finding) => wanted(rule, finding, context)));
    return { findings };
  }),
);

/** Findings that need other files: the language's own, and those of its rules that look around. */
const acrossFiles = (language: Language, model: Model, around: Surroundings): readonly Finding[] => [
  ...(language.across?.(model, around) ?? []),
  ...(language.farRules ?? []).flatMap((rule) =>
    runs(rule, around.context) ? [...rule.look(model, around)].filter((finding) => wanted(rule, finding, around.context)) : [],
  ),
];

/** Findings of one document by its language; kept with document and context. */
export const checkDocument: Check = (language, model, context) => perLanguage(language)(model, context).findings;
const carry = carryHome(checkDocument);

/** JSON in an editor that is no manifest, such as a program's settings with comments, is other people's to judge. */
const isForeignJson = ({ text, languageId }: Source): boolean =>
  (languageId === 'json' || languageId === 'jsonc') && !(text.includes('"apiVersion"') && text.includes('"kind"'));

/** What is known of one document: findings by spans relative to it, and whether something was left for later. */
interface Known {
  readonly findings: readonly Finding[];
  readonly complete: boolean;
}

/** What comes home to a file. From a derivation of an older text it is moved along, but for what stood where the text has changed. */
const homeFindings = ({ derivation, before }: Ready, { source, context }: Surroundings): readonly Finding[] => {
  const found = carry(derivation, context).get(source.uri) ?? [];
  if (before === null || before === source.text || found.length === 0) return found;
  const { start, end, text } = changeBetween(before, source.text);
  const by = text.length - (end - start);
  return found
    .filter(({ span }) => span.end < start || span.start > end)
    .map(
      (finding): Finding => ({
        ...finding,
        span: finding.span.start > end ? shift(finding.span, by) : finding.span,
        related: [],
        fix: null,
      }),
    );
};

/** A derivation that a file takes part in without being of its language. */
const derivedBy = (around: Surroundings): Ready | 'later' | null => {
  for (const { derivesBy } of languages) {
    const found = derivesBy?.(around) ?? null;
    if (found !== null) return found;
  }
  return null;
};

const inUnit = (unit: Unit, around: Surroundings, today: string | null): Known => {
  const { language, model } = unit;
  const { source, context, files, trusted } = around;
  const own = language
    ? perLanguage(language)(model, context).findings
    : isForeignJson(source)
      ? []
      : model.tree.faults.map(ofFault);
  const across = language ? acrossFiles(language, model, around) : [];
  const derived = (unit.start === 0 && (language?.derive?.(model, around) ?? derivedBy(around))) || null;
  const home = derived && derived !== 'later' ? homeFindings(derived, around) : [];
  const repository = language?.id === 'foresee-config' ? checkRepositorySettings(model, context, today) : [];
  const chosen = language?.reads === 'text' ? [] : checkChosen(model, source, context, files, trusted);
  const complete = derived !== 'later' && (derived === null || derived.before === null);
  if (across.length + home.length + repository.length + chosen.length === 0) return { findings: own, complete };
  const besides = (known: readonly Finding[], found: readonly Finding[]): readonly Finding[] =>
    found.filter(({ rule, span }) => !known.some((one) => one.rule === rule && one.span.start === span.start));
  // A values schema and the field that the value flows into may say the same.
  const findings = [...own, ...across, ...besides(across, home), ...repository, ...besides(own, chosen)];
  return { findings, complete };
};

/** A finding of a document moved to its place in the file. */
const place = (finding: Finding, start: number): Finding => {
  if (start === 0) return finding;
  const { fix } = finding;
  return {
    ...finding,
    span: shift(finding.span, start),
    related: finding.related.map((related) =>
      related.uri === null ? { ...related, span: shift(related.span, start) } : related,
    ),
    fix:
      fix &&
      (() => {
        const made = fix();
        return made && { ...made, edits: made.edits.map((edit) => ({ ...edit, ...shift(edit, start) })) };
      }),
  };
};

const byPlace = (a: Finding, b: Finding): number =>
  a.span.start - b.span.start || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0) || a.span.end - b.span.end;

const settled = (finding: Finding, context: Context): Placed => {
  const { level, reason } = saidOf(context.settings, finding.rule, finding.subject);
  const off = level === 'off' && !finding.rule.startsWith('syntax/');
  return {
    ...finding,
    severity: level === undefined || level === 'off' ? finding.severity : level,
    supersededBy: null,
    suppressed: off ? { how: 'setting', reason } : null,
  };
};

/**
 * Analyses one file of the workspace. Yields between documents, so that a caller may do other things or walk away when a newer text waits.
 * A uri that the workspace does not hold throws. Without `eager` what costs much the first time is left out, and the report says that it is not complete.
 */
export function* analyze(uri: string, workspace: Workspace, eager = true): Generator<void, Report> {
  const entry = workspace.entries.get(uri);
  if (!entry) throw new Error(`not in the workspace: ${uri}`);
  const { source } = entry;
  const around = aroundOf(workspace, source, eager);
  const { context } = around;
  const units = workspace.units(uri);
  const findings: Finding[] = [];
  let complete = true;
  for (const unit of units) {
    const known = inUnit(unit, around, workspace.setup.today);
    for (const finding of known.findings) findings.push(place(finding, unit.start));
    complete &&= known.complete;
    yield;
  }
  const ordered = findings.sort(byPlace);
  const by = supersededBy(ordered);
  const placed = ordered.map((finding, index): Placed => ({ ...settled(finding, context), supersededBy: by[index] ?? null }));
  const known = new Set(units.flatMap((unit) => (unit.language ? [unit.language.id] : [])));
  const ignored = applyIgnores(placed, units, source, context).toSorted(byPlace);
  return { source, context, languages: [...known], findings: ignored, complete };
}

/** The report at once. */
export const analyzeNow = (uri: string, workspace: Workspace): Report => {
  const run = analyze(uri, workspace);
  for (;;) {
    const step = run.next();
    if (step.done) return step.value;
  }
};
