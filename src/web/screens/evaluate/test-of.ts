import type { CausesOfChange } from "./diagnose-queries.ts";

type Cause = CausesOfChange["territories"][number]["causes"][number];

/** What the test of a factor says: only rates have one. */
export const testOf = ({ rate }: Pick<Cause, "rate">) =>
  rate === null ? "changes.untested" : rate.isBeyondChance ? "changes.proven" : "changes.unproven";
