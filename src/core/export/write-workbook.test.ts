import { read, utils } from "@e965/xlsx";
import fc from "fast-check";
import { expect, it } from "vitest";
import { type ExportCell, wholeTable } from "./export-table.ts";
import { writeWorkbook } from "./write-workbook.ts";

async function bytesOf(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

/** What SheetJS reads. */
async function readBack(tables: Parameters<typeof writeWorkbook>[0]) {
  const workbook = read(await bytesOf(writeWorkbook(tables)), { type: "buffer", cellFormula: true });
  return workbook.SheetNames.map((name) => ({
    name,
    rows: utils.sheet_to_json<ExportCell[]>(workbook.Sheets[name], { header: 1, defval: null, raw: true }),
    cells: Object.values(workbook.Sheets[name]) as { t?: string; f?: string }[],
  }));
}

it("writes texts as text, numbers as numbers and Booleans as Booleans, on worksheets by name", async () => {
  const rows = [
    ["007", "=1+1", -5, 0.1, true, null],
    ["1E5", 'Toko "A" & <B>\n  second line ', 1e21, 12345678.9, false, "_x0041_"],
  ];
  const [first, second] = await readBack([
    wholeTable("Zip Code Ranges", ["a", "b", "c", "d", "e", "f"], rows),
    wholeTable("R & D", ["=x"], []),
  ]);
  expect(first.name).toBe("Zip Code Ranges");
  expect(first.rows).toEqual([["a", "b", "c", "d", "e", "f"], ...rows]);
  expect(first.cells.filter(({ f }) => f !== undefined)).toEqual([]);
  expect(second).toMatchObject({ name: "R & D", rows: [["=x"]] });
});

it("keeps every text that a database can hold, page by page", async () => {
  const text = fc.string({
    unit: fc.constantFrom("a", "\u0001", "\t", "\n", "_", "x", "0", "1", "é", "😀", "'", "="),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 8 }), async (texts) => {
      const pages = texts.map((cell) => [[`[${cell}]`]]);
      const [sheet] = await readBack([{ name: "s", columns: ["t"], pages }]);
      expect(sheet.rows.slice(1).flat()).toEqual(texts.map((cell) => `[${cell}]`));
    }),
    { numRuns: 60 },
  );
});
