import { describe, expect, test } from "vitest";
import { hasBrowser, look, openStudio } from "./open-studio.ts";

describe.skipIf(!hasBrowser)("people, reps, accounts and settings", () => {
  const studio = openStudio();

  test("the tour can be skipped, and what needs attention is there", async () => {
    const manager = await studio.open("/", { as: "manager", language: "en", theme: "dark" });
    await manager.getByRole("heading", { name: "Needs attention" }).waitFor();
    await manager.getByRole("button", { name: "Skip" }).click();
    expect(await manager.getByText("A short tour").count()).toBe(0);
  });

  test("a rep sees her territory and accounts on a phone, and nothing to administer", async () => {
    const page = await studio.open("/", { as: "rep", language: "id", width: 360 });
    await page.getByRole("heading", { name: /^Wilayah saya: T1/ }).waitFor();
    await page.getByRole("button", { name: "Buka menu" }).click();
    const navigation = page.getByRole("navigation", { name: "Navigasi utama" });
    await navigation.getByRole("link", { name: "Akun", exact: true }).waitFor();
    expect(await navigation.getByRole("link", { name: "Orang dan izin" }).count()).toBe(0);
    await navigation.getByRole("link", { name: "Akun", exact: true }).click();
    await page.getByRole("link", { name: "Grosir Zesimu 143" }).or(page.getByRole("table")).first().waitFor();
    // what led here has closed behind
    await page.getByRole("button", { name: "Buka menu" }).waitFor();
    await look(page, "accounts-phone");
  });

  test("question 11: an account is found by name, and its page says who has it and which step decided", async () => {
    const page = await studio.open("/accounts", { as: "sales-ops", language: "en" });
    await page.getByLabel("Name or code").fill("out-001");
    await page.getByRole("link", { name: /\w/ }).and(page.locator("td a")).first().waitFor();
    await page.waitForFunction(() => document.querySelectorAll("td a").length === 1);
    await page.locator("td a").click();
    await page.getByRole("heading", { name: "Why here?" }).waitFor();
    await page.getByText("Geography: decides (T1)").waitFor();
  });

  test("two people who change an account at once: the second is told, and nothing is lost", async () => {
    const page = await studio.open("/accounts?search=OUT-002", { as: "admin", language: "en" });
    await page.locator("td a").first().click();
    await page.getByRole("button", { name: "Edit" }).click();
    const id = new URL(page.url()).pathname.split("/").at(-1);
    const url = `${studio.url}v1/accounts/${id}`;
    const account = await (await page.request.get(url)).json();
    const changed = await page.request.patch(url, {
      data: { industry: "changed elsewhere" },
      headers: { "if-match": `"v${account.version}"`, "sec-fetch-site": "same-origin" },
    });
    expect(changed.status()).toBe(200);
    await page.getByLabel("Industry").fill("changed here");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Somebody else was faster").waitFor();
    await page.getByRole("button", { name: "Load what is there now" }).click();
    await expect.poll(() => page.getByLabel("Industry").inputValue()).toBe("changed elsewhere");
    expect((await (await page.request.get(url)).json()).industry).toBe("changed elsewhere");
  });

  test("an administrator adds a member, who must choose a password of her own first", async () => {
    const page = await studio.open("/people", { as: "admin", language: "id" });
    await page.getByRole("button", { name: "Tambah anggota" }).click();
    await page.getByLabel("Nama").fill("Rina Hapsari");
    await page.getByLabel("Surel").fill("rina@contoh.example");
    await page.getByRole("button", { name: "Tambah", exact: true }).click();
    const password = await page.getByRole("dialog").locator("pre, code").first().innerText();
    const hers = await studio.open("/", { as: null, language: "id" });
    await hers.getByLabel("Surel").fill("rina@contoh.example");
    await hers.getByLabel("Kata sandi").fill(password);
    await hers.getByRole("button", { name: "Masuk", exact: true }).click();
    await hers.getByRole("heading", { name: "Pilih kata sandi Anda sendiri" }).waitFor();
    await look(hers, "first-step");
    await hers.getByLabel("Kata sandi sampai sekarang").fill(password);
    await hers.getByLabel("Kata sandi baru").fill("burung hinggap di pohon jambu");
    await hers.getByRole("button", { name: "Ganti kata sandi" }).click();
    await hers.getByRole("heading", { level: 1, name: "Hari ini" }).waitFor();
  });

  test("question 15: a leave says what changes hands, who stands in, and who could follow", async () => {
    const page = await studio.open("/reps", { as: "sales-ops", language: "id", theme: "dark" });
    const today = (await (await page.request.get(`${studio.url}v1/self`)).json()).today as string;
    const { items } = await (await page.request.get(`${studio.url}v1/reps`)).json();
    const answer = await page.request.post(`${studio.url}v1/vacancies`, {
      data: { repId: items[3].id, startsOn: today, endsOn: daysAfter(today, 14) },
      headers: { "sec-fetch-site": "same-origin" },
    });
    expect(answer.status()).toBe(201);
    const vacancy = await answer.json();
    await studio.goTo(page, "/reps");
    await page
      .getByRole("row", { name: new RegExp(items[3].name) })
      .getByText(/^Cuti, kembali/)
      .waitFor();
    await page.goto(new URL(`/vacancies/${vacancy.id}`, studio.url).href);
    await page.getByText(/^Penanggung jawab sementara: \w/).waitFor();
    await page.getByRole("button", { name: "Bandingkan calon pengganti" }).click();
    await page
      .getByText(/dari 100/)
      .first()
      .waitFor();
    await look(page, "successors");
    // others look at who owns what
    const calledOff = await page.request.post(`${studio.url}v1/vacancies/${vacancy.id}/cancel`, {
      headers: { "if-match": `"v${vacancy.version}"`, "sec-fetch-site": "same-origin" },
    });
    expect(calledOff.status()).toBe(200);
  });
});

const daysAfter = (civilDate: string, days: number) =>
  new Date(Date.parse(civilDate) + days * 86_400_000).toISOString().slice(0, 10);
