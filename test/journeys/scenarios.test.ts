import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { hasBrowser, openStudio, type Role, settle } from "./open-studio.ts";

/** A sales force of its own, so that the demo's plan goes on holding for the other journeys; new in each run on a server. */
const SALES_FORCE = `Tinjauan ${process.pid}`;
const PLAN = `Rencana tinjauan ${process.pid}`;

describe.skipIf(!hasBrowser)("plans and their life", () => {
  const studio = openStudio();

  /** What the API answers to whoever is signed in on this page. */
  async function ask(page: Page, path: string) {
    const answer = await page.request.get(new URL(path, studio.url).href);
    expect(answer.status(), path).toBe(200);
    return answer.json();
  }

  const planIn = async (page: Page, state: string) =>
    (await ask(page, "/v1/plans")).items.find((plan: { state: string }) => plan.state === state).id as string;

  const isDrawn = (page: Page) =>
    page.waitForFunction(() => document.querySelectorAll("[data-idle]").length === 2);

  test("two scenarios are ticked in the list and compared", async () => {
    const page = await studio.open("/plans", { as: "sales-ops" });
    const ticks = page.getByRole("checkbox");
    await ticks.nth(0).check();
    await ticks.nth(1).check();
    await page.getByRole("link", { name: "Bandingkan", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "Bandingkan rencana" }).waitFor();
    await isDrawn(page);
    await studio.look(page, "compare");
    const moved = page.getByRole("region", { name: "Akun yang berpindah" }).first();
    const [planId, otherId] = ["a", "b"].map((key) => new URL(page.url()).searchParams.get(key));
    const { items } = await ask(page, `/v1/plans/${planId}/comparison/${otherId}/accounts?limit=1`);
    await moved.getByRole("link", { name: items[0].name, exact: true }).waitFor();
    await page.getByText("Geser", { exact: true }).click();
    const border = page.getByRole("slider");
    await border.press("ArrowRight");
    expect(await border.getAttribute("aria-valuenow")).toBe("55");
    expect(new URL(page.url()).searchParams.get("view")).toBe("swipe");
  });

  test("a plan is reviewed, challenged, approved by another user, scheduled and activated", async () => {
    const at = async (role: Role, path: string) => studio.open(path, { as: role });
    let page = await at("sales-ops", "/plans");
    const active = await planIn(page, "active");
    await page.goto(new URL(`/plans/${active}`, studio.url).href);
    await page.getByRole("button", { name: "Cabangkan" }).click();
    await page.getByLabel("Nama").fill(PLAN);
    await page.getByRole("combobox", { name: "Tim penjualan" }).fill(SALES_FORCE);
    await page.getByRole("button", { name: "Buat rencana" }).click();
    await page.getByRole("heading", { level: 1, name: PLAN }).waitFor();
    const plan = new URL(page.url()).pathname;
    await takeStep(page, "Ajukan untuk ditinjau");
    await page.getByText("Belum dapat Anda lakukan").waitFor();

    page = await at("rep", plan);
    const own = (await ask(page, `/v1${plan}/territories`)).items;
    expect(own).toHaveLength(1);
    const { items: units } = await ask(page, `/v1${plan}/alignment?limit=1&territoryId=${own[0].id}`);
    await page.getByRole("link", { name: "Tinjauan", exact: true }).click();
    await page.getByRole("button", { name: "Ajukan keberatan" }).click();
    await page.getByLabel("Kode").fill(units[0].unit);
    await page.getByLabel("Alasan").fill("Tidak ada feri di musim hujan");
    await page.getByRole("button", { name: "Ajukan", exact: true }).click();
    await page.getByText("“Tidak ada feri di musim hujan”").waitFor();

    page = await at("sales-ops", `${plan}/review`);
    await studio.look(page, "review");
    await page.getByRole("button", { name: "Kabulkan" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("combobox", { name: "Wilayah yang menerimanya" }).click();
    await page.getByRole("option").first().click();
    await dialog.getByLabel("Jawaban").fill("Benar: tetangganya punya jembatan");
    await dialog.getByRole("button", { name: "Kabulkan" }).click();
    await page.getByText("“Benar: tetangganya punya jembatan”").waitFor();

    page = await at("manager", plan);
    await takeStep(page, "Setujui");
    await page.getByText(/Versi 2 disetujui/).waitFor();

    page = await at("sales-ops", plan);
    await takeStep(page, "Jadwalkan");
    const activate = page.getByRole("button", { name: "Aktifkan sekarang" });
    const stands = page
      .getByRole("listitem")
      .filter({ hasText: "Aktif" })
      .and(page.locator("[aria-current=step]"));
    await activate.or(stands).first().waitFor();
    // the server may have been faster
    if (await activate.isVisible()) await takeStep(page, "Aktifkan sekarang");
    await stands.waitFor();
    await takeStep(page, "Arsipkan");
    await page.getByText("Perjalanan rencana ini sudah selesai", { exact: false }).waitFor();
    // four people's turns: seconds on a machine of one's own, more where it is shared
  }, 240_000);

  test("a rep sees only her own", async () => {
    const page = await studio.open("/plans", { as: "rep", width: 360 });
    const active = await planIn(page, "active");
    await page.goto(new URL(`/plans/${active}`, studio.url).href);
    await settle(page);
    expect(await page.getByRole("table", { name: "Wilayah" }).getByRole("row").count()).toBe(2);
    await page.getByRole("table", { name: "Wilayah" }).getByRole("link").click();
    await page.getByRole("heading", { level: 2, name: "Akun teratas" }).waitFor();
    await studio.look(page, "territory");
    await page.getByRole("button", { name: "Tambah tindakan" }).click();
    await page.getByRole("dialog").getByLabel("Apa").fill("Kunjungi gerai baru");
    await page.getByRole("dialog").getByRole("button", { name: "Simpan" }).click();
    const done = page.getByRole("checkbox", { name: "Tandai selesai: Kunjungi gerai baru" });
    await done.click();
    await page.getByText(/^selesai /).waitFor();
    await page.getByRole("button", { name: "Hapus Kunjungi gerai baru" }).click();
    await done.waitFor({ state: "detached" });
  });

  /** Presses the step's button, then that of the dialog that asks once more. */
  async function takeStep(page: Page, name: string): Promise<void> {
    await page.getByRole("button", { name, exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name, exact: true }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
  }
});
