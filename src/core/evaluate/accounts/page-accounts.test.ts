import fc from "fast-check";
import { expect, it } from "vitest";
import { ACCOUNT_SORTS, type AccountKind } from "../../domain/account-kinds.ts";
import { type AccountKey, cutAccountPage, type ListedAccount } from "./page-accounts.ts";

const few = fc.integer({ min: -2, max: 2 });
const known = fc.option(few);
const drawn = fc.record({ netProfit: few, revenue: few, margin: known, gap: known, hours: known });
const accountsOf = (values: readonly { readonly [key: string]: number | null }[]) =>
  values.map(
    ({ netProfit, revenue, margin, gap, hours }, index) =>
      ({
        ...{ account: `A${index}`, name: `Toko ${index % 3}`, netProfit, revenue, margin, costToServe: 1 },
        ...{ abcClass: margin === null ? null : "A", daysSinceOrder: hours, gainPerHour: hours, rfm: null },
        ...(hours !== null && { daysWithoutVisit: hours - 42 }),
        whiteSpace: gap === null ? null : { shareOfWallet: null, gap, isPotentialTooLow: gap < 0 },
      }) as unknown as ListedAccount,
  );

it("pages put together are all accounts in their order, each once, what is not known last", () => {
  const sorts = ACCOUNT_SORTS.flatMap((field) => [field, `-${field}`] as const);
  fc.assert(
    fc.property(
      fc.array(drawn, { maxLength: 12 }),
      fc.constantFrom(...sorts),
      fc.integer({ min: 1, max: 5 }),
      (values, sort, limit) => {
        const accounts = accountsOf(values as never);
        const whole = cutAccountPage(accounts, { sort, limit: 5000, after: null });
        expect([whole.matching, whole.next, new Set(whole.accounts)]).toEqual([
          accounts.length,
          null,
          new Set(accounts),
        ]);
        const read: ListedAccount[] = [];
        let after: AccountKey | null = null;
        do {
          const page = cutAccountPage(accounts, { sort, limit, after });
          expect(page.accounts.length).toBeLessThanOrEqual(limit);
          read.push(...page.accounts);
          // as a cursor carries it
          after = JSON.parse(JSON.stringify(page.next));
        } while (after !== null);
        expect(read.map(({ account }) => account)).toEqual(whole.accounts.map(({ account }) => account));
        const margins = cutAccountPage(accounts, { sort: "-margin", limit: 5000, after: null }).accounts.map(
          ({ margin }) => margin ?? Number.NEGATIVE_INFINITY,
        );
        expect(margins).toEqual([...margins].sort((a, b) => b - a));
      },
    ),
  );
});

it("shows only what is asked for", () => {
  const accounts = accountsOf([
    { netProfit: -1, revenue: 5, margin: null, gap: null, hours: null },
    { netProfit: 2, revenue: 9, margin: 0.2, gap: -3, hours: 70 },
    { netProfit: 1, revenue: 9, margin: 0.1, gap: 3, hours: 69 },
  ]);
  const page = (asked: { readonly only?: AccountKind; readonly find?: string }) =>
    cutAccountPage(accounts, { sort: "-netProfit", limit: 9, after: null, ...asked }).accounts.map(
      ({ account }) => account,
    );
  expect([
    page({ only: "losing" }),
    page({ only: "sleeping" }),
    page({ only: "unvisited" }),
    page({ only: "tooLow" }),
    page({ only: "B" }),
  ]).toEqual([["A0"], ["A1", "A2"], ["A1"], ["A1"], []]);
  expect([page({ find: "TOKO" }), page({ find: "a0" })]).toEqual([["A1", "A2", "A0"], ["A0"]]);
});
