/** Above this a figure of a business (money, hours, a potential, a goal) is a slip of the keyboard. */
export const LARGEST_FIGURE = 1e15;

/** Below this, and not 0, it is none either, and products of several such figures leave the range of floating point. */
export const SMALLEST_FIGURE = 1e-12;

/** Whether a number is large enough to be computed with, or 0. */
export const isFigure = (value: number): boolean => value === 0 || Math.abs(value) >= SMALLEST_FIGURE;
