import { describe, expect, it } from "vitest";
import { renderBug } from "./render-bug.ts";
import { renderProblems } from "./render-problems.ts";
import { renderTable } from "./render-table.ts";

describe("a problem on the terminal", () => {
  it("has code, place, cause and fix", () => {
    const where = { file: "a.csv", row: 17, column: "id", item: "A-9" };
    expect(
      renderProblems([{ code: "IMP-102", where, cause: "it is twice", fix: "keep one" }], "warning "),
    ).toBe('warning IMP-102 a.csv, row 17, column "id", A-9: it is twice\n  fix: keep one\n');
  });
});

describe("a fault of ours", () => {
  it("says how to report it, with a stack trace only on demand", () => {
    const error = new TypeError("x is undefined");
    expect(renderBug(error, false)).toMatch(/^BUG-000 wilayah: TypeError: x is undefined\n {2}fix: /);
    expect(renderBug(error, false)).not.toContain("at ");
    expect(renderBug(error, true)).toContain("render-problems.test.ts");
    expect(renderBug("boom", false)).toContain("BUG-000 wilayah: boom");
  });
});

describe("a table", () => {
  it("aligns the first column left and numbers right", () => {
    expect(
      renderTable([
        ["code", "n"],
        ["A", "100"],
        ["LONG-1", "5"],
      ]),
    ).toBe("code      n\nA       100\nLONG-1    5\n");
  });
});
