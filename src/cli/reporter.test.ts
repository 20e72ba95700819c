import { expect, it } from "vitest";
import { createReporter } from "./reporter.ts";

const HOSTILE = "\u001b]0;title\u0007\u009b2J\rdone";

function listen(json: boolean) {
  const said = { out: "", err: "" };
  const reporter = createReporter(
    {
      out: (text) => {
        said.out += text;
      },
      err: (text) => {
        said.err += text;
      },
      errIsTerminal: true,
      environment: {},
      onInterrupt: () => () => {},
    },
    { json, lang: "en" },
  );
  return { said, reporter };
}
const problem = { code: "IMP-102", where: { file: "a.csv", item: HOSTILE }, cause: HOSTILE, fix: "keep one" };

it("lets no name in a file speak to the terminal", () => {
  const { said, reporter } = listen(false);
  reporter.text(`code\tname\r\n${HOSTILE}\n`);
  reporter.warn([problem]);
  expect(said.out).toBe("code\tname\r\n\ufffd]0;title\ufffd\ufffd2J\ufffddone\n");
  expect(said.err).not.toMatch(/(?!\n)\p{Cc}/u);
});

it("tells programs what is there", () => {
  const { said, reporter } = listen(true);
  reporter.document({ name: HOSTILE });
  reporter.warn([problem]);
  expect(JSON.parse(said.out)).toEqual({ name: HOSTILE });
  expect(JSON.parse(said.err)).toMatchObject({ cause: HOSTILE });
});

it("says at the end of many problems what they are, where their reader looks", () => {
  const { said, reporter } = listen(false);
  const many = Array.from({ length: 30 }, (_, row) => ({
    ...{ code: row % 3 === 0 ? "IMP-300" : "IMP-302", where: { file: "a.csv", row }, cause: "x", fix: "y" },
  }));
  reporter.warn(many.slice(0, 20));
  expect(said.err.trimEnd().split("\n")).toHaveLength(40);
  reporter.refuse({ status: "bad-input", problems: many, warnings: [] });
  expect(said.err.trimEnd().split("\n").at(-1)).toBe("problems: 30 (IMP-302 × 20, IMP-300 × 10)");
});
