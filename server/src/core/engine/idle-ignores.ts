/**
 * Whether an ignore that silences nothing today is of no use at all. A rule that the preset leaves out, or a control of a level that
 * nobody chose here, may speak in another run: an ignore of it stays. So the rule it names is asked alone, at its loudest.
 */
import { memo } from '../base/memo.ts';
import { presets } from '../base/settings.ts';
import { shift } from '../base/source.ts';
import type { Context } from '../checks/rules/context.ts';
import type { Finding } from '../finding/finding.ts';
import { type Ignore, silences } from '../finding/suppress.ts';
import { type Listed, rules } from './catalogue.ts';
import type { Unit } from './workspace.ts';

/** The contexts in which rules have most to say: each control by itself, and all of them as one. */
const loudest: (context: Context) => readonly Context[] = memo((context) => {
  const all: Context = { ...context, only: new Set(rules.map((rule) => rule.id)) };
  const asChosen =
    (chosen: boolean): Context['podSecurity'] =>
    (namespace, subject) => ({ level: 'restricted', minor: context.podSecurity(namespace, subject).minor, chosen });
  const plain: Context['settings'] = { ...context.settings, preset: 'recommended', overrides: [] };
  return [
    { ...all, podSecurity: asChosen(true) },
    { ...all, settings: plain, podSecurity: asChosen(false) },
  ];
});

/** All that one rule could find in the documents of a file, in any run. */
const everythingOf = (rule: Listed, units: readonly Unit[], context: Context): readonly Finding[] =>
  units.flatMap(({ language, model, start }) =>
    (language?.rules ?? [])
      .filter(({ id }) => id === rule.id)
      .flatMap((own) => loudest(context).flatMap((loud) => own.run(model, loud)))
      .map((finding) => ({ ...finding, span: shift(finding.span, start) })),
  );

/** The rule had its say in this run, as far as the settings go; for rules that cannot be asked alone. */
const hasRun = (rule: Listed, { only, settings }: Context): boolean =>
  only === null &&
  rule.podSecurity === null &&
  settings.overrides.length === 0 &&
  settings.rules[rule.id] !== 'off' &&
  (settings.rules[rule.id] !== undefined || presets.indexOf(settings.preset) >= presets.indexOf(rule.preset));

const named = (ignore: Ignore): readonly Listed[] =>
  ignore.rule.endsWith('*')
    ? rules.filter(({ id }) => id.startsWith(ignore.rule.slice(0, -1)))
    : rules.filter(({ id }) => id === ignore.rule);

/** Answers for each ignore of a file that silences nothing in this run. */
export const idleIn = (units: readonly Unit[], context: Context): ((ignore: Ignore) => boolean) => {
  const kept = new Map<string, readonly Finding[]>();
  const found = (rule: Listed): readonly Finding[] => {
    const known = kept.get(rule.id) ?? everythingOf(rule, units, context);
    kept.set(rule.id, known);
    return known;
  };
  const own = new Set(units.flatMap(({ language }) => (language?.rules ?? []).map(({ id }) => id)));
  // Texts are rendered first, and other files come in: what speaks there cannot be asked alone.
  const far = new Set(units.flatMap(({ language }) => (language?.farRules ?? []).map(({ id }) => id)));
  const rendered = units.some(({ language }) => language?.reads === 'text');
  return (ignore) =>
    named(ignore).every((rule) => {
      if (own.has(rule.id) && found(rule).some((finding) => silences(ignore, finding))) return false;
      return (!rendered && !far.has(rule.id)) || hasRun(rule, context);
    });
};
