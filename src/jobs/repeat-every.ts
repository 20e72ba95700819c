/** Calls again and again with this many milliseconds between; gives the way to stop. */
export type RepeatEvery = (milliseconds: number, call: () => void) => () => void;

/** By the machine's clock; a test counts beats of its own instead. */
export const repeatByClock: RepeatEvery = (milliseconds, call) => {
  const timer = setInterval(call, milliseconds);
  return () => clearInterval(timer);
};
