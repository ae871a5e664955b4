/** Shipped data as every entry hands it over. */
import type { Assets } from '../core/checks/rules/context.ts';

/** The path as it is if it stays below the folder it is read from; throws otherwise, as only our own code names assets. */
export const safeAsset = (name: string): string => {
  if (!/^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/.test(name) || name.includes('..')) throw new Error(`no asset can be called ${name}`);
  return name;
};

/** Reads each file once; a parsed one is the same object every time. */
export const cachedAssets = (read: (name: string) => string): Assets => {
  const texts = new Map<string, string>();
  const values = new Map<string, unknown>();
  const text = (name: string): string => {
    const known = texts.get(name) ?? read(name);
    texts.set(name, known);
    return known;
  };
  return {
    text,
    json: (name) => {
      if (!values.has(name)) values.set(name, JSON.parse(texts.get(name) ?? read(name)));
      return values.get(name);
    },
  };
};
