import { type Outcome, success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import type { Actor } from "../ports/actor.ts";
import type { Store } from "../ports/store.ts";
import { notFound } from "../refuse.ts";
import type { Finding, Judgement } from "./judge-account.ts";
import { judgingBy, surveyAccounts } from "./survey-accounts.ts";

export interface FindingRequest {
  readonly planId: string;
  readonly finding: Finding;
  readonly limit: number;
  readonly afterCode: string | null;
}

export interface FoundAccount {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly revenue: number;
  /** Codes: where it stands, and whose rules it satisfies. */
  readonly territory: string | null;
  readonly claims: readonly string[];
}

export interface FoundAccounts {
  readonly items: readonly FoundAccount[];
  /** Code to go on after; null: all accounts have been looked at. */
  readonly next: string | null;
}

/** Accounts that one page looks at, at most: a rare finding takes several pages, perhaps empty ones. */
const LOOKED_AT = 10_000;
const PAGE = 1000;

/** Accounts with a finding, by code. Cost: the accounts looked at. Problem: APP-404. */
export function listFindings(
  world: { readonly store: Store },
  actor: Actor,
  { planId, finding, limit, afterCode }: FindingRequest,
): Promise<Outcome<FoundAccounts>> {
  return act(world, actor, "plans:inspect", async (tx) => {
    if (!(await tx.plans.find(planId))) return notFound("plan", planId);
    const territories = await tx.territories.list(planId);
    const codeOf = new Map(territories.map(({ id, code }) => [id, code]));
    const judging = judgingBy(await tx.rules.list(planId), territories);
    const items: FoundAccount[] = [];
    let lookedAt = 0;
    for await (const page of surveyAccounts(tx, planId, judging, { afterCode, pageSize: PAGE })) {
      for (const judgement of page) {
        if (!judgement.findings.includes(finding)) continue;
        items.push(present(judgement, codeOf));
        if (items.length === limit) return success({ items, next: judgement.subject.code });
      }
      lookedAt += page.length;
      const last = page.at(-1)?.subject.code ?? null;
      if (lookedAt >= LOOKED_AT && page.length === PAGE) return success({ items, next: last });
    }
    return success({ items, next: null });
  });
}

function present(
  { subject, decision, before }: Judgement,
  codeOf: ReadonlyMap<string, string>,
): FoundAccount {
  const { id, code, name, revenue } = subject;
  const claims = decision.chain.flatMap(({ matches }) =>
    matches.map(({ territoryId }) => codeOf.get(territoryId) ?? ""),
  );
  const territory = before === null ? null : (codeOf.get(before) ?? null);
  return { ...{ id, code, name, revenue, territory }, claims: [...new Set(claims)].sort() };
}
