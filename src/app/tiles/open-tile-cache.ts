/** Something kept in memory that can say how much of it; it may grow while it is used. */
export interface Weighty {
  /** Estimate. */
  bytes(): number;
}

/** Keeps what was built, the least recently used going first when all together weigh more than a limit. */
export interface TileCache<Value extends Weighty> {
  /** What stands under the key, built if need be; built once where several ask meanwhile. Null is not kept. */
  get(key: string, build: () => Promise<Value | null>): Promise<Value | null>;
}

interface Entry<Value> {
  readonly value: Promise<Value | null>;
  bytes: number;
  builtBytes: number;
}

/** `limitBytes` bounds what is kept; a single thing that is heavier stays until it has doubled or another one is used. */
export function openTileCache<Value extends Weighty>(limitBytes: number): TileCache<Value> {
  // in the order of use: a Map iterates as it was filled
  const entries = new Map<string, Entry<Value>>();
  const evict = () => {
    let total = [...entries.values()].reduce((sum, { bytes }) => sum + bytes, 0);
    for (const [key, { bytes, builtBytes }] of entries) {
      if (total <= limitBytes) return;
      if (entries.size === 1 && bytes < 2 * builtBytes) return;
      entries.delete(key);
      total -= bytes;
    }
  };
  const forget = (key: string, entry: Entry<Value>) => {
    if (entries.get(key) === entry) entries.delete(key);
  };
  return {
    get: async (key, build) => {
      const entry = entries.get(key) ?? { value: build(), bytes: 0, builtBytes: 0 };
      entries.delete(key);
      entries.set(key, entry);
      try {
        const value = await entry.value;
        if (value === null) {
          forget(key, entry);
          return null;
        }
        entry.bytes = value.bytes();
        entry.builtBytes ||= entry.bytes;
        evict();
        return value;
      } catch (error) {
        forget(key, entry);
        throw error;
      }
    },
  };
}
