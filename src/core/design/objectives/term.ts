import type { TermKey } from "../../domain/design-problem.ts";

/** One thing a plan is scored by, kept up to date while units move. Smaller is better. */
export interface Term {
  readonly key: TermKey | "barriers";
  /** Value of the present plan. */
  value(): number;
  /** Change of `value` if unit u went from its territory to `to`; the plan is not touched. */
  change(u: number, to: number): number;
  /** Told after the state has moved u away from `from`. */
  moved(u: number, from: number): void;
  /** Recomputes everything from the plan; centres are chosen anew. */
  refresh(): void;
}
