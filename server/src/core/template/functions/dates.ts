import type { State } from '../eval/session.ts';
import { type Origin, unknownOrigin } from '../value/origin.ts';
import { showDuration } from '../value/print.ts';
import { strFrom } from '../value/text.ts';
import { int, type Method, nil, type Struct, str, struct, type Value } from '../value/value.ts';
import { formatDate, offsetOf, parseDate } from './date-format.ts';
import { arg, chars, def, refuse, table } from './define.ts';
import { durationText, parseDuration, roundDuration } from './durations.ts';

/** A moment: nanoseconds since 1970. Its zone only matters where it is printed. */
const moment = (nanos: bigint, zone: string, origin?: Origin): Struct => {
  const seconds = nanos / 1_000_000_000n - (nanos % 1_000_000_000n < 0n ? 1n : 0n);
  const get = (run: () => Value): Method => ({ params: [], run });
  const part = (layout: string): Method => get(() => int(Number(formatDate(nanos, layout, zone))));
  return struct('time.Time', [[hidden, int(nanos, 'int64', origin)]], {
    methods: new Map<string, Method>([
      ['Unix', get(() => int(seconds, 'int64', origin))],
      ['UnixNano', get(() => int(nanos, 'int64', origin))],
      ['UnixMilli', get(() => int(nanos / 1_000_000n, 'int64', origin))],
      ['Year', part('2006')],
      ['Day', part('2')],
      ['Hour', part('15')],
      ['Minute', part('4')],
      ['Second', part('5')],
      ['YearDay', part('002')],
      ['Month', get(() => str(formatDate(nanos, 'January', zone)))],
      ['Weekday', get(() => str(formatDate(nanos, 'Monday', zone)))],
      ['UTC', get(() => moment(nanos, 'UTC', origin))],
      [
        'Format',
        { params: ['string'], run: ([layout]) => known(formatDate(nanos, layout?.t === 'string' ? layout.v : '', zone), origin) },
      ],
      ['AddDate', { params: ['int', 'int', 'int'], run: (a) => moment(addDate(nanos, a), zone, origin) }],
      ['String', get(() => str(formatDate(nanos, '2006-01-02 15:04:05.999999999 -0700 MST', zone)))],
    ]),
    json: () => str(formatDate(nanos, '2006-01-02T15:04:05.999999999Z07:00', zone)),
    text: () => formatDate(nanos, '2006-01-02 15:04:05.999999999 -0700 MST', zone),
  });
};

const hidden = '\0nanoseconds';
const known = (text: string, origin: Origin | undefined): Value => (origin === undefined ? str(text) : strFrom(text, origin));

const addDate = (nanos: bigint, args: readonly Value[]): bigint => {
  const [y, m, d] = [0, 1, 2].map((i) => (args[i]?.t === 'int' ? Number(args[i].v) : 0));
  const ms = Number(nanos / 1_000_000n);
  const date = new Date(ms);
  return (
    BigInt(Date.UTC(date.getUTCFullYear() + (y ?? 0), date.getUTCMonth() + (m ?? 0), date.getUTCDate() + (d ?? 0))) * 1_000_000n +
    (nanos % 86_400_000_000_000n)
  );
};

const nanosOf = (value: Value): { nanos: bigint; origin: Origin | undefined } | undefined => {
  const inner = value.t === 'struct' ? value.fields.get(hidden) : undefined;
  return inner?.t === 'int' ? { nanos: inner.v, origin: inner.o } : undefined;
};

/** The core has no clock: where nobody says what time it is, now is the beginning of 1970, marked unknown. */
const now = (call: State): { nanos: bigint; origin: Origin | undefined } => ({
  nanos: BigInt(call.session.now ?? 0) * 1_000_000n,
  origin: unknownOrigin,
});

const timeOf = (value: Value, call: State): { nanos: bigint; origin: Origin | undefined } => {
  const own = nanosOf(value);
  if (own !== undefined) return own;
  if (value.t === 'int' && ['int', 'int64', 'int32'].includes(value.type))
    return { nanos: value.v * 1_000_000_000n, origin: value.o };
  return now(call);
};

const format = (layout: string, value: Value, zone: string, call: State): Value => {
  const { nanos, origin } = timeOf(value, call);
  return known(formatDate(nanos, layout, offsetOf(zone, 0n) === undefined ? 'UTC' : zone), origin);
};

const modify = (strict: boolean) =>
  def('string time', (a) => {
    const d = parseDuration(chars(a, 0));
    const time = nanosOf(arg(a, 1));
    if (d === undefined && strict) return refuse(`time: invalid duration ${JSON.stringify(chars(a, 0))}`);
    return time === undefined ? nil : moment(time.nanos + (d ?? 0n), 'UTC', time.origin);
  });

const zeroTime = -62135596800_000_000_000n;
const toDate = (strict: boolean) =>
  def('string string', (a) => {
    const nanos = parseDate(chars(a, 0), chars(a, 1));
    if (nanos === undefined && strict)
      return refuse(`parsing time ${JSON.stringify(chars(a, 1))} as ${JSON.stringify(chars(a, 0))}: cannot parse`);
    return moment(nanos ?? zeroTime, 'UTC');
  });

const inZone = def('string any string', (a, call) => format(chars(a, 0), arg(a, 1), chars(a, 2), call));
const gentle = modify(false);
const strictly = modify(true);

export const dateFunctions = table({
  now: def('', (_, call) => moment(now(call).nanos, 'UTC', unknownOrigin)),
  date: def('string any', (a, call) => format(chars(a, 0), arg(a, 1), 'Local', call)),
  dateInZone: inZone,
  date_in_zone: inZone,
  htmlDate: def('any', (a, call) => format('2006-01-02', arg(a, 0), 'Local', call)),
  htmlDateInZone: def('any string', (a, call) => format('2006-01-02', arg(a, 0), chars(a, 1), call)),
  dateModify: gentle,
  date_modify: gentle,
  mustDateModify: strictly,
  must_date_modify: strictly,
  toDate: toDate(false),
  mustToDate: toDate(true),
  unixEpoch: def('time', (a) => {
    const time = nanosOf(arg(a, 0));
    return time === undefined ? str('0') : known(String(time.nanos / 1_000_000_000n), time.origin);
  }),
  ago: def('any', (a, call) => {
    const since = now(call).nanos - timeOf(arg(a, 0), call).nanos;
    return known(showDuration((since / 1_000_000_000n) * 1_000_000_000n), unknownOrigin);
  }),
  duration: def('any', (a) => str(durationText(a))),
  durationRound: def('any', (a, call) => {
    const value = arg(a, 0);
    if (value.t === 'string') return str(roundDuration(parseDuration(value.v) ?? 0n));
    const time = nanosOf(value);
    if (time !== undefined) return known(roundDuration(now(call).nanos - time.nanos), unknownOrigin);
    return str(roundDuration(value.t === 'int' && value.type === 'int64' ? value.v : 0n));
  }),
});
