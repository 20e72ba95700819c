/** Whether the tour of the first page was read or skipped with this browser: options of `useLocalStorage`. */
export const TOUR_DONE = { key: "wilayah-tour-done", defaultValue: false, getInitialValueInEffect: false };
