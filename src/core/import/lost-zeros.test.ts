import { describe, expect, it } from "vitest";
import { fillUpZeros, findLostZeros, lostZerosHint } from "./lost-zeros.ts";
import { tableOf } from "./testing.ts";

describe("ZIP codes that lost their zeros", () => {
  it("are the short ones among numbers of five digits", () => {
    expect(findLostZeros(["10001", "1001", "90210", "601", "60601", "73301"])).toEqual(["1001", "601"]);
    expect(lostZerosHint("zips.csv", ["10001", "1001", "90210"])).toMatchObject({
      code: "IMP-358",
      cause: expect.stringContaining("1001"),
    });
  });

  it.each([
    ["whole", ["10001", "01001", "90210"]],
    ["of another kind", ["10001", "1001", "SW1A"]],
    ["mostly short", ["1001", "2002", "30033"]],
    ["longer", ["100011", "10001", "1001"]],
    ["none", []],
  ])("are not seen where codes are %s", (_, codes) => {
    expect(lostZerosHint("a.csv", codes)).toBeNull();
  });

  it("get them back in their column alone", () => {
    const table = fillUpZeros(tableOf("zip,revenue", "1001,7", "90210,8", "K1A,9"), 0, 5);
    expect(table.rows.map(([zip]) => zip)).toEqual(["01001", "90210", "K1A"]);
    expect(table.rows.map((cells) => String(cells[1]))).toEqual(["7", "8", "9"]);
  });
});
