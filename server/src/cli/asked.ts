/** The rules that `--rule` names. */
import { quote, type Say } from '../core/base/say.ts';
import type { Settings, Severity } from '../core/base/settings.ts';
import { knowsRule, rules } from '../core/engine/catalogue.ts';
import { didYouMean, every, type Words, type Wrong } from './args.ts';
import { families } from './families.ts';

export interface Asked {
  /** Rules of the catalogue that were asked for. */
  readonly ids: ReadonlySet<string>;
  /** Only these run; null where all must, as an ignore is unused only if the rule it names had its say. */
  readonly runs: ReadonlySet<string> | null;
  /** Whether a finding was asked for. A text that cannot be read is always told. */
  readonly wants: (rule: string) => boolean;
}

const matches = (asked: string, id: string): boolean => (asked.endsWith('*') ? id.startsWith(asked.slice(0, -1)) : asked === id);

const unknown = (id: string): Say => {
  const near = didYouMean(
    id,
    rules.map((rule) => rule.id),
  );
  return {
    en: `No rule is called ${quote(id)}.${near.en} \`foresee rules\` lists all.`,
    ko: `${quote(id)} 규칙은 없습니다.${near.ko} \`foresee rules\`로 전체 목록을 볼 수 있습니다.`,
  };
};

/** Null where `--rule` is not given. */
export const askedRules = (words: Words): Asked | Wrong | null => {
  if (!words.flags.has('rule')) return null;
  const asked = every(words, 'rule');
  const ids = new Set<string>();
  for (const id of asked.length > 0 ? asked : ['']) {
    const found = rules.filter((rule) => matches(id, rule.id));
    for (const rule of found) ids.add(rule.id);
    const family = families.some(({ prefix }) =>
      id.endsWith('*') ? id.startsWith(prefix) || prefix.startsWith(id.slice(0, -1)) : false,
    );
    if (found.length === 0 && !family && !knowsRule(id)) return { wrong: unknown(id) };
  }
  const runs = ids.has('ignore-unused') ? null : ids;
  return { ids, runs, wants: (rule) => rule.startsWith('syntax/') || asked.some((id) => matches(id, rule)) };
};

/** A rule that is asked for runs though the settings turn it off or leave it out, with the severity it was made with. */
export const turnedOn = (asked: Asked, settings: Settings): Readonly<Record<string, Severity>> =>
  Object.fromEntries(
    rules
      .filter(({ id }) => asked.ids.has(id) && (settings.rules[id] ?? 'off') === 'off')
      .map(({ id, severity }) => [id, severity]),
  );
