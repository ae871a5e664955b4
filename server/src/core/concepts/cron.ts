/** The schedule of a CronJob: the five fields of cron as the controller's parser reads them. */

/** What is wrong with a schedule; null where it is fine. */
export type CronFault =
  | { readonly kind: 'fields'; readonly count: number }
  | { readonly kind: 'zone' }
  | { readonly kind: 'macro'; readonly text: string }
  | { readonly kind: 'field'; readonly field: string; readonly text: string; readonly low: number; readonly high: number };

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

interface Field {
  readonly name: string;
  readonly low: number;
  readonly high: number;
  readonly words: ReadonlyMap<string, number>;
}

const wordsFrom = (words: readonly string[], first: number): ReadonlyMap<string, number> =>
  new Map(words.map((word, index) => [word, index + first]));

const fields: readonly Field[] = [
  { name: 'minute', low: 0, high: 59, words: new Map() },
  { name: 'hour', low: 0, high: 23, words: new Map() },
  { name: 'day of the month', low: 1, high: 31, words: new Map() },
  { name: 'month', low: 1, high: 12, words: wordsFrom(months, 1) },
  { name: 'day of the week', low: 0, high: 6, words: wordsFrom(days, 0) },
];

const macros: ReadonlySet<string> = new Set(['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly']);

/** Checks a schedule. */
export const cronFault = (schedule: string): CronFault | null => {
  const text = schedule.trim();
  if (/^(?:CRON_)?TZ=/.test(text)) return { kind: 'zone' };
  if (text.startsWith('@')) {
    const every = /^@every (?:\d+(?:\.\d+)?(?:ns|us|µs|ms|s|m|h))+$/.test(text);
    return macros.has(text) || every ? null : { kind: 'macro', text };
  }
  const parts = text.split(/\s+/).filter((part) => part !== '');
  if (parts.length !== fields.length) return { kind: 'fields', count: parts.length };
  for (const [index, field] of fields.entries()) {
    const part = parts[index] ?? '';
    if (!part.split(',').every((range) => fits(range, field)))
      return { kind: 'field', field: field.name, text: part, low: field.low, high: field.high };
  }
  return null;
};

/** One range of a field: `*`, `?`, `n`, `a-b`, each with `/step`. */
const fits = (range: string, field: Field): boolean => {
  const [span = '', step, more] = range.split('/');
  if (more !== undefined || (step !== undefined && !(/^\d+$/.test(step) && Number(step) > 0))) return false;
  if (span === '*' || span === '?') return true;
  const ends = span.split('-');
  if (ends.length > 2) return false;
  const values = ends.map((end) => numberOf(end, field));
  const [from, to = from] = values;
  return (
    from !== null && to !== null && from !== undefined && to !== undefined && from <= to && from >= field.low && to <= field.high
  );
};

const numberOf = (text: string, field: Field): number | null =>
  field.words.get(text.toLowerCase()) ?? (/^\d+$/.test(text) ? Number(text) : null);
