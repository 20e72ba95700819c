import type { Page, Route } from "playwright-core";
import { describe, expect, test } from "vitest";
import type { AccountPoints, LayerMap, PlanMap } from "../../src/contract/maps.ts";
import { hasBrowser, openStudio } from "./open-studio.ts";

interface Listed {
  readonly items: readonly { readonly id: string }[];
}

/** A request of the page itself, with its session; gives the parsed answer, which the asker knows the shape of. */
const ask = <Answer>(
  page: Page,
  method: string,
  path: string,
  body?: object,
  headers: Record<string, string> = {},
) =>
  page.evaluate(
    async ([verb, url, sent, more]) => {
      const answer = await fetch(url, {
        method: verb,
        headers: { "content-type": "application/json", ...more },
        ...(sent === undefined ? {} : { body: JSON.stringify(sent) }),
      });
      return answer.json();
    },
    [method, path, body, headers] as const,
  ) as Promise<Answer>;

const isDrawn = (page: Page) => page.waitForSelector("[data-testid=map][data-idle]", { timeout: 60_000 });

/** A draft of this journey's own, so that others find theirs as they left it. */
async function branchDraft(page: Page, name: string): Promise<string> {
  const { items } = await ask<Listed>(page, "GET", "/v1/plans?state=draft");
  const { id } = await ask<{ readonly id: string }>(page, "POST", `/v1/plans/${items[0].id}/branches`, {
    name,
  });
  return id;
}

const territoryOf = async (page: Page, planId: string, unit: string) => {
  const map = await ask<PlanMap>(page, "GET", `/v1/plans/${planId}/map`);
  const layer = await ask<LayerMap>(page, "GET", `/v1/layers/${map.layerId}/map`);
  return map.territories[map.territoryOf[layer.units.codes.indexOf(unit)]].code;
};

describe.skipIf(!hasBrowser)("the map studio", () => {
  const studio = openStudio();

  test("units change territory by keyboard, totals follow, and what another saved meanwhile is not lost", async () => {
    const page = await studio.open("/", { as: "sales-ops", language: "id" });
    const planId = await branchDraft(page, "Peta dengan papan ketik");
    await page.goto(`${studio.url}plans/${planId}/map?territory=T1&table=true`);
    await isDrawn(page);
    const map = await ask<PlanMap>(page, "GET", `/v1/plans/${planId}/map`);
    const { units } = await ask<LayerMap>(page, "GET", `/v1/layers/${map.layerId}/map`);
    const t2 = map.territories.findIndex(({ code }) => code === "T2");
    const [mine, theirs] = units.codes.filter((_, u) => map.territoryOf[u] === t2);
    await page.getByRole("button", { name: "Ketik kode" }).click();
    await page.getByRole("textbox", { name: "Ketik kode" }).fill(`${mine}\n`);
    await page.getByRole("button", { name: "Pilih", exact: true }).click();
    await page.getByRole("heading", { name: new RegExp(`Daerah ${mine}`) }).waitFor();
    await page.getByRole("listbox", { name: "Daerah rencana ini" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Simpan 1" }).waitFor();
    await page.keyboard.press("Control+z");
    await page.getByRole("button", { name: "Tersimpan" }).waitFor();
    await page.keyboard.press("Control+Shift+z");
    await ask(
      page,
      "POST",
      `/v1/plans/${planId}/changes`,
      { reason: "orang lain", units: [{ unit: theirs, territory: "T3" }] },
      { "if-match": `"v${map.version}"` },
    );
    await page.getByRole("button", { name: "Simpan 1" }).click();
    await page.getByRole("textbox", { name: "Alasan" }).press("Enter");
    await page.getByRole("dialog", { name: "Orang lain menyimpan rencana ini" }).waitFor();
    await page.getByText("orang lain", { exact: false }).first().waitFor();
    await studio.look(page, "map-merge");
    await page.getByRole("button", { name: "Gabungkan" }).click();
    await page.getByRole("button", { name: "Simpan 1" }).click();
    await page.getByRole("textbox", { name: "Alasan" }).press("Enter");
    await page.getByRole("button", { name: "Tersimpan" }).waitFor();
    expect([await territoryOf(page, planId, mine), await territoryOf(page, planId, theirs)]).toEqual([
      "T1",
      "T3",
    ]);
    await studio.look(page, "map");
  }, 120_000);

  test("an account is taken against its geography by keyboard, and one design follows another", async () => {
    const page = await studio.open("/", { as: "sales-ops", language: "id" });
    const planId = await branchDraft(page, "Akun, jaringan, mesin");
    const { codes, names, units } = await ask<AccountPoints>(page, "GET", "/v1/account-points");
    const at = units.findIndex((unit) => unit !== null);
    await page.goto(`${studio.url}plans/${planId}/map?table=true`);
    await isDrawn(page);
    await page.getByRole("button", { name: "Ketik kode" }).click();
    await page.getByRole("textbox", { name: "Ketik kode" }).fill(`${units[at]} tidak-ada`);
    await page.getByRole("button", { name: "Pilih", exact: true }).press("Enter");
    await page.getByText("Tidak ada tidak-ada").waitFor();
    // closes the codes, and leaves what they selected
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Akun di sini" }).press("Enter");
    await page.getByRole("button", { name: `${codes[at]} · ${names[at]}` }).press("Enter");
    const account = page.getByRole("region", { name: new RegExp(`Akun ${codes[at]}`) });
    await expect.poll(() => account.evaluate((section) => section === document.activeElement)).toBe(true);
    await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await account.getByText("berbeda dari lokasinya").waitFor();
    await page.getByRole("button", { name: "Simpan 1" }).waitFor();
    // the server goes away for a while: the change stays
    let askedInVain = 0;
    const away = (route: Route) => {
      if (route.request().url().endsWith(planId)) askedInVain++;
      return route.abort();
    };
    await page.route("**/v1/**", away);
    await page.getByRole("button", { name: "Simpan 1" }).click();
    await page.getByRole("textbox", { name: "Alasan" }).press("Enter");
    await page.getByText("Server tidak menjawab").waitFor();
    await expect.poll(() => askedInVain, { timeout: 30_000 }).toBeGreaterThan(3);
    await page.unroute("**/v1/**", away);
    await page.getByRole("button", { name: "Simpan 1" }).waitFor();
    await page.getByRole("button", { name: "Urungkan" }).press("Enter");
    await page.getByRole("button", { name: "Tersimpan" }).waitFor();

    await page.getByRole("button", { name: "Rancang", exact: true }).click();
    const panel = page.getByRole("dialog", { name: "Rancang dengan mesin" });
    const name = () => panel.getByLabel("Nama draf").inputValue();
    const first = await name();
    await panel.getByLabel("Detik untuk mencari").fill("60");
    await panel.getByRole("button", { name: "Rancang", exact: true }).click();
    await panel.getByText(/Terbaik sejauh ini/).waitFor();
    await panel.getByRole("button", { name: "Hentikan dan simpan yang terbaik" }).click();
    await panel.getByText("Dihentikan: yang terbaik sejauh ini menjadi draf").waitFor();
    await panel.getByRole("button", { name: "Buang" }).click();
    await panel.getByLabel("Nama draf").waitFor();
    expect(await name(), "of the next design: two plans of one name are refused").not.toBe(first);
  }, 120_000);

  test("a brush, a thematic map, and the engine's panel, in English and in the dark", async () => {
    const page = await studio.open("/", { as: "sales-ops", language: "en", theme: "dark" });
    const planId = await branchDraft(page, "Map with a brush");
    await page.goto(`${studio.url}plans/${planId}/map?territory=T1&fill=deviation`);
    await isDrawn(page);
    await page.getByRole("button", { name: "Paint (B)" }).click();
    const box = await page.getByTestId("map").boundingBox();
    if (box === null) throw new Error("got no map, expected one");
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 40, y + 40);
    await page.mouse.move(x + 60, y - 40);
    await page.mouse.up();
    await page.getByRole("button", { name: /^Save \d+$/ }).waitFor();
    await page.getByRole("button", { name: "Design", exact: true }).click();
    await page.getByRole("dialog", { name: "Design by machine" }).waitFor();
    await studio.look(page, "map-design");
  }, 90_000);

  test("units are locked by keyboard, stay locked after the page is gone, and no finger moves them", async () => {
    const page = await studio.open("/", { as: "sales-ops", language: "id", width: 360 });
    const planId = await branchDraft(page, "Peta dengan jari");
    const first = await ask<PlanMap>(page, "GET", `/v1/plans/${planId}/map`);
    const [t1, t2] = ["T1", "T2"].map((code) => first.territories.findIndex((each) => each.code === code));
    const layer = await ask<LayerMap>(page, "GET", `/v1/layers/${first.layerId}/map`);
    // as many as there are places in the row that a finger will go along
    const inT2 = layer.units.codes.flatMap((_, unit) => (first.territoryOf[unit] === t2 ? [unit] : []));
    const locked = inT2.filter((_, i) => i % 2 === 0);
    const codes = locked.map((unit) => layer.units.codes[unit]).join(" ");
    await page.goto(`${studio.url}plans/${planId}/map`);
    await isDrawn(page);
    await page.getByText("Tabel", { exact: true }).click();
    await page.getByRole("button", { name: "Ketik kode" }).click();
    await page.getByRole("textbox", { name: "Ketik kode" }).fill(codes);
    await page.getByRole("button", { name: "Pilih", exact: true }).click();
    await page.getByRole("textbox", { name: "Ketik kode" }).waitFor({ state: "detached" });
    await page.getByRole("listbox", { name: "Daerah rencana ini" }).focus();
    await page.keyboard.press("k");
    await page.getByRole("button", { name: `Simpan ${locked.length}` }).waitFor();
    await page.keyboard.press("Control+z");
    await page.getByRole("button", { name: "Tersimpan" }).waitFor();
    await page.keyboard.press("Control+Shift+z");
    await page.getByRole("button", { name: `Simpan ${locked.length}` }).click();
    await page.getByRole("textbox", { name: "Alasan" }).press("Enter");
    await page.getByRole("button", { name: "Tersimpan" }).waitFor();

    const hand = await page.context().newCDPSession(page);
    await hand.send("Emulation.setTouchEmulationEnabled", { enabled: true });
    await page.goto(`${studio.url}plans/${planId}/map?territory=T1&tool=brush`);
    await isDrawn(page);
    await page.getByText("terkunci: tetap di tempatnya").waitFor();
    await studio.look(page, "map-locked");
    const box = await page.getByTestId("map").boundingBox();
    if (box === null) throw new Error("got no map, expected one");
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", share?: number) => {
      const touchPoints =
        share === undefined ? [] : [{ x: box.x + box.width / 2, y: box.y + box.height * share }];
      return hand.send("Input.dispatchTouchEvent", { type, touchPoints });
    };
    await touch("touchStart", 0.4);
    for (let step = 1; step <= 10; step++) await touch("touchMove", 0.4 + step / 40);
    await touch("touchEnd");
    await page.getByRole("button", { name: /^Simpan \d+$/ }).click();
    await page.getByRole("textbox", { name: "Alasan" }).press("Enter");
    await page.getByRole("button", { name: "Tersimpan" }).waitFor();
    const { territoryOf: now, lockedUnits } = await ask<PlanMap>(page, "GET", `/v1/plans/${planId}/map`);
    expect(lockedUnits).toEqual(locked);
    expect(locked.filter((unit) => now[unit] !== t2)).toEqual([]);
    expect(inT2.filter((unit) => now[unit] === t1).length).toBeGreaterThan(0);
  }, 120_000);

  test("a rep looks at their own territory on a phone, and changes nothing", async () => {
    const page = await studio.open("/", { as: "rep", language: "id", width: 360 });
    const { items } = await ask<Listed>(page, "GET", "/v1/plans?state=active");
    await page.goto(`${studio.url}plans/${items[0].id}/map`);
    await isDrawn(page);
    await page.getByText("operasional penjualan yang mengubahnya").waitFor();
    expect(await page.getByRole("button", { name: /Simpan|Kuas/ }).count()).toBe(0);
    await page.getByText("Wilayah", { exact: true }).last().click();
    const options = page.getByRole("listbox", { name: "Wilayah tujuan kuas" }).getByRole("option");
    // what is out of reach is not called empty, and one's own part is not held against itself
    const texts = await options.allInnerTexts();
    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts) expect(text).not.toMatch(/%|kosong/);
    await studio.look(page, "map-phone");
  }, 90_000);
});
