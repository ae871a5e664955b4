/** A rule is one value: what wakes it, what it sees, how to say it, how to mend it. */
import type { Edit, Fix, Safety } from '../../base/edit.ts';
import type { Say } from '../../base/say.ts';
import type { Level, Preset, Severity } from '../../base/settings.ts';
import type { Span } from '../../base/source.ts';
import { type Finding, type Layer, nobody, type Related, type Subject } from '../../finding/finding.ts';
import type { View } from '../../yaml/view.ts';
import type { Context } from './context.ts';
import type { Lens, Model } from './lens.ts';

/** How bad it is. Critical shows as error, high and medium as warning, low as information, info as hint. */
export type Gravity = 'critical' | 'high' | 'medium' | 'low' | 'info';

/** A place a rule names: a thing in the document, or a span of it. */
export type Mark = View | Span;

/** What a rule saw. Rules add the data that their sentences need. */
export interface Hit {
  readonly at: Mark;
  readonly related?: readonly Related[];
  readonly subject?: Partial<Subject>;
  /** Where the same rule may be worse or milder than usual. */
  readonly severity?: Severity;
}

/** A fix before it is spoken: edits may be none, then there is no fix. */
export interface Mend {
  readonly safety: Safety;
  readonly say: Say;
  readonly warning?: Say;
  readonly edits: readonly Edit[] | null;
}

interface Spec<T, H extends Hit> {
  /** Rule id = file name = note name; it names the smell. */
  readonly id: string;
  readonly layer: Layer;
  readonly tags: readonly string[];
  readonly severity: Gravity;
  /** The smallest preset that holds it. */
  readonly presets: Preset;
  /** The version of this product that first had it. */
  readonly since: string;
  readonly on: Lens<T>;
  readonly check: (seen: T, context: Context, model: Model) => Iterable<H>;
  readonly say: { readonly en: (hit: H) => string; readonly ko: (hit: H) => string };
  /** Asked when somebody wants the fix, not while checking. */
  readonly fix?: (hit: H, context: Context) => Mend | null;
  readonly supersedes?: readonly string[];
  /** A control of the Pod Security Standards: it runs by level, not by preset alone. */
  readonly podSecurity?: Level;
}

/** A rule as the engine and the catalogue see it. */
export interface Rule {
  readonly id: string;
  readonly layer: Layer;
  readonly tags: readonly string[];
  readonly gravity: Gravity;
  readonly severity: Severity;
  readonly preset: Preset;
  readonly since: string;
  readonly supersedes: readonly string[];
  readonly podSecurity: Level | null;
  /** There is a fix for at least some of its findings. */
  readonly fixable: boolean;
  /** All findings in one document. Pure in its arguments. */
  readonly run: (model: Model, context: Context) => readonly Finding[];
}

const loudness: Readonly<Record<Gravity, Severity>> = {
  critical: 'error',
  high: 'warning',
  medium: 'warning',
  low: 'info',
  info: 'hint',
};

const isView = (mark: Mark): mark is View => 'tree' in mark;

/** The span of a mark: a value's own, or the nearest key above what is absent. */
export const spanOf = (mark: Mark): Span => (isView(mark) ? mark.span : { start: mark.start, end: mark.end });

const toFix = (mend: Mend | null): Fix | null =>
  mend?.edits && mend.edits.length > 0
    ? { safety: mend.safety, say: mend.say, ...(mend.warning ? { warning: mend.warning } : {}), edits: mend.edits }
    : null;

/** Makes a rule. The hit's type flows from `check` into `say` and `fix`. */
export const rule = <T, H extends Hit>(spec: Spec<T, H>): Rule => ({
  id: spec.id,
  layer: spec.layer,
  tags: spec.tags,
  gravity: spec.severity,
  severity: loudness[spec.severity],
  preset: spec.presets,
  since: spec.since,
  supersedes: spec.supersedes ?? [],
  podSecurity: spec.podSecurity ?? null,
  fixable: spec.fix !== undefined,
  run: (model, context) => {
    const findings: Finding[] = [];
    for (const seen of spec.on.see(model))
      for (const hit of spec.check(seen, context, model)) {
        const mend = spec.fix;
        findings.push({
          rule: spec.id,
          layer: spec.layer,
          severity: hit.severity ?? loudness[spec.severity],
          span: spanOf(hit.at),
          say: { en: spec.say.en(hit), ko: spec.say.ko(hit) },
          fix: mend ? () => toFix(mend(hit, context)) : null,
          related: hit.related ?? [],
          subject: { ...nobody, ...model.subject, ...hit.subject },
          supersedes: spec.supersedes ?? [],
        });
      }
    return findings.length < 2 ? findings : distinct(findings);
  },
});

/** An alias shows one text at several places; what a rule says of it there, it says once. */
const distinct = (findings: readonly Finding[]): readonly Finding[] => {
  const seen = new Set<string>();
  return findings.filter(({ span, say, subject }) => {
    const key = `${span.start} ${span.end} ${subject.name} ${subject.container} ${say.en}`;
    const first = !seen.has(key);
    seen.add(key);
    return first;
  });
};
