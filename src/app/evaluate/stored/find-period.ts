import { type FiscalPeriod, readFiscalPeriod } from "../../../core/domain/fiscal-periods.ts";
import { failure, type Outcome, success } from "../../../core/domain/problem.ts";
import { getOrganisation } from "../../people/get-organisation.ts";
import type { Actor } from "../../ports/actor.ts";
import type { Store } from "../../ports/store.ts";

/** The dates of a fiscal year ("2026"), a quarter of it ("2026-Q3") or a month ("2026-11") by the organisation's calendar. Problem: EVA-166. */
export async function findPeriod(
  world: { readonly store: Store },
  actor: Actor,
  text: string,
): Promise<Outcome<FiscalPeriod>> {
  const organisation = await getOrganisation(world, actor);
  if (!organisation.ok) return organisation;
  const period = readFiscalPeriod(text, organisation.value.fiscalYearStartMonth);
  if (period !== null) return success(period);
  return failure([
    {
      code: "EVA-166",
      where: { file: "options", item: "period" },
      cause: `"${text}" is no fiscal year, quarter or month`,
      fix: "write it like 2026, 2026-Q3 or 2026-11",
    },
  ]);
}
