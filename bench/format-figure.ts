/** Figures as the tables show them; a missing one is a dash. */
export const formatFigure = {
  /** About six significant digits, never fewer than none after the point. */
  value: (value: number | null): string => {
    if (value === null || !Number.isFinite(value)) return "–";
    if (Number.isInteger(value)) return String(value);
    return value.toFixed(Math.min(6, Math.max(0, 6 - Math.ceil(Math.log10(Math.abs(value) + 1)))));
  },
  /** Signed, as a share of the reference. */
  gap: (share: number | null): string => {
    if (share === null || !Number.isFinite(share)) return "–";
    const percent = 100 * share;
    // −0.000 would read as better than the reference
    const shown = Math.abs(percent) < 5e-4 ? 0 : percent;
    return `${shown > 0 ? "+" : ""}${shown.toFixed(3)} %`;
  },
  percent: (share: number | null): string =>
    share === null || !Number.isFinite(share) ? "–" : `${(100 * share).toFixed(2)} %`,
  seconds: (seconds: number | null): string =>
    seconds === null || !Number.isFinite(seconds) ? "–" : `${seconds.toFixed(seconds < 10 ? 2 : 1)} s`,
  megabytes: (megabytes: number): string => `${Math.round(megabytes)} MB`,
};
