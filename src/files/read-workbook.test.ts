import { CFB, utils, write } from "@e965/xlsx";
import { strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { readWorkbook } from "./read-workbook.ts";

function workbook(
  sheets: Record<string, unknown[][]>,
  adjust?: (sheet: Record<string, { z?: string }>) => void,
): Uint8Array {
  const book = utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = utils.aoa_to_sheet(rows);
    adjust?.(sheet as Record<string, { z?: string }>);
    utils.book_append_sheet(book, sheet, name);
  }
  return new Uint8Array(write(book, { type: "array", bookType: "xlsx", compression: true }));
}

const units = [
  ["kode", "nama", "penduduk"],
  ["11.10", "Bireuen", 439_000],
  ["11.20", "Fiktif", 1.5],
];

describe("readWorkbook", () => {
  test("names the row of a text that no database holds", async () => {
    for (const text of ["Bire\0uen", "Bireuen _x0000_"]) {
      const read = await readWorkbook(workbook({ A: [...units, ["11.30", text, 1]] }), "a.xlsx");
      expect(read.ok ? [] : read.problems).toMatchObject([{ code: "IMP-301", where: { row: 4 } }]);
    }
  });

  test("reads the first worksheet: text stays text, numbers stay numbers, row numbers are the sheet's", async () => {
    const read = await readWorkbook(workbook({ A: [[], ...units], B: [["x"], [1]] }), "a.xlsx");
    expect(read).toEqual({
      ok: true,
      warnings: [],
      value: {
        file: "a.xlsx",
        columns: ["kode", "nama", "penduduk"],
        rows: [
          ["11.10", "Bireuen", 439_000],
          ["11.20", "Fiktif", 1.5],
        ],
        rowNumbers: [3, 4],
        decimalMark: ".",
      },
    });
  });

  test("reads a worksheet by name and names those there are when it is missing", async () => {
    const bytes = workbook({ Januari: units, Februari: [["a"], ["b"]] });
    const february = await readWorkbook(bytes, "a.xlsx", { sheet: "Februari" });
    expect(february.ok && february.value.rows).toEqual([["b"]]);
    const march = await readWorkbook(bytes, "a.xlsx", { sheet: "Maret" });
    expect(march.ok ? null : march.problems).toEqual([
      {
        code: "IMP-208",
        where: { file: "a.xlsx", item: "Maret" },
        cause: 'there is no worksheet "Maret"',
        fix: "name one of the worksheets: Januari, Februari",
      },
    ]);
  });

  test("keeps the leading zeros of a code column shown with the format 00000", async () => {
    const bytes = workbook({ A: [["zip"], [1730]] }, (sheet) => {
      sheet.A2.z = "00000";
    });
    const read = await readWorkbook(bytes, "zip.xlsx");
    expect(read.ok && read.value.rows).toEqual([["01730"]]);
  });

  test("gives dates as ISO text and truth values as words", async () => {
    const bytes = workbook(
      {
        A: [
          ["opened", "active"],
          [45_000, true],
          [45_000.5, false],
        ],
      },
      (sheet) => {
        sheet.A2.z = "dd/mm/yyyy";
        sheet.A3.z = "dd/mm/yyyy hh:mm";
      },
    );
    const read = await readWorkbook(bytes, "dates.xlsx");
    expect(read.ok && read.value.rows).toEqual([
      ["2023-03-15", "TRUE"],
      ["2023-03-15T12:00:00", "FALSE"],
    ]);
  });

  test("names a workbook that was cut off in the middle", async () => {
    const bytes = workbook({ A: units });
    const read = await readWorkbook(bytes.slice(0, bytes.length / 2), "half.xlsx");
    expect(read.ok ? [] : read.problems.map(({ code }) => code)).toEqual(["IMP-206"]);
  });

  test("names a workbook whose sheet is empty", async () => {
    const read = await readWorkbook(workbook({ A: [] }), "empty.xlsx");
    expect(read.ok ? [] : read.problems.map(({ code }) => code)).toEqual(["IMP-210"]);
  });

  test("refuses a workbook protected by a password or otherwise no workbook inside", async () => {
    const oleHeader = new Uint8Array(2_048);
    oleHeader.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    const read = await readWorkbook(oleHeader, "secret.xlsx");
    expect(read.ok ? [] : read.problems.map(({ code }) => code)).toEqual(["IMP-206"]);
  });

  test("reads dates of a workbook that counts its days from 1904", async () => {
    const book = utils.book_new();
    const sheet = utils.aoa_to_sheet([["opened"], [43_538]]);
    sheet.A2.z = "yyyy-mm-dd";
    utils.book_append_sheet(book, sheet, "A");
    book.Workbook = { WBProps: { date1904: true } };
    const read = await readWorkbook(
      new Uint8Array(write(book, { type: "array", bookType: "xlsx" })),
      "a.xlsx",
    );
    // 43,538 days after 1904-01-01, which a workbook that counts from 1900 writes as 45,000
    expect(read.ok && read.value.rows).toEqual([["2023-03-15"]]);
  });

  test("says which of several worksheets was read where what it read is no table", async () => {
    const bytes = workbook({ Info: [["Report"], ["made", "today"]], Deals: [["code"], ["D1"]] });
    const read = await readWorkbook(bytes, "a.xlsx");
    expect(read.ok ? [] : read.problems.map(({ code, where }) => [code, where.item])).toEqual([
      ["IMP-211", undefined],
      ["IMP-286", "Info"],
    ]);
    const named = await readWorkbook(bytes, "a.xlsx", { sheet: "Info" });
    expect(named.ok ? [] : named.problems.map(({ code }) => code)).toEqual(["IMP-211"]);
    expect((await readWorkbook(bytes, "a.xlsx", { sheet: "Deals" })).ok).toBe(true);
  });

  test("takes the first worksheet that has rows where none is named", async () => {
    const read = await readWorkbook(workbook({ Cover: [], Data: units }), "a.xlsx");
    expect(read.ok && read.value.columns).toEqual(["kode", "nama", "penduduk"]);
  });

  test("warns of values that come from other files, and refuses formulas without values", async () => {
    const book = utils.book_new();
    const sheet = utils.aoa_to_sheet([["a"], [1]]);
    sheet.A2.f = "[1]Sheet1!A1";
    utils.book_append_sheet(book, sheet, "A");
    const parts = unzipSync(new Uint8Array(write(book, { type: "array", bookType: "xlsx" })));
    parts["xl/externalLinks/externalLink1.xml"] = strToU8("<externalLink/>");
    const linked = await readWorkbook(zipSync(parts), "linked.xlsx");
    expect(linked.ok && linked.value.rows).toEqual([[1]]);
    expect(linked.warnings.map(({ code }) => code)).toEqual(["IMP-284"]);
    const name = "xl/worksheets/sheet1.xml";
    parts[name] = strToU8(new TextDecoder().decode(parts[name]).replace("<v>1</v>", ""));
    const empty = await readWorkbook(zipSync(parts), "empty.xlsx");
    expect(empty.ok ? [] : empty.problems).toEqual([
      {
        code: "IMP-285",
        where: { file: "empty.xlsx", item: "A2" },
        cause: "1 cells hold formulas whose values the file does not have, A2 the first of them",
        fix: "open it in a spreadsheet program and save it again, or paste the values in place of the formulas",
      },
    ]);
  });

  test("says of a workbook that is encrypted that it has a password", async () => {
    const container = CFB.utils.cfb_new();
    CFB.utils.cfb_add(container, "/EncryptionInfo", agileEncryption());
    CFB.utils.cfb_add(container, "/EncryptedPackage", new Uint8Array(4_096).fill(7));
    const bytes = new Uint8Array(CFB.write(container, { type: "array" }) as unknown as ArrayLike<number>);
    const read = await readWorkbook(bytes, "secret.xlsx");
    expect(read.ok ? [] : read.problems.map(({ code, cause }) => [code, cause])).toEqual([
      ["IMP-206", "the workbook is protected by a password"],
    ]);
  });

  test("refuses a workbook above the size limit before opening it", async () => {
    const read = await readWorkbook(new Uint8Array(51 * 1024 * 1024), "huge.xlsx");
    expect(read.ok ? [] : read.problems.map(({ code }) => code)).toEqual(["IMP-202"]);
  });

  test("ends the worker when its time is up", async () => {
    const read = await readWorkbook(workbook({ A: units }), "slow.xlsx", { limitMilliseconds: 1 });
    expect(read.ok ? [] : read.problems.map(({ code }) => code)).toEqual(["IMP-207"]);
  });
});

/** The stream by which a workbook says how it is encrypted: version 4.4 (agile), then XML ([MS-OFFCRYPTO] 2.3.4.10). */
function agileEncryption(): Uint8Array {
  const xml =
    '<encryption xmlns="http://schemas.microsoft.com/office/2006/encryption"><keyData/></encryption>';
  return new Uint8Array([4, 0, 4, 0, 64, 0, 0, 0, ...strToU8(xml)]);
}
