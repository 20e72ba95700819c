import classes from "./balance-bar.module.css";

/** Bars reach their end here; what is further off is cut, the number beside it tells. */
const FULL_DEVIATION = 0.5;
/** As a rule of the trade, territories within this of their target count as balanced (Zoltners and Sinha). */
export const USUAL_TOLERANCE = 0.15;

/** How far a territory is off its target, as a bar from the middle. What it says must stand beside it in words. */
export function BalanceBar({ deviation }: { readonly deviation: number }) {
  const percent = (Math.min(Math.abs(deviation), FULL_DEVIATION) / FULL_DEVIATION) * 50;
  const isOutside = Math.abs(deviation) > USUAL_TOLERANCE;
  return (
    <div className={classes.track} aria-hidden>
      <div
        className={classes.bar}
        data-outside={isOutside || undefined}
        style={{ left: `${deviation < 0 ? 50 - percent : 50}%`, width: `${percent}%` }}
      />
      <div className={classes.middle} />
    </div>
  );
}
