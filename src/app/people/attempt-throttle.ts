import type { Clock } from "../ports.ts";

/** Attempts with one key that may fail within a window, and the window. */
export interface AttemptLimit {
  readonly attempts: number;
  readonly windowMilliseconds: number;
}

export interface AttemptThrottle {
  /** Counts an attempt for the key. Gives 0, or the seconds to wait where the limit is reached; then nothing counts. */
  begin(key: string, limit: AttemptLimit): number;
  /** The attempt succeeded: it, and with `all` everything counted for the key, is forgotten. */
  forgive(key: string, all: boolean): void;
}

/** Keys kept at once. Beyond it the one that was begun longest ago makes room. */
const MAXIMUM_KEYS = 50_000;

/**
 * Counts attempts in this process, before their outcome is known, so that many at once gain nothing. Nobody is locked
 * out for good: the wait ends when the oldest attempt leaves the window.
 */
export function createAttemptThrottle(clock: Clock): AttemptThrottle {
  const begun = new Map<string, readonly number[]>();
  return {
    begin: (key, { attempts, windowMilliseconds }) => {
      const now = clock.nowMilliseconds();
      const recent = (begun.get(key) ?? []).filter((at) => now - at < windowMilliseconds);
      if (recent.length >= attempts) {
        begun.set(key, recent);
        return Math.max(1, Math.ceil((recent[0] + windowMilliseconds - now) / 1000));
      }
      begun.delete(key);
      begun.set(key, [...recent, now]);
      if (begun.size > MAXIMUM_KEYS) dropOldest(begun);
      return 0;
    },
    forgive: (key, all) => {
      const rest = all ? [] : (begun.get(key) ?? []).slice(0, -1);
      if (rest.length > 0) begun.set(key, rest);
      else begun.delete(key);
    },
  };
}

function dropOldest(begun: Map<string, unknown>): void {
  for (const key of begun.keys()) {
    begun.delete(key);
    return;
  }
}
