import type { PlanState } from "../../../core/domain/plan-life.ts";

/** What of the list of plans the URL holds. */
export interface PlanListSearch {
  readonly state?: PlanState | undefined;
  readonly salesForce?: string | undefined;
  readonly archived?: true | undefined;
}

/** What of a plan's overview the URL holds. */
export interface PlanSearch {
  /** Which measure the territories are held against; left out: the first that they hold anything of. */
  readonly measure?: string | undefined;
  readonly sort?: string | undefined;
}
