import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCsv } from "../../core/import/read-csv.ts";
import { formatAccounts, formatAlignment, formatCsv } from "./format-alignment.ts";

describe("alignment.csv", () => {
  it("is sorted by code as text; white space has no territory", () => {
    expect(formatAlignment(["10", "9", "010"], Int32Array.of(1, 0, -2), ["A", "B"])).toBe(
      "unit_code,territory_code\n010,\n10,B\n9,A\n",
    );
  });
});

describe("accounts.csv", () => {
  it("follows the units; named accounts follow their own territory", () => {
    const account = {
      id: "a1",
      name: "",
      longitude: 0,
      latitude: 0,
      unit: 1,
      placedBy: "snapped",
      columns: {},
    };
    const lost = { ...account, id: "a0", unit: -1, placedBy: "unplaced" };
    const text = formatAccounts([account, lost] as unknown as Parameters<typeof formatAccounts>[0], {
      unitCodes: ["u", "v"],
      assignment: Int32Array.of(0, 1),
      territoryCodes: ["A", "B"],
      namedTerritories: [{ code: "KEY", name: "Key", accountIds: ["b"] }],
    });
    expect(text).toBe(
      "account_id,unit_code,territory_code,placed_by\na0,,,unplaced\na1,v,B,snapped\nb,,KEY,named\n",
    );
  });
});

describe("any CSV we write", () => {
  it("is read back as the same cells", () => {
    const cell = fc
      .string({ minLength: 1 })
      .filter((text) => text.trim() === text && text !== "\0" && !text.includes("\0"));
    const row = fc.tuple(cell, cell, cell);
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 8 }), (rows) => {
        const table = readCsv(formatCsv(["a", "b", "c"], rows), "x.csv");
        if (!table.ok) return false;
        expect(table.value.rows).toEqual(rows);
        return true;
      }),
      { numRuns: 200 },
    );
  });
});
