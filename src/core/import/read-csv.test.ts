import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCsv } from "./read-csv.ts";
import { expectValue, problemCodes, warningCodes } from "./testing.ts";

const read = (text: string) => readCsv(text, "test.csv");

describe("readCsv", () => {
  test("keeps cells as read: zeros, spaces, quotes and line breaks within quotes", () => {
    const table = expectValue(
      read('kode,nama\n01001, Aceh \n11.10,"Kota ""Baru"""\n"00","two\nlines"\n5,last\n'),
    );
    expect(table.columns).toEqual(["kode", "nama"]);
    expect(table.rows).toEqual([
      ["01001", " Aceh "],
      ["11.10", 'Kota "Baru"'],
      ["00", "two\nlines"],
      ["5", "last"],
    ]);
  });

  test("numbers rows as an editor does: header, empty lines and quoted line breaks counted", () => {
    expect(expectValue(read('a,b\n1,"x\ny"\n\n2,z\n')).rowNumbers).toEqual([2, 5]);
    expect(expectValue(read('a,b\r\n1,"x\r\ny"\r\n\r\n2,z\r\n')).rowNumbers).toEqual([2, 5]);
    expect(expectValue(read("sep=;\na;b\n1;2\n")).rowNumbers).toEqual([3]);
  });

  test.each([
    ["comma", "a,b\n1;x,2\n"],
    ["semicolon", "a;b\n1,x;2\n"],
    ["tab", "a\tb\n1,x\t2\n"],
    ["bar", "a|b\n1,x|2\n"],
    ["Excel's sep= line", "sep=|\na|b\n1,x|2\n"],
  ])("sniffs the %s", (_, text) => {
    const table = expectValue(read(text));
    expect(table.columns).toEqual(["a", "b"]);
    expect(table.rows[0][1]).toBe("2");
  });

  test("takes a file without any delimiter for one column", () => {
    expect(expectValue(read("unit_code\n01001\n01003\n")).rows).toEqual([["01001"], ["01003"]]);
  });

  test("reads a bar-separated file whose texts are full of commas", () => {
    const lines = Array.from({ length: 30 }, (_, i) => `${i}|Smith, Jones, and ${i}|Seattle, WA`);
    expect(expectValue(read(["id|name|city", ...lines].join("\n"))).columns).toEqual(["id", "name", "city"]);
  });

  test("drops the byte order mark and reads an Indonesian Excel export", () => {
    const table = expectValue(
      read("\ufeffkode;nama;luas\n11.01;Aceh Selatan;4.174,2\n11.10;Bireuen;1.851,62\n"),
    );
    expect(table.columns[0]).toBe("kode");
    expect(table.decimalMark).toBe(",");
  });

  test("leaves out empty rows and nameless columns that hold nothing", () => {
    const table = expectValue(read("a,b,,\n1,2,,\n,,,\n3,4,,\n"));
    expect(table.columns).toEqual(["a", "b"]);
    expect(table.rows).toEqual([
      ["1", "2"],
      ["3", "4"],
    ]);
  });

  test("reads back any table that is written by the rules of CSV", () => {
    // plain printable text with at least one letter, so that a row is never empty
    const cell = fc.string({ maxLength: 8 }).map((text) => `x${text}`);
    const width = 3;
    const rows = fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(rows, fc.constantFrom(",", ";", "\t", "|"), (cells, delimiter) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const text = [["h1", "h2", "h3"], ...cells].map((row) => row.map(quoted).join(delimiter)).join("\n");
        expect(expectValue(read(text)).rows).toEqual(cells);
      }),
    );
  });
});

describe("decimal mark", () => {
  test.each([
    ["a,b\n1.5,2\n", "."],
    ['a,b\n"1,234",2\n', "."],
    ["a;b\n1,5;2\n", ","],
    ["a;b\n1.5;2\n", "."],
    ["a;b\n1.234.567;2\n", ","],
    ["kode;jumlah\n11.01;1.234,5\n", ","],
    ['a,b\n"1,5",2\n"2,75",3\n', ","],
    ["a\tb\n12,50\t2\n", ","],
  ])("of %j is %j", (text, mark) => {
    expect(expectValue(read(text)).decimalMark).toBe(mark);
  });

  test("1.234 in a semicolon file counts as thousands, with a warning", () => {
    const outcome = read("kode;penduduk\n3301;1.234\n3302;2.345\n");
    expect(expectValue(outcome).decimalMark).toBe(",");
    expect(warningCodes(outcome)).toEqual(["IMP-217"]);
  });

  test("beside numbers below a thousand, 1.234 in a semicolon file counts as thousands too", () => {
    const outcome = read("akun;omzet\nA;65.000\nB;100\nC;-3.980\nD;\n");
    expect(expectValue(outcome).decimalMark).toBe(",");
    expect(outcome.warnings.map(({ code, where }) => [code, where.column])).toEqual([["IMP-217", "omzet"]]);
    // 1500 would have its point
    expect(expectValue(read("kode;berat\nA;1.234\nB;1500\n")).decimalMark).toBe(".");
  });

  test("columns that contradict the decimal comma are named", () => {
    const outcome = read("id;lat;omzet\n1;-6.2088;1.250,5\n2;-6.3;900,25\n");
    expect(outcome.warnings.map(({ code, where }) => [code, where.column])).toEqual([["IMP-217", "lat"]]);
  });
});

describe("malformed CSV", () => {
  test.each([
    ["an empty file", "", "IMP-210"],
    ["a file of blank lines", "\n\n  \n", "IMP-210"],
    ["a header alone", "kode,nama\n", "IMP-215"],
    ["a column without a name", "kode,,nama\n1,2,3\n", "IMP-211"],
    ["a repeated column name", "kode,nama,kode\n1,2,3\n", "IMP-212"],
    ["a quote that is never closed", 'a,b\n1,"two\n3,4\n', "IMP-214"],
    ["text after a closing quote", 'a,b\n"1"x,2\n', "IMP-214"],
    ["NUL bytes", "a,b\n1,\u00002\n", "IMP-205"],
    ["a workbook called .csv", "PK\u0003\u0004rest", "IMP-205"],
    ["a PDF", "%PDF-1.7\n", "IMP-205"],
    ["a web page", "<!DOCTYPE html><html><body>Log in</body></html>", "IMP-218"],
    ["an XML document", '<?xml version="1.0"?><kml></kml>', "IMP-218"],
    ["a JSON document", '{"type": "FeatureCollection"}', "IMP-218"],
  ])("names %s", (_, text, code) => {
    expect(problemCodes(read(text))).toEqual([code]);
  });

  test("names every ragged row with its row and both widths", () => {
    const outcome = read("a,b,c\n1,2\n1,2,3\n1,2,3,4\n1,2,3,\n");
    expect(outcome.ok ? [] : outcome.problems.map(({ where, cause }) => [where.row, cause])).toEqual([
      [2, "the row has 2 cells, the header has 3"],
      [4, "the row has 4 cells, the header has 3"],
    ]);
  });

  test("lists 50 problems of a kind and counts the rest", () => {
    const outcome = read(["a,b,c", "1,2,3", ...Array.from({ length: 80 }, () => "1,2")].join("\n"));
    const problems = outcome.ok ? [] : outcome.problems;
    expect(problems).toHaveLength(51);
    expect(problems[50].cause).toBe("30 more of the same kind (IMP-213), 80 in all");
  });

  test("every problem has a place, a cause and a fix", () => {
    for (const text of ["", "a,a,\n1,2,3\n1\n", 'a,b\n1,"x', "{}"]) {
      const outcome = read(text);
      for (const problem of outcome.ok ? [] : outcome.problems) {
        expect(problem.where.file).toBe("test.csv");
        expect(problem.cause.length * problem.fix.length).toBeGreaterThan(0);
      }
    }
  });
});
