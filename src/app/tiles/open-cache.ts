/** Something kept in memory that can say how much of it; it may grow while it is used. */
export interface Weighty {
  /** Estimate. */
  bytes(): number;
}

/** Keeps what it was given, the least recently used going first when all together weigh more than a limit. */
export interface Cache<Value extends Weighty> {
  get(key: string): Value | undefined;
  /** Gives the value back. */
  keep(key: string, value: Value): Value;
}

interface Entry<Value> {
  readonly value: Value;
  readonly builtBytes: number;
}

/** `limitBytes` bounds what is kept; a single thing that is heavier stays until it has doubled or another one is used. */
export function openCache<Value extends Weighty>(limitBytes: number): Cache<Value> {
  // in the order of use: a Map iterates as it was filled
  const entries = new Map<string, Entry<Value>>();
  const evict = () => {
    let total = [...entries.values()].reduce((sum, { value }) => sum + value.bytes(), 0);
    for (const [key, { value, builtBytes }] of entries) {
      if (total <= limitBytes) return;
      const bytes = value.bytes();
      if (entries.size === 1 && bytes < 2 * builtBytes) return;
      entries.delete(key);
      total -= bytes;
    }
  };
  const use = (key: string, entry: Entry<Value>): Value => {
    entries.delete(key);
    entries.set(key, entry);
    evict();
    return entry.value;
  };
  return {
    get: (key) => {
      const entry = entries.get(key);
      return entry && use(key, entry);
    },
    keep: (key, value) => use(key, { value, builtBytes: value.bytes() }),
  };
}
