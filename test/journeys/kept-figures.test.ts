import { describe, expect, test } from "vitest";
import { hasBrowser, look, openStudio } from "./open-studio.ts";

const MINUTES = 60_000;

/** Figures that stay as they were. */
describe.skipIf(!hasBrowser)("kept figures", { timeout: 3 * MINUTES }, () => {
  const studio = openStudio();

  test("figures are kept, and looked at later as they were", async () => {
    const page = await studio.open("/evaluate/kpis?by=team", { as: "sales-ops", language: "en" });
    const revenue = page.getByRole("button", { name: /^Revenue, Total: / });
    const before = await revenue.innerText();
    await page.getByRole("button", { name: "Keep these figures" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Under which name").fill("Review of the year");
    await dialog.getByRole("button", { name: "Keep these figures" }).click();
    await dialog.waitFor({ state: "detached" });
    await studio.goTo(page, "/evaluate/snapshots");
    await look(page, "kept-figures");
    await page.getByRole("link", { name: "Review of the year" }).first().click();
    await page.getByText("Kept figures: Review of the year").waitFor();
    expect(await revenue.innerText()).toBe(before);
    // other figures are those of today
    await page.getByText("Product", { exact: true }).click();
    await page.getByText("Kept figures: Review of the year").waitFor({ state: "detached" });
  });

  test("a kept evaluation opens as it was, of accounts, and of what no page tells alone", async () => {
    const page = await studio.open("/evaluate/accounts", { as: "sales-ops", language: "en" });
    await page.getByRole("button", { name: "Keep these figures" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Under which name").fill("Accounts then");
    await dialog.getByRole("button", { name: "Keep these figures" }).click();
    await dialog.waitFor({ state: "detached" });
    const list = page.getByRole("table", { name: "Profit table" });
    const best = await list.locator("tbody tr").first().innerText();
    await studio.goTo(page, "/evaluate/snapshots");
    await page.getByRole("link", { name: "Accounts then" }).first().click();
    await page.getByText("Kept figures: Accounts then").waitFor();
    await list.waitFor();
    expect(await list.locator("tbody tr").first().innerText()).toBe(best);
    // what is asked of the list is answered from what was kept
    await page.getByPlaceholder("Name or code").fill("no such account");
    await list.waitFor({ state: "detached" });
    await page.getByText("Kept figures: Accounts then").waitFor();

    const { from, until } = { from: "2025-01-01", until: "2026-01-01" };
    for (const request of [
      { kind: "trend", query: { from, until, by: "organisation" } },
      { kind: "performance", query: { from, until: "2026-07-01" } },
      { kind: "priorities", query: { from, until } },
    ]) {
      const answer = await page.request.post(new URL("/v1/evaluations/snapshots", studio.url).href, {
        data: { name: `Kept ${request.kind}`, request },
        headers: { "sec-fetch-site": "same-origin", "idempotency-key": crypto.randomUUID() },
      });
      expect(answer.status(), request.kind).toBe(201);
      await studio.goTo(page, "/evaluate/snapshots");
      await page
        .getByRole("link", { name: `Kept ${request.kind}` })
        .first()
        .click();
      await page.getByText(`Kept figures: Kept ${request.kind}`).waitFor();
      await look(page, `kept-${request.kind}`);
    }
    expect(await page.getByRole("table", { name: "Priorities" }).locator("tbody tr").count()).toBeGreaterThan(
      9,
    );
  });
});
