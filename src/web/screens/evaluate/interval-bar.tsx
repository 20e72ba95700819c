import classes from "./interval-bar.module.css";

interface IntervalBarProps {
  /** On one scale from 0, as all of them: a share, or an index. */
  readonly rate: number;
  readonly low: number;
  readonly high: number;
  /** Where the team stands. */
  readonly reference: number;
  /** The right end of the scale. */
  readonly most: number;
}

/** A rate with its interval on a scale that all rows share, and the team's rate as a line. The figures stand beside it. */
export function IntervalBar({ rate, low, high, reference, most }: IntervalBarProps) {
  const at = (share: number) => `${Math.min(100, (100 * share) / most)}%`;
  return (
    <span className={classes.scale} aria-hidden>
      <span className={classes.interval} style={{ left: at(low), width: `calc(${at(high)} - ${at(low)})` }} />
      <span className={classes.reference} style={{ left: at(reference) }} />
      <span className={classes.rate} style={{ left: at(rate) }} />
    </span>
  );
}
