import { type Failure, failure, type Outcome, success } from "../../core/domain/problem.ts";
import type { Field } from "../../core/import/kinds/field.ts";
import { findPlanIn } from "../plans/find-plan.ts";
import type { ImportOptions, ImportRecord } from "../ports/rows/imports.ts";
import type { Transaction } from "../ports/store.ts";
import { invalid, invalidItem } from "../refuse.ts";
import { DEFAULT_OPTIONS } from "./default-options.ts";
import type { ImportKind } from "./import-kind.ts";

/**
 * The options of an import with what stands in for those left out: the organisation's oldest layer, and the plan whose
 * territories the rows name, by its id. Problems: APP-422 there is no such plan.
 */
export async function completeOptions(
  tx: Transaction,
  { options }: ImportRecord,
  { fields }: ImportKind,
): Promise<Outcome<ImportOptions>> {
  const layerId = options.layerId ?? (await firstLayer(tx));
  if (!namesTerritories(fields)) return success({ ...options, layerId });
  const plan = await findPlan(tx, options.more.plan);
  if (!plan.ok) return plan;
  const more = plan.value === null ? options.more : { ...options.more, plan: plan.value };
  return success({ ...options, layerId, more });
}

/** Whether rows name territories, whose codes are those of a plan. */
export const namesTerritories = (fields: readonly Field[]): boolean =>
  fields.some(({ type }) => type.type === "reference" && type.to === "territory");

/** Refuses what the kind does not know: an option misspelt would change nothing, and nobody would see it. Problems: APP-422. */
export function refuseUnknownOptions(
  { name, more: known }: ImportKind,
  more: ImportOptions["more"],
): Failure | null {
  const unknown = Object.keys(more).filter((option) => !known.includes(option));
  if (unknown.length === 0) return null;
  const all = [...Object.keys(DEFAULT_OPTIONS).filter((option) => option !== "more"), ...known];
  return failure(
    unknown.map((option) =>
      invalidItem(
        `/options/more/${option}`,
        `an import of ${name} has no option "${option}"`,
        `use one of the options: ${all.join(", ")}`,
      ),
    ),
  );
}

async function firstLayer(tx: Transaction): Promise<string | null> {
  const layers = [...(await tx.layers.list())];
  layers.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1));
  return layers[0]?.id ?? null;
}

/** The plan of this name or id, else the only one that holds; null where none or several do. */
async function findPlan(tx: Transaction, asked: string | undefined): Promise<Outcome<string | null>> {
  if (asked === undefined) {
    const active = await tx.plans.list({ state: "active", salesForce: null }, 2, null);
    return success(active.length === 1 ? active[0].id : null);
  }
  const found = await findPlanIn(tx, asked);
  return found === null
    ? invalid(
        "/options/more/plan",
        `there is no plan ${asked}`,
        "use the name or id of one in the list of plans",
      )
    : success(found.id);
}
