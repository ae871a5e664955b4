/** Go's reference-time layouts: `2006-01-02 15:04:05` and all its parts. */

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

const chunk =
  /January|Jan|Monday|Mon|MST|2006|002|01|02|03|04|05|06|15|PM|pm|-07:00:00|-070000|-07:00|-0700|-07|Z07:00:00|Z070000|Z07:00|Z0700|Z07|_2006|__2|_2|[.,]0+(?![0-9])|[.,]9+(?![0-9])|1|2|3|4|5/g;

/** Seconds east of UTC at a moment, and the zone's short name; undefined for an unknown zone. */
export const offsetOf = (zone: string, nanos: bigint): { seconds: number; name: string } | undefined => {
  if (zone === '' || zone === 'UTC' || zone === 'Local') return { seconds: 0, name: 'UTC' };
  try {
    const at = new Date(Number(nanos / 1_000_000n));
    const parts = (timeZoneName: 'longOffset' | 'short'): string =>
      new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName })
        .formatToParts(at)
        .find((part) => part.type === 'timeZoneName')?.value ?? '';
    const m = /GMT([+-])(\d\d):(\d\d)/.exec(parts('longOffset'));
    const seconds = m === null ? 0 : (m[1] === '-' ? -1 : 1) * (Number(m[2]) * 3600 + Number(m[3]) * 60);
    const short = parts('short');
    return { seconds, name: /^[A-Z]{3,4}$/.test(short) ? short : `${seconds < 0 ? '-' : '+'}${pad(Math.abs(seconds) / 3600)}` };
  } catch {
    return undefined;
  }
};

const pad = (n: number, size = 2): string => String(Math.floor(n)).padStart(size, '0');

export const formatDate = (nanos: bigint, layout: string, zone: string): string => {
  const { seconds: offset, name } = offsetOf(zone, nanos) ?? { seconds: 0, name: 'UTC' };
  const local = nanos + BigInt(offset) * 1_000_000_000n;
  const fraction = ((local % 1_000_000_000n) + 1_000_000_000n) % 1_000_000_000n;
  const d = new Date(Number((local - fraction) / 1_000_000n));
  const [year, month, day, hour] = [d.getUTCFullYear(), d.getUTCMonth(), d.getUTCDate(), d.getUTCHours()];
  const yearDay = Math.floor((Date.UTC(year, month, day) - Date.UTC(year, 0, 1)) / 86_400_000) + 1;
  const clock = hour % 12 === 0 ? 12 : hour % 12;
  return layout.replace(chunk, (part) => {
    switch (part) {
      case 'January':
        return months[month] ?? '';
      case 'Jan':
        return (months[month] ?? '').slice(0, 3);
      case 'Monday':
        return days[d.getUTCDay()] ?? '';
      case 'Mon':
        return (days[d.getUTCDay()] ?? '').slice(0, 3);
      case 'MST':
        return name;
      case '2006':
        return year < 0 ? `-${pad(-year, 4)}` : pad(year, 4);
      case '_2006':
        return `_${pad(year, 4)}`;
      case '06':
        return pad(((year % 100) + 100) % 100);
      case '01':
        return pad(month + 1);
      case '1':
        return String(month + 1);
      case '02':
        return pad(day);
      case '_2':
        return String(day).padStart(2);
      case '2':
        return String(day);
      case '002':
        return pad(yearDay, 3);
      case '__2':
        return String(yearDay).padStart(3);
      case '15':
        return pad(hour);
      case '03':
        return pad(clock);
      case '3':
        return String(clock);
      case '04':
        return pad(d.getUTCMinutes());
      case '4':
        return String(d.getUTCMinutes());
      case '05':
        return pad(d.getUTCSeconds());
      case '5':
        return String(d.getUTCSeconds());
      case 'PM':
        return hour >= 12 ? 'PM' : 'AM';
      case 'pm':
        return hour >= 12 ? 'pm' : 'am';
    }
    if (part.startsWith('Z') || part.startsWith('-')) return zoneText(part, offset);
    const digits = String(fraction)
      .padStart(9, '0')
      .slice(0, part.length - 1);
    if (part[1] === '0') return part[0] + digits;
    const kept = digits.replace(/0+$/, '');
    return kept === '' ? '' : part[0] + kept;
  });
};

const zoneText = (part: string, offset: number): string => {
  if (part.startsWith('Z') && offset === 0) return 'Z';
  const abs = Math.abs(offset);
  const [h, m, s] = [pad(abs / 3600), pad((abs % 3600) / 60), pad(abs % 60)];
  const colon = part.includes(':') ? ':' : '';
  const size = part.replaceAll(':', '').length;
  return (offset < 0 ? '-' : '+') + h + (size >= 5 ? colon + m : '') + (size >= 7 ? colon + s : '');
};

/** Reads a date in a layout; undefined where it does not fit. Zones by name are taken as UTC. */
export const parseDate = (layout: string, text: string): bigint | undefined => {
  const found: Found = {
    year: 0,
    month: 1,
    day: 1,
    hour: 0,
    minute: 0,
    second: 0,
    nanos: 0n,
    offset: 0,
    pm: undefined,
  };
  let at = 0;
  let from = 0;
  const digits = (least: number, most: number): number | undefined => {
    const m = /^[0-9]+/.exec(text.slice(at, at + most))?.[0] ?? '';
    if (m.length < least) return undefined;
    at += m.length;
    return Number(m);
  };
  const literal = (expected: string): boolean => {
    if (!text.startsWith(expected, at)) return false;
    at += expected.length;
    return true;
  };
  for (const m of layout.matchAll(chunk)) {
    if (!literal(layout.slice(from, m.index))) return undefined;
    from = m.index + m[0].length;
    if (
      !readPart(
        m[0],
        text,
        digits,
        literal,
        found,
        (to) => (at = to),
        () => at,
      )
    )
      return undefined;
    // Fractions of a second are read even where the layout has none.
    if ((m[0] === '05' || m[0] === '5') && /^[.,][0-9]/.test(text.slice(at)) && !/^[.,][09]/.test(layout.slice(from))) {
      at++;
      const f = /^[0-9]+/.exec(text.slice(at))?.[0] ?? '';
      at += f.length;
      found.nanos = BigInt(f.slice(0, 9).padEnd(9, '0'));
    }
  }
  if (!literal(layout.slice(from)) || at !== text.length) return undefined;
  const { year, month, day, minute, second, nanos, offset, pm } = found;
  const hour = pm === undefined ? found.hour : (found.hour % 12) + (pm ? 12 : 0);
  if (month < 1 || month > 12 || hour > 23 || minute > 59 || second > 59) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCDate() !== day) return undefined;
  return BigInt(date.getTime() + (hour * 3600 + minute * 60 + second - offset) * 1000) * 1_000_000n + nanos;
};

interface Found {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  nanos: bigint;
  offset: number;
  pm: boolean | undefined;
}

const readPart = (
  part: string,
  text: string,
  digits: (least: number, most: number) => number | undefined,
  literal: (expected: string) => boolean,
  found: Found,
  move: (to: number) => void,
  here: () => number,
): boolean => {
  const number = (key: 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', least: number, most: number): boolean => {
    const n = digits(least, most);
    if (n === undefined) return false;
    found[key] = n;
    return true;
  };
  const name = (names: readonly string[], short: boolean): number => {
    const i = names.findIndex((one) =>
      text
        .slice(here())
        .toLowerCase()
        .startsWith((short ? one.slice(0, 3) : one).toLowerCase()),
    );
    if (i >= 0) move(here() + (short ? 3 : (names[i] ?? '').length));
    return i;
  };
  switch (part) {
    case '2006':
      return number('year', 4, 4);
    case '06': {
      const ok = number('year', 2, 2);
      found.year += found.year >= 69 ? 1900 : 2000;
      return ok;
    }
    case '01':
      return number('month', 2, 2);
    case '1':
      return number('month', 1, 2);
    case '02':
      return number('day', 2, 2);
    case '_2':
      literal(' ');
      return number('day', 1, 2);
    case '2':
      return number('day', 1, 2);
    case '15':
    case '03':
      return number('hour', 2, 2);
    case '3':
      return number('hour', 1, 2);
    case '04':
      return number('minute', 2, 2);
    case '4':
      return number('minute', 1, 2);
    case '05':
      return number('second', 2, 2);
    case '5':
      return number('second', 1, 2);
    case 'January':
    case 'Jan': {
      const i = name(months, part === 'Jan');
      found.month = i + 1;
      return i >= 0;
    }
    case 'Monday':
    case 'Mon':
      return name(days, part === 'Mon') >= 0;
    case 'PM':
    case 'pm':
      found.pm = literal(part === 'PM' ? 'PM' : 'pm');
      return found.pm || literal(part === 'PM' ? 'AM' : 'am');
    case 'MST': {
      const m = /^[A-Z]{3,4}([+-]\d{1,2})?/.exec(text.slice(here()))?.[0];
      if (m === undefined) return false;
      move(here() + m.length);
      return true;
    }
  }
  if (/^[.,][09]/.test(part)) {
    const m = /^[.,]([0-9]+)/.exec(text.slice(here()));
    if (m === null) return part[1] === '9';
    move(here() + m[0].length);
    found.nanos = BigInt((m[1] ?? '').slice(0, 9).padEnd(9, '0'));
    return true;
  }
  if (part.startsWith('Z') && literal('Z')) return true;
  const m = (part.includes(':') ? /^([+-])(\d\d):(\d\d)/ : part.length === 3 ? /^([+-])(\d\d)/ : /^([+-])(\d\d)(\d\d)/).exec(
    text.slice(here()),
  );
  if (m === null) return false;
  move(here() + m[0].length);
  found.offset = (m[1] === '-' ? -1 : 1) * (Number(m[2]) * 3600 + Number(m[3] ?? 0) * 60);
  return true;
};
