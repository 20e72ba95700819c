/**
 * Functions that may be longer than 80 lines: at most two, each a hot loop with step comments,
 * an oracle test and a bench. Written as "path#function".
 */
export const NAMED_KERNELS: readonly string[] = [];
