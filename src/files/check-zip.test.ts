import { utils, write } from "@e965/xlsx";
import { describe, expect, test } from "vitest";
import { checkZip, isZip } from "./check-zip.ts";

function zipOf(rows: unknown[][]): Uint8Array {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), "A");
  return new Uint8Array(write(book, { type: "array", bookType: "xlsx", compression: true }));
}

/** Writes another size into every entry of the table of contents, as a zip bomb does to look small. */
function declareSizes(zip: Uint8Array, size: number): Uint8Array {
  const bytes = zip.slice();
  const view = new DataView(bytes.buffer);
  for (let offset = 0; offset + 46 < bytes.length; offset++)
    if (view.getUint32(offset, true) === 0x02014b50) view.setUint32(offset + 24, size, true);
  return bytes;
}

const repetitive = zipOf(Array.from({ length: 4_000 }, () => ["the same text in every cell"]));

describe("checkZip", () => {
  test("passes a sound workbook", async () => {
    expect(isZip(repetitive)).toBe(true);
    expect(await checkZip(repetitive, "a.xlsx")).toBeNull();
  });

  test("refuses what declares more than the limit", async () => {
    expect((await checkZip(repetitive, "bomb.xlsx", { limitBytes: 50_000 }))?.code).toBe("IMP-207");
  });

  test("refuses what unpacks to more than the limit although it declares little", async () => {
    expect((await checkZip(declareSizes(repetitive, 10), "bomb.xlsx", { limitBytes: 50_000 }))?.code).toBe(
      "IMP-207",
    );
    expect((await checkZip(declareSizes(repetitive, 4_000_000_000), "bomb.xlsx"))?.code).toBe("IMP-207");
  });

  test("names a zip without a table of contents and one with a damaged entry", async () => {
    expect((await checkZip(repetitive.slice(0, -30), "cut.xlsx"))?.code).toBe("IMP-206");
    const damaged = repetitive.slice();
    damaged.fill(0xff, 60, 120);
    expect((await checkZip(damaged, "damaged.xlsx"))?.code).toBe("IMP-206");
  });

  test("says that a short or other file is no zip", () => {
    expect(isZip(new Uint8Array([0x50, 0x4b]))).toBe(false);
    expect(isZip(new TextEncoder().encode("kode,nama"))).toBe(false);
  });
});
