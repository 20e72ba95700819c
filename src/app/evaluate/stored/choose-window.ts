import { failure, type Outcome, type Problem, success } from "../../../core/domain/problem.ts";
import type { ScopeKind } from "../../../core/domain/scope-kinds.ts";
import type { Actor } from "../../ports/actor.ts";
import type { FactWindow, MeasureQuery } from "../../ports/rows/facts.ts";
import type { Transaction } from "../../ports/store.ts";

/** What every evaluation of the store asks for. */
export interface StoredRequest extends FactWindow {
  readonly by: ScopeKind;
  /** Left out: the only one whose plans hold in the window. */
  readonly salesForce?: string | undefined;
  /**
   * To whom an event counts: `effective-dated`, who held the account on the day of the event; `restated`, who holds it on the
   * last day of the window, or today if that lies ahead.
   */
  readonly credit: "effective-dated" | "restated";
}

/** How the figures were credited, told beside them. */
export interface Credited extends Required<Pick<StoredRequest, "from" | "until" | "by" | "credit">> {
  readonly salesForce: string | null;
  readonly windowDays: number;
  /** Days of the window on which a plan of the sales force holds: an event on another day belongs to no territory. */
  readonly plannedDays: number;
}

export interface ChosenWindow {
  readonly query: MeasureQuery;
  readonly credited: Credited;
}

/** The window and the sales force that are meant. Problems: EVA-161 the window has no day, EVA-162 several sales forces, EVA-163 none of this name. */
export async function chooseWindow(
  tx: Transaction,
  { today }: Pick<Actor, "today">,
  { by, from, until, salesForce, credit }: StoredRequest,
): Promise<Outcome<ChosenWindow>> {
  if (!(from < until)) return noDay(from, until);
  const windowDays = (Date.parse(until) - Date.parse(from)) / DAY_MILLISECONDS;
  const forces = await tx.facts.salesForces({ from, until });
  const chosen = salesForce === undefined ? forces : forces.filter(({ name }) => name === salesForce);
  if (chosen.length > 1) return failure([severalForces(forces.map(({ name }) => name))]);
  if (salesForce !== undefined && chosen.length === 0)
    return failure([
      noSuchForce(
        salesForce,
        forces.map(({ name }) => name),
      ),
    ]);
  const lastDay = dayBefore(until);
  const heldOn = credit === "restated" ? (lastDay < today ? lastDay : today) : null;
  const force = chosen[0] ?? null;
  const { fiscalYearStartMonth } = await tx.organisation.get();
  return success({
    query: { by, from, until, salesForce: force?.name ?? null, heldOn, fiscalYearStartMonth },
    credited: {
      ...{ from, until, by, credit, windowDays },
      salesForce: force?.name ?? null,
      plannedDays: force?.days ?? 0,
    },
  });
}

const DAY_MILLISECONDS = 86_400_000;

const dayBefore = (date: string): string =>
  new Date(Date.parse(date) - DAY_MILLISECONDS).toISOString().slice(0, 10);

export const noDay = (from: string, until: string): Outcome<never> =>
  failure([
    {
      code: "EVA-161",
      where: { file: "options", item: "until" },
      cause: `the window from ${from} to before ${until} has no day in it`,
      fix: "name a first day, and the day after the last one",
    },
  ]);

const severalForces = (names: readonly string[]): Problem => ({
  code: "EVA-162",
  where: { file: "options", item: "salesForce" },
  cause: `plans of several sales forces hold in the window: ${names.join(", ")}; an account has a territory in each`,
  fix: "name one of them",
});

const noSuchForce = (name: string, names: readonly string[]): Problem => ({
  code: "EVA-163",
  where: { file: "options", item: "salesForce" },
  cause: `no plan of a sales force "${name}" that is within reach holds in the window`,
  fix: names.length > 0 ? `name one of: ${names.join(", ")}` : "choose a window in which a plan holds",
});
