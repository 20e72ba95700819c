import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { hasBrowser, look, openStudio, photograph } from "./open-studio.ts";

const MINUTES = 60_000;

/** Of docs/questions.md: each is answered on one screen, with number, window, sample and uncertainty, or by what is not known. */
describe.skipIf(!hasBrowser)("questions of a sales team", { timeout: 3 * MINUTES }, () => {
  const studio = openStudio();
  const text = (page: Page) => page.locator("main").innerText();

  test("about territories and reps (6, 7, 9, 14)", async () => {
    const page = await studio.open("/evaluate/service", { as: "sales-ops" });
    await photograph(page, "question-6-service");
    expect(await text(page)).toMatch(/Indeks layanan[\s\S]*(kurang terlayani|sesuai)/);
    await studio.goTo(page, "/evaluate/changes");
    await photograph(page, "question-7-changes");
    const rows = page.getByRole("table", { name: "Perubahan nilai yang dimenangkan" }).locator("tbody tr");
    const second = rows.nth(1);
    const territory = (await second.getByRole("button").innerText()).trim();
    await second.getByRole("button").click();
    await page.getByRole("heading", { name: `Faktor dengan ujinya: ${territory}` }).waitFor();
    const factors = page.getByRole("table", { name: `Faktor dengan ujinya: ${territory}` });
    expect(await factors.locator("tbody tr").count()).toBe(4);
    // by code in the address, by code and name on the page
    expect(page.url()).toContain(`only=${territory.split(" ", 1)[0]}`);
    await studio.goTo(page, "/evaluate/reps");
    expect(await text(page)).toContain("Menurut kode, bukan menurut prestasi");
    await studio.goTo(page, "/evaluate/sizing?calls=4.3,2,1");
    expect(await text(page)).toMatch(/Diperlukan [\d.,]+ tenaga penjual[\s\S]*metode beban kerja Talley/);
    const plans = await (await page.request.get(`${studio.url}v1/plans?state=active`)).json();
    await studio.goTo(page, `/plans/${plans.items[0].id}/assignment`);
    await photograph(page, "question-14-assignment");
    await page
      .getByRole("button", { name: /^Mengapa /u })
      .first()
      .click();
    const drawer = page.getByRole("dialog");
    await drawer.getByText("Mengenal akunnya").first().waitFor();
    expect(await drawer.innerText()).toMatch(/dari 100[\s\S]*Pendapatan setahun yang berisiko/);
  });

  test("about goals, quotas and what is done (16, 17, 19)", async () => {
    const page = await studio.open("/goals/quotas", { as: "sales-ops", language: "en", theme: "dark" });
    await page.getByRole("table", { name: "Two formulas side by side" }).waitFor();
    await photograph(page, "question-16-quotas");
    expect(await text(page)).toMatch(/quotas were unfair|Not enough data to say whether/);
    await studio.goTo(page, "/goals");
    await page
      .getByRole("button", { name: /^Open goal / })
      .first()
      .click();
    const drawer = page.getByRole("dialog");
    await drawer.getByRole("heading", { name: "SMART check" }).waitFor();
    expect(await drawer.innerText()).toMatch(
      /Chance of reaching it[\s\S]*(\d % likely|\d% likely|too short|over)/,
    );
    await photograph(page, "question-17-goal");
    await studio.goTo(page, "/evaluate/forecast");
    expect(await text(page)).toContain("The months ahead: season, feast and what comes first");
  });

  test("a weakness becomes an action with who does it and until when, and is ticked off", async () => {
    const page = await studio.open("/goals/swot", { as: "sales-ops", language: "en" });
    await page.getByRole("button", { name: "Add a weakness" }).click();
    const dialog = page.getByRole("dialog");
    const save = dialog.getByRole("button", { name: "Save" });
    await dialog.getByLabel("What it is").fill("Cost to serve is too high in the hills");
    expect(await save.isDisabled()).toBe(true);
    await dialog.getByLabel("Key figure in which it shows").first().fill("Cost to serve");
    await page.getByRole("option", { name: "Cost to serve", exact: true }).click();
    await dialog.getByRole("textbox", { name: "What is done about it" }).fill("Visit every second week");
    await dialog.getByLabel("Until").click();
    await page.locator(".mantine-DatePickerInput-day:not([data-outside]):visible").last().click();
    await save.click();
    const item = page.getByText("Cost to serve is too high in the hills");
    await item.waitFor();
    await look(page, "swot");
    await page.getByLabel("Done: Visit every second week").click();
    await page.getByText(/, done /).waitFor();
    await page.getByRole("button", { name: /^Remove: Cost to serve/ }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /^Remove/ })
      .click();
    await item.waitFor({ state: "detached" });
  });
});
