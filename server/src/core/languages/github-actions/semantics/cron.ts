/** Cron expressions as GitHub's `schedule` takes them: five fields of POSIX cron. */

interface Field {
  readonly min: number;
  readonly max: number;
  readonly names: readonly string[];
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const fields: readonly Field[] = [
  { min: 0, max: 59, names: [] },
  { min: 0, max: 23, names: [] },
  { min: 1, max: 31, names: [] },
  { min: 1, max: 12, names: months },
  { min: 0, max: 7, names: days },
];

const numberOf = (text: string, field: Field): number | null => {
  const name = field.names.indexOf(text.toLowerCase());
  if (name >= 0) return name + (field.names === months ? 1 : 0);
  if (!/^\d+$/.test(text)) return null;
  const value = Number(text);
  return value >= field.min && value <= field.max ? value : null;
};

const isRange = (text: string, field: Field): boolean => {
  if (text === '*') return true;
  const [from = '', to, ...rest] = text.split('-');
  const start = numberOf(from, field);
  if (to === undefined) return start !== null;
  const end = numberOf(to, field);
  return rest.length === 0 && start !== null && end !== null && start <= end;
};

const isPart = (text: string, field: Field): boolean => {
  const [range = '', step, ...rest] = text.split('/');
  return (
    rest.length === 0 &&
    isRange(range, field) &&
    (step === undefined || (/^\d+$/.test(step) && Number(step) > 0 && Number(step) <= field.max))
  );
};

/** The first field that cannot be read, from 0; 5 where there are not five of them; null for a good expression. */
export const cronFault = (text: string): number | null => {
  const parts = text.trim().split(/ +/);
  if (parts.length !== fields.length) return fields.length;
  const bad = fields.findIndex((field, index) => !(parts[index] ?? '').split(',').every((part) => isPart(part, field)));
  return bad < 0 ? null : bad;
};

/** Whether the minutes of a good expression come less than five apart. */
export const runsTooOften = (text: string): boolean => {
  const minutes = text.trim().split(/ +/)[0] ?? '';
  const step = /^(?:\*|\d+-\d+|\d+)\/(\d+)$/.exec(minutes)?.[1];
  return minutes === '*' || (step !== undefined && Number(step) < 5);
};
