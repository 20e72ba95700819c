import { describe, expect, it } from "vitest";
import { tellApart, tellSharesApart } from "./tell-apart.ts";

describe("numbers in messages", () => {
  it("have six significant digits, and every digit before the point", () => {
    expect(tellApart(58.530416591791436, 1234567.891, 0.000123456789, 7654321)).toEqual([
      "58.5304",
      "1234568",
      "0.000123457",
      "7654321",
    ]);
    expect(tellApart(0.1 + 0.2)).toEqual(["0.3"]);
  });

  it("have more where two different values would read the same", () => {
    expect(tellApart(100.0000001, 100)).toEqual(["100.0000001", "100"]);
    expect(tellApart(1234567.1, 1234567.2)).toEqual(["1234567.1", "1234567.2"]);
    expect(tellApart(0.3, 0.1 + 0.2)).toEqual(["0.3", "0.30000000000000004"]);
    expect(tellApart(5, 5)).toEqual(["5", "5"]);
  });

  it("are percentages where they are shares", () => {
    expect(tellSharesApart(0.07, 0.05)).toEqual(["7 %", "5 %"]);
    expect(tellSharesApart(0.05000000001, 0.05)).toEqual(["5.000000001 %", "5 %"]);
  });
});
