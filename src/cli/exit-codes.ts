/** What a finished command tells the shell. */
export const EXIT = { done: 0, refused: 1, badInput: 2, inUse: 3, cancelled: 130 } as const;

/** A bug of ours, not the user's input: BSD's EX_SOFTWARE. */
export const EXIT_BUG = 70;
