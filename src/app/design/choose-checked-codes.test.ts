import { describe, expect, it } from "vitest";
import { buildStudy } from "../../../test/build-study.ts";
import { chooseCheckedCodes } from "./choose-checked-codes.ts";

describe("the codes an alignment is held against", () => {
  it("are its own where none are wished", () => {
    expect(chooseCheckedCodes(buildStudy({}), ["B", "A", "B", ""])).toEqual(["A", "B"]);
  });

  it("leave a stray code out where a number is wished", () => {
    expect(chooseCheckedCodes(buildStudy({ territories: 2 }), ["A", "A", "B", "B", "Z"])).toEqual(["A", "B"]);
  });

  it("hold an empty place for a territory that is missing", () => {
    expect(chooseCheckedCodes(buildStudy({ territories: 3 }), ["A", "B"])).toEqual(["A", "B", "T01"]);
  });

  it("hold those of the plan in force, less what is dissolved", () => {
    const current = { codes: ["A", "B", "C"], territoryOf: Int32Array.of(0, 0, 1, 2) };
    expect(chooseCheckedCodes(buildStudy({ dissolve: ["C"] }, { current }), ["A"])).toEqual(["A", "B"]);
  });
});
