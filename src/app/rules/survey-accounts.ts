import { createRuleBook } from "../../core/assign/rule-book.ts";
import type { Rule } from "../../core/domain/rule.ts";
import type { RuleSubjectRow } from "../ports/rows/rules.ts";
import type { TerritoryRecord } from "../ports/rows/territories.ts";
import type { Transaction } from "../ports/store.ts";
import { type Judgement, type Judging, judgeAccount } from "./judge-account.ts";

/** Accounts that are read and judged at a time: what memory holds of them. */
const PAGE = 2000;

/** The rules of a plan, ready to judge its accounts. */
export const judgingBy = (rules: readonly Rule[], territories: readonly TerritoryRecord[]): Judging => ({
  book: createRuleBook(rules, territories),
  locked: new Set(territories.filter(({ isLocked }) => isLocked).map(({ id }) => id)),
});

/** Judges all accounts of the organisation by code, page after page. */
export async function* surveyAccounts(
  tx: Transaction,
  planId: string,
  judging: Judging,
  { afterCode = null as string | null, pageSize = PAGE } = {},
): AsyncGenerator<readonly Judgement[]> {
  for (let after = afterCode; ; ) {
    const page = await tx.rules.subjects(planId, pageSize, after);
    yield await judgePage(tx, planId, { judging, page });
    if (page.length < pageSize) return;
    after = page[page.length - 1].code;
  }
}

/** Judges these accounts, as many at a time as a survey reads. */
export async function judgeAccounts(
  tx: Transaction,
  planId: string,
  { judging, accountIds }: { readonly judging: Judging; readonly accountIds: readonly string[] },
): Promise<readonly Judgement[]> {
  const judged: Judgement[] = [];
  for (let start = 0; start < accountIds.length; start += PAGE) {
    const ids = accountIds.slice(start, start + PAGE);
    const wanted = new Set(ids);
    const found = await tx.rules.subjectsOf(planId, ids);
    const byId = new Map(found.map((subject) => [subject.id, subject]));
    for (const subject of found) {
      if (wanted.has(subject.id)) judged.push(judgeAccount(judging, subject, headOf(subject, byId)));
    }
  }
  return judged;
}

interface Page {
  readonly judging: Judging;
  readonly page: readonly RuleSubjectRow[];
}

/** Heads of families that stand on other pages are read along. */
async function judgePage(
  tx: Transaction,
  planId: string,
  { judging, page }: Page,
): Promise<readonly Judgement[]> {
  const byId = new Map(page.map((subject) => [subject.id, subject]));
  const missing = new Set(
    page.flatMap(({ headId }) => (headId === null || byId.has(headId) ? [] : [headId])),
  );
  if (missing.size > 0) {
    for (const head of await tx.rules.subjectsOf(planId, [...missing])) byId.set(head.id, head);
  }
  return page.map((subject) => judgeAccount(judging, subject, headOf(subject, byId)));
}

const headOf = (
  { headId }: RuleSubjectRow,
  byId: ReadonlyMap<string, RuleSubjectRow>,
): RuleSubjectRow | null => (headId === null ? null : (byId.get(headId) ?? null));
