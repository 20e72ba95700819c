import type { PublishedPlan } from "../../core/export/salesforce/build-set.ts";
import type { ExportSource } from "./export-source.ts";
import { accountPages } from "./plan-account-table.ts";

/**
 * A plan as it is published: territories, reps of today, accounts where they stand. With rules, accounts that a rule put
 * there are left out, as the rules of the other system put them there again. Cost: all accounts in memory, by code.
 */
export async function publishedPlan(source: ExportSource, withRules: boolean): Promise<PublishedPlan> {
  const { tx, plan, actor } = source;
  const territories = await tx.territories.list(plan.id);
  const codeOf = new Map(territories.map(({ id, code }) => [id, code]));
  const code = (id: string) => codeOf.get(id) ?? "";
  const rules = withRules ? await tx.rules.list(plan.id) : [];
  const overrides = withRules ? await tx.alignment.overrides(plan.id) : [];
  const byRule = new Set(
    overrides.filter(({ cause }) => cause === "rule").map(({ accountCode }) => accountCode),
  );
  const accounts: { account: string; territory: string }[] = [];
  for await (const page of accountPages(source)) {
    for (const { code: account, territoryCode } of page) {
      if (territoryCode === null || byRule.has(account)) continue;
      accounts.push({ account, territory: territoryCode });
    }
    source.watch.onProgress({ phase: "rows", done: accounts.length });
    if (source.watch.signal.aborted) break;
  }
  const reps = (await tx.assignments.list(plan.id, null))
    .filter(({ from, to }) => from <= actor.today && (to === null || to > actor.today))
    .map(({ repCode, territoryCode, role }) => ({ rep: repCode, territory: territoryCode, role }));
  return {
    name: plan.name,
    territories: territories.map(({ parentId, ...territory }) => ({
      code: territory.code,
      name: territory.name,
      parent: parentId === null ? null : code(parentId),
      share: territory.share,
      isLocked: territory.isLocked,
    })),
    reps,
    accounts,
    rules: rules
      .filter(({ kind }) => kind === "rule")
      .map(({ territoryId, ...rule }) => ({ ...rule, territory: code(territoryId) })),
  };
}
