import { utils, write } from "@e965/xlsx";
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

  test("refuses a workbook above the size limit before opening it", async () => {
    const read = await readWorkbook(new Uint8Array(51 * 1024 * 1024), "huge.xlsx");
    expect(read.ok ? [] : read.problems.map(({ code }) => code)).toEqual(["IMP-202"]);
  });

  test("ends the worker when its time is up", async () => {
    const read = await readWorkbook(workbook({ A: units }), "slow.xlsx", { limitMilliseconds: 1 });
    expect(read.ok ? [] : read.problems.map(({ code }) => code)).toEqual(["IMP-207"]);
  });
});
