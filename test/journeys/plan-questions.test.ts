import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { hasBrowser, openStudio, photograph } from "./open-studio.ts";

const MINUTES = 60_000;

/** Of docs/questions.md what is asked about plans and scenarios, and of when in the quarter is sold. */
describe.skipIf(!hasBrowser)("questions about plans", { timeout: 3 * MINUTES }, () => {
  const studio = openStudio();
  const text = (page: Page) => page.locator("main").innerText();

  test("who has too much work in hours, and what a scenario moves (10, 12, 13)", async () => {
    const page = await studio.open("/plans", { as: "sales-ops" });
    const { items } = await (await page.request.get(`${studio.url}v1/plans`)).json();
    const active = items.find((plan: { readonly state: string }) => plan.state === "active");
    // By its name: other journeys leave drafts of their own.
    const draft = items.find((plan: { readonly name: string }) => plan.name === "Rancangan baru");

    await studio.goTo(page, `/plans/${active.id}?measure=workloadHours`);
    await photograph(page, "question-10-hours");
    expect(await text(page)).toMatch(/Selisih terbesar[\s\S]*[\d,]+ \/ [\d,]+[\s\S]*[+−][\d,]+%/);

    await studio.goTo(page, "/plans");
    await page.getByRole("link", { name: "Timbang semua skenario" }).click();
    const scenarios = page.getByRole("table", { name: `Skenario terhadap ${active.name}` });
    const row = scenarios
      .getByRole("row")
      .filter({ has: page.getByRole("link", { name: draft.name, exact: true }) });
    await row
      .getByRole("cell", { name: /^\d+(,\d+)?%$/ })
      .first()
      .waitFor();
    expect(await scenarios.getByText("Paling seimbang").count()).toBeLessThanOrEqual(1);
    await studio.look(page, "scenarios");
    await page.getByRole("textbox", { name: "Paling banyak berpindah tangan" }).fill("0");
    await row.getByText("melewati batas").waitFor();
    expect(new URL(page.url()).searchParams.get("most")).toBe("0");
    await photograph(page, "question-13-scenarios");

    await row.getByRole("link", { name: `Bandingkan dengan ${draft.name}` }).click();
    await page.getByRole("region", { name: "Akun yang berpindah" }).waitFor();
    await photograph(page, "question-12-moves");
    expect(await text(page)).toMatch(
      /Akun yang berpindah\s+\d+\s+[\d,]+% dari seluruhnya\s+Pendapatan yang berpindah, setahun\s+Rp/,
    );
  });

  test("whether sales pile up at the end of the quarter (18)", async () => {
    const page = await studio.open("/evaluate/kpis", { as: "manager", language: "en", theme: "dark" });
    await page
      .getByRole("row")
      .filter({ hasText: "Linearity" })
      .getByRole("button", { name: /\d%/ })
      .first()
      .click();
    const drawer = page.getByRole("dialog");
    await drawer.getByText("Numerator").first().waitFor();
    await photograph(page, "question-18-linearity");
    expect(await drawer.innerText()).toMatch(/Denominator[\s\S]*Window[\s\S]*20\d\d/);
  });
});
