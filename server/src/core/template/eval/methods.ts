import { fileMethods } from '../chart/files.ts';
import { valuesMethods } from '../chart/tables.ts';
import { durationMethods } from '../functions/durations.ts';
import { bool, type Method, type Value } from '../value/value.ts';

/** The Go method of a value, if its type has one of that name. */
export const methodOf = (value: Value, name: string): Method | undefined => {
  if (value.t === 'struct') return value.methods.get(name);
  if (value.t === 'map') {
    if (value.type === 'engine.files') return fileMethods(value).get(name);
    if (value.type.endsWith('.Values')) return valuesMethods(value).get(name);
  }
  if (value.t === 'list' && value.type?.endsWith('.VersionSet') === true && name === 'Has') {
    const known = new Set(value.items.map((item) => (item.t === 'string' ? item.v : '')));
    return { params: ['string'], run: ([version]) => bool(version?.t === 'string' && known.has(version.v)) };
  }
  if (value.t === 'int' && value.type === 'time.Duration') return durationMethods(value).get(name);
  return undefined;
};
