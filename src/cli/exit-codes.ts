/** What a finished command tells the shell. 3 (data folder in use) comes with the store. */
export const EXIT = { done: 0, refused: 1, badInput: 2, cancelled: 130 } as const;

/** A bug of ours, not the user's input: BSD's EX_SOFTWARE. */
export const EXIT_BUG = 70;
