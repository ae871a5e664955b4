/** Ignores as annotations: `foresee.dev/ignore` on an object, `foresee.dev/ignore-CONTAINER` for one of its containers. */
import type { Model } from '../../checks/rules/lens.ts';
import type { Ignore } from '../../finding/suppress.ts';
import { resources } from './model.ts';

const key = 'foresee.dev/ignore';

/** One ignore for each rule id in the annotations; ids are parted by commas or spaces, a reason may follow ` -- `. */
export const ignoresOf = (model: Model): readonly Ignore[] => {
  if (!model.tree.text.includes(key)) return [];
  return resources.see(model).flatMap(({ root, subject }) =>
    root
      .at('metadata', 'annotations')
      .entries()
      .filter((entry) => entry.step === key || String(entry.step).startsWith(`${key}-`))
      .flatMap((entry) => {
        const [list = '', ...reason] = (entry.string ?? '').split(/\s--\s/);
        const rules = list.split(/[\s,]+/).filter((word) => word !== '');
        const container = entry.step === key ? null : String(entry.step).slice(key.length + 1);
        return rules.map((rule): Ignore => {
          const within = model.tree.text.indexOf(rule, entry.span.start);
          const at = within >= 0 && within < entry.span.end ? { start: within, end: within + rule.length } : entry.span;
          return {
            rule,
            reach: {
              kind: 'subject',
              subject: {
                kind: subject.kind,
                name: subject.name,
                namespace: subject.namespace,
                ...(container === null ? {} : { container }),
              },
            },
            how: 'annotation',
            at,
            whole: entry.span,
            alone: rules.length === 1,
            reason: reason.join(' ').trim() || null,
          };
        });
      }),
  );
};
