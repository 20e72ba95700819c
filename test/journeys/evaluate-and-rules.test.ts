import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { hasBrowser, look, openStudio } from "./open-studio.ts";

const MINUTES = 60_000;

describe.skipIf(!hasBrowser)("evaluation, rules and files", { timeout: 3 * MINUTES }, () => {
  const { url, open } = openStudio();
  const text = (page: Page) => page.locator("main").innerText();

  it("answers which accounts lose and why, and which to see first (questions 1, 2)", async () => {
    const page = await open("/evaluate/accounts?only=losing", { as: "sales-ops" });
    await look(page, "evaluate-accounts");
    expect(await text(page)).toMatch(/akun merugi: -Rp.*\n?/);
    const [row] = await page.getByRole("table", { name: "Tabel laba" }).locator("tbody tr").all();
    expect(await row.innerText()).toMatch(/harga pokok [\d,]+%, biaya layanan [\d,]+% dari pendapatan/);
    expect(await page.getByRole("table", { name: "Sepuluh prioritas" }).locator("tbody tr").count()).toBe(10);
    // the figure opens to its formula, its window and its rows, and the address remembers it
    await row.getByRole("button", { name: /^Laba bersih/ }).click();
    const drawer = page.getByRole("dialog");
    await drawer.getByText("Baris di baliknya").first().waitFor();
    expect(await drawer.innerText()).toMatch(/Pembilang[\s\S]*costToServe[\s\S]*Ukuran sampel\s+\d+ catatan/);
    expect(page.url()).toContain("figure=net-profit");
  });

  it("refuses to rank territories inside the noise (question 5)", async () => {
    const page = await open("/evaluate/territories", { as: "manager", language: "en", theme: "dark" });
    await look(page, "evaluate-territories");
    expect(await text(page)).toContain("Not enough data to tell them apart");
    await page.getByRole("button", { name: /^Show as a table: Funnel plot/ }).click();
    await page.getByRole("table", { name: "Funnel plot" }).waitFor();
  });

  it("says whether the pipeline is enough, and how sure a forecast is (questions 8, 17)", async () => {
    const pipeline = await open("/evaluate/pipeline?by=rep", { as: "sales-ops", width: 360 });
    await look(pipeline, "evaluate-pipeline-phone");
    expect(await text(pipeline)).toMatch(/(Ya|Tidak): [\d.,]+ kali dari kekurangannya/);
    const forecast = await open("/evaluate/forecast", { as: "sales-ops", language: "en" });
    await look(forecast, "evaluate-forecast");
    expect(await text(forecast)).toMatch(/with 80 % confidence between|too short to say how sure that is/);
    const kpis = await open("/evaluate/kpis?by=rep", { as: "manager", theme: "dark" });
    await look(kpis, "evaluate-kpis");
    expect(await text(kpis)).toContain("Tidak tercatat");
    const goals = await open("/goals", { as: "manager", language: "en", width: 360, theme: "dark" });
    await look(goals, "goals-phone");
    expect(await text(goals)).toMatch(/(ahead|on pace|behind) · \d/);
  });

  it("builds a rule, says what it would do, and makes a file of the plan (questions 11, 23)", async () => {
    const start = await open("/plans", { as: "sales-ops", language: "en" });
    const plans = (await (await start.request.get(`${url}v1/plans`)).json()) as {
      readonly items: readonly { readonly id: string; readonly state: string }[];
    };
    const draft = plans.items.find(({ state }) => state === "draft");
    const page = await open(`/plans/${draft?.id}/rules`, { as: "sales-ops", language: "en" });
    await page.getByRole("button", { name: "Add a rule" }).click();
    const form = page.getByRole("dialog");
    await form
      .getByLabel(/^Territory/)
      .first()
      .click();
    await page.getByRole("option").first().click();
    await form.getByLabel(/^Name/).first().fill("Large outlets");
    await form.getByLabel("Values, separated by commas 1").first().fill("A, B");
    await form.getByRole("button", { name: "Save" }).click();
    await page.getByRole("table", { name: "Rules" }).getByText("Segment is one of A, B").waitFor();
    await page.getByRole("button", { name: "Try the rules" }).click();
    await page.getByRole("table", { name: "Reps whose accounts change" }).waitFor();
    await look(page, "rules");
    await page.getByRole("button", { name: "Remove the rule Large outlets" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
    await page.getByText("No account rules yet").waitFor();
    const files = await open("/exports", { as: "sales-ops", theme: "dark" });
    await files.getByRole("button", { name: "Buat berkas" }).click();
    const link = files.getByRole("link", { name: /^Unduh: Akun \(csv\)/ });
    await link.waitFor();
    await look(files, "exports");
    const file = await files.request.get(new URL((await link.getAttribute("href")) ?? "", url).href);
    expect((await file.text()).split("\n").length).toBeGreaterThan(100);
  });
});
