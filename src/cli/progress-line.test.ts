import { describe, expect, it } from "vitest";
import { createProgressWriter } from "./progress-line.ts";
import { chooseWords } from "./words.ts";

const PROGRESS = {
  phase: "improve",
  fractionDone: 0.257,
  iterations: 1200,
  bestObjective: null,
  violation: Number.POSITIVE_INFINITY,
  startsDone: 1,
  starts: 4,
} as const;

function write(json: boolean, errIsTerminal: boolean): string {
  let err = "";
  const terminal = {
    out: () => {},
    err: (text: string) => {
      err += text;
    },
    errIsTerminal,
    environment: {},
    onInterrupt: () => () => {},
  };
  const writer = createProgressWriter(terminal, chooseWords("en", {}), { json, locale: "en-US" });
  writer.write(PROGRESS);
  writer.write({ ...PROGRESS, fractionDone: 0.5, bestObjective: 12345.678, violation: 0 });
  writer.end();
  return err;
}

describe("progress", () => {
  it("is one JSON line each with --json; JSON has no infinity", () => {
    const lines = write(true, true)
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines).toMatchObject([
      { type: "progress", violation: null, bestObjective: null },
      { type: "progress", violation: 0, bestObjective: 12345.678 },
    ]);
  });

  it("rewrites one line on a terminal and clears it at the end", () => {
    const line = write(false, true);
    expect(line).toContain(" 25 % improving · no valid plan yet · 1/4");
    expect(line).toContain(" 50 % improving · best 12,345.7 · 1/4");
    expect(line).not.toContain("\n");
    expect(line.endsWith("\r\u001b[K")).toBe(true);
  });

  it("is silent where nobody looks", () => {
    expect(write(false, false)).toBe("");
  });
});
