import { describe, expect, test } from "vitest";
import { expectToFitNarrow, hasBrowser, openStudio, photograph, settle } from "./open-studio.ts";

/** A file in which customers, reps and words are written as people write them. */
describe.skipIf(!hasBrowser)("a file whose texts mean something else", () => {
  const studio = openStudio();

  test("is told once what they mean, comes in, and goes out again", async () => {
    const page = await studio.open("/imports?kind=activities", { as: "sales-ops" });
    const read = async (path: string) =>
      (await (await page.request.get(`${studio.url}v1/${path}`)).json()).items;
    const [accounts, reps] = [await read("accounts?limit=2"), await read("reps?limit=1")];
    const shouted = accounts.map(({ name }: { readonly name: string }) => name.toUpperCase());
    const rows = [0, 1, 2, 3].map((row) =>
      ["K-7", row, "Kunjngan", "selesai", reps[0].name, shouted[row % 2], `2026-11-0${row + 1}`].join(";"),
    );
    await page.setInputFiles("input[type=file]", {
      name: "kunjungan november.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(["surat;baris;jenis;status;kode sales;kode pelanggan;tanggal", ...rows].join("\n")),
    });
    await page.waitForURL(/imports\/.+/);
    await settle(page);

    // no column is a key by itself
    const chooseColumn = async (field: string, column: string) => {
      await page.getByRole("combobox", { name: field }).click();
      await page.getByRole("option", { name: column, exact: true }).click();
    };
    await chooseColumn("Kolom berkas: Kode (kunci)", "surat");
    await page.getByRole("button", { name: "Gabung dengan kolom lain: Kode (kunci)" }).click();
    await chooseColumn("Digabung dengan: Kode (kunci)", "baris");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Periksa berkas", exact: true }).click();

    const unknown = page.getByRole("table", { name: "Teks yang belum berarti apa-apa" });
    await unknown.waitFor();
    const meaning = (value: string) => unknown.getByLabel(`Arti ${value}`);
    expect(await meaning("Kunjngan").inputValue()).toBe("Kunjungan");
    await studio.look(page, "import-unknown");
    await page.getByRole("button", { name: /^Pakai 1 arti/ }).click();

    await meaning(reps[0].name).waitFor();
    expect(await meaning(reps[0].name).inputValue()).toBe(reps[0].code);
    for (const [index, { code }] of accounts.entries())
      expect(await meaning(shouted[index]).inputValue()).toBe(code);
    await photograph(page, "import-unknown-codes");
    await expectToFitNarrow(page, "import-unknown-codes");
    await page.getByRole("button", { name: /^Pakai 3 arti/ }).click();

    await page.getByText("Baru 4").waitFor();
    expect(await unknown.count()).toBe(0);
    const forget = page.getByRole("button", { name: "Lupakan bahwa Kunjngan berarti Kunjungan" });
    expect(await forget.isVisible()).toBe(true);
    const confirm = async (name: string) => {
      await page.getByRole("button", { name, exact: true }).click();
      await page.getByRole("dialog").getByRole("button", { name, exact: true }).click();
    };
    await confirm("Terapkan");
    await page.getByRole("button", { name: "Batalkan impor", exact: true }).waitFor();
    await photograph(page, "import-meanings-applied");
    await confirm("Batalkan impor");
    await page.getByText(/^Dibatalkan .*unggah kembali/).waitFor();
  });
});
