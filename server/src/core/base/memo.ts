/**
 * Results hang on the immutable value they were made from, and vanish with it: nothing is ever invalidated.
 * `make` is called once per key; it must be a pure function of the key.
 */
export const memo = <K extends WeakKey, V>(make: (key: K) => V): ((key: K) => V) => {
  const kept = new WeakMap<K, { readonly value: V }>();
  return (key) => {
    const known = kept.get(key);
    if (known) return known.value;
    const value = make(key);
    kept.set(key, { value });
    return value;
  };
};

/** As {@link memo} for a result that depends on two immutable values; it lives as long as both do. */
export const memo2 = <A extends WeakKey, B extends WeakKey, V>(make: (a: A, b: B) => V): ((a: A, b: B) => V) => {
  const kept = new WeakMap<A, WeakMap<B, { readonly value: V }>>();
  return (a, b) => {
    let row = kept.get(a);
    if (!row) {
      row = new WeakMap();
      kept.set(a, row);
    }
    const known = row.get(b);
    if (known) return known.value;
    const value = make(a, b);
    row.set(b, { value });
    return value;
  };
};
