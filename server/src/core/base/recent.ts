/** A memory of what was asked lately, bounded by how much it holds. */
export interface Recent<K, V> {
  readonly get: (key: K) => V | undefined;
  readonly set: (key: K, value: V) => void;
}

/**
 * Keeps at least the last `size` keys that were asked or set, at most twice as many. Two generations: what is asked of the older one
 * moves to the younger, and the older one goes as a whole when the younger is full.
 */
export const recent = <K, V>(size: number): Recent<K, V> => {
  const generations = { young: new Map<K, V>(), old: new Map<K, V>() };
  const set = (key: K, value: V): void => {
    if (generations.young.size >= size) {
      generations.old = generations.young;
      generations.young = new Map();
    }
    generations.young.set(key, value);
  };
  return {
    set,
    get: (key) => {
      const young = generations.young.get(key);
      if (young !== undefined) return young;
      const old = generations.old.get(key);
      if (old !== undefined) set(key, old);
      return old;
    },
  };
};
