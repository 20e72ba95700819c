import { describe, expect, test } from "vitest";
import { createCodeBook } from "./code-book.ts";
import { readAlignmentFile } from "./read-alignment-file.ts";
import { expectValue, problemCodes, tableOf } from "./testing.ts";

const read = (...lines: string[]) => readAlignmentFile(tableOf(...lines), createCodeBook(["01581"]));
const tree = (...lines: string[]) =>
  expectValue(read(...lines)).territories.map(({ code, name, parent }) => [code, name, parent]);

describe("a table of territories without units", () => {
  test("says by parents what stands above what, those above first; a line that names nothing is white space", () => {
    expect(
      tree(
        "territory_code,name,parent_code,share,units,accounts",
        "T1,Utara 1,N,1,5,7",
        "N,Utara,,1,5,7",
        ",,,,3,4",
      ),
    ).toEqual([
      ["N", "Utara", null],
      ["T1", "Utara 1", "N"],
    ]);
    expect(problemCodes(read("code,name,parent", ",Utara,"))).toEqual(["IMP-271"]);
  });

  test("is also the worksheet of districts or of regions that AlignMix and our exports write", () => {
    expect(tree("Territory,Territory Name,District,District Name", "T1,Satu,D1,Barat", "T2,Dua,,")).toEqual([
      ["D1", undefined, undefined],
      ["T1", "Satu", "D1"],
      ["T2", "Dua", null],
    ]);
    expect(tree("District,District Name,Region,Region Name", "D1,Barat,R,Jawa")).toEqual([
      ["R", undefined, undefined],
      ["D1", "Barat", "R"],
    ]);
  });

  test("says shares and locks too, also where nothing stands above anything", () => {
    const told = (...lines: string[]) =>
      expectValue(read(...lines)).territories.map(({ code, parent, share, isLocked }) => [
        code,
        parent,
        share,
        isLocked,
      ]);
    expect(
      told("territory_code,name,share,is_locked", "T1,Satu,0.5,true", "T2,Dua,,ya", "T3,Tiga,2,"),
    ).toEqual([
      ["T1", undefined, 0.5, true],
      ["T2", undefined, undefined, true],
      ["T3", undefined, 2, undefined],
    ]);
    expect(problemCodes(read("code,share,locked", "T1,0,maybe", "T2,1001,no", "T3,many,no"))).toEqual([
      ...["IMP-303", "IMP-305", "IMP-303", "IMP-302"],
    ]);
    expect(problemCodes(read("code,share", "T1,1", "T1,2"))).toEqual(["IMP-360"]);
  });

  test("is none where a column names units", () => {
    expect(expectValue(read("ZIP,Territory,District,Region", "01581,T1,,")).units).toHaveLength(1);
  });
});
