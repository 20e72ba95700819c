/** Attempts with one key that may fail within a window, and the window. */
export interface AttemptLimit {
  readonly attempts: number;
  readonly windowMilliseconds: number;
}

/** Counts attempts to prove who one is, for all processes of the installation together. */
export interface Attempts {
  /** Counts an attempt for the key. Gives 0, or the seconds to wait where the limit is reached; then nothing counts. */
  begin(key: string, limit: AttemptLimit): Promise<number>;
  /** The attempt succeeded: it, and with `all` everything counted for the key, is forgotten. */
  forgive(key: string, all: boolean): Promise<void>;
}
