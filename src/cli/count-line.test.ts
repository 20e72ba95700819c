import { describe, expect, it } from "vitest";
import { createCountWriter } from "./count-line.ts";
import { chooseWords } from "./words.ts";

/** What is written of these counts, each told so many milliseconds after the start. */
function write(
  { json = false, errIsTerminal = true, lang = "en" },
  told: readonly (readonly [number, object])[],
): string {
  let err = "";
  let now = 0;
  const terminal = {
    out: () => {},
    err: (text: string) => {
      err += text;
    },
    errIsTerminal,
    environment: {},
    onInterrupt: () => () => {},
  };
  const locale = lang === "en" ? "en-US" : "id-ID";
  const words = chooseWords(lang, {});
  const writer = createCountWriter(terminal, { nowMilliseconds: () => now }, { json, words, locale });
  for (const [at, count] of told) {
    now = at;
    writer.onProgress(count);
  }
  writer.end();
  return err;
}

const COUNTS = [
  [0, { phase: "upload", done: 262_144 }],
  [1000, { phase: "upload", done: 2_500_000 }],
  [1100, { phase: "read", done: 1000 }],
  [1200, { phase: "read", done: 2000 }],
  [3100, { phase: "read", done: 60_000 }],
  [4000, { phase: "write", done: 5000, of: 60_000 }],
] as const;

describe("progress of many rows", () => {
  it("says the phase, how much is done and how fast on one line of a terminal, twice a second at most", () => {
    const lines = write({}, COUNTS).split("\r\u001b[K");
    expect(lines).toEqual([
      "",
      "storing the file 0.3 MB · Ctrl-C stops it",
      "storing the file 2.5 MB · 2.5 MB/s · Ctrl-C stops it",
      "reading and checking 1,000 rows · Ctrl-C stops it",
      "reading and checking 60,000 rows · 30,000 rows/s · Ctrl-C stops it",
      "writing 5,000 / 60,000 rows · Ctrl-C stops it",
      "",
    ]);
  });

  it("says it in Indonesian", () => {
    const [, line] = write({ lang: "id" }, [[0, { phase: "compare", done: 1_000_000 }]]).split("\r\u001b[K");
    expect(line).toBe("membandingkan dengan yang tersimpan 1.000.000 baris · Ctrl-C menghentikannya");
  });

  it("is a line of JSON each with --json, also where no terminal is", () => {
    const lines = write({ json: true, errIsTerminal: false }, COUNTS).trim().split("\n");
    expect(lines.map((line) => JSON.parse(line))).toContainEqual({
      ...{ type: "progress", phase: "read", done: 60_000, perSecond: 30_000 },
    });
    expect(lines).toHaveLength(5);
  });

  it("is silent where nobody looks", () => {
    expect(write({ errIsTerminal: false }, COUNTS)).toBe("");
  });
});
