import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { buildPlanReport, HOSTILE_NAME } from "../../test/build-plan-report.ts";
import type { PageData } from "./page-data.ts";
import { renderReport } from "./render-report.ts";

const assets = { script: `const tag = "</script>";`, style: `a::after { content: "</style>" }` };
const html = renderReport(buildPlanReport({ title: HOSTILE_NAME }), assets);

function between(text: string, start: string, end: string): string {
  const from = text.indexOf(start) + start.length;
  return text.slice(from, text.indexOf(end, from));
}

function dataOf(page: string): PageData {
  return JSON.parse(between(page, `<script type="application/json" id="plan">`, "</script>"));
}

describe("the report file", () => {
  test("closes its scripts and style only where it means to, whatever names are in it", () => {
    expect(html.match(/<\/script/gi)).toHaveLength(2);
    expect(html.match(/<\/style/gi)).toHaveLength(1);
    expect(html).not.toContain("<img");
    expect(html).not.toContain("<!--");
  });

  test("gives hostile names back unchanged to the page's script", () => {
    const data = dataOf(html);
    expect(data.title).toBe(HOSTILE_NAME);
    expect(data.units.names[1]).toBe(HOSTILE_NAME);
    expect(data.accounts?.names).toEqual([HOSTILE_NAME]);
  });

  test("allows by hash exactly the script and the style that stand in it", () => {
    const hash = (text: string) => createHash("sha256").update(text).digest("base64");
    const script = html.slice(html.lastIndexOf("<script>") + 8, html.lastIndexOf("</script>"));
    const style = between(html, "<style>", "</style>");
    expect(html).toContain(`script-src 'sha256-${hash(script)}'`);
    expect(html).toContain(`style-src 'sha256-${hash(style)}'`);
    expect(html).toContain("default-src 'none'");
  });

  test("points at nothing outside itself", () => {
    expect(html).not.toMatch(/(src|href)="(?!data:)/);
    expect(html).not.toMatch(/https?:\/\//);
  });

  test("is the same text for the same plan", () => {
    expect(renderReport(buildPlanReport({ title: HOSTILE_NAME }), assets)).toBe(html);
  });
});

describe("the data in the page", () => {
  const data = dataOf(html);

  test("shows units of a territory that is given up as moved from it", () => {
    const plan = buildPlanReport();
    const { realignment } = plan.problem;
    if (realignment === null) throw new Error("got no current plan");
    const problem: typeof plan.problem = {
      ...plan.problem,
      realignment: {
        ...realignment,
        current: Int32Array.of(0, 0, 1, -1, 0, 1),
        givenUp: { codes: ["GONE"], territoryOf: Int32Array.of(-1, -1, -1, 0, -1, -1) },
      },
    };
    const { units, territories, givenUp } = dataOf(renderReport({ ...plan, problem }, assets));
    expect(units.before).toEqual([0, 0, 1, 2, 0, 1]);
    expect(givenUp.map(({ code }) => code)).toEqual(["GONE"]);
    // all three touch one another in one of the two plans
    expect(new Set([...territories, ...givenUp].map(({ colour }) => colour)).size).toBe(3);
  });

  test("holds every shared border once", () => {
    // six squares have 24 sides, seven of them shared
    expect(data.shapes?.arcLengths).toHaveLength(17);
  });

  test("names the moved unit's territories before and now", () => {
    expect([data.units.before?.[4], data.units.territory[4]]).toEqual([0, 1]);
  });

  test("keeps what each alternative would cost and which rule forbids it", () => {
    expect(data.why[4]).toEqual([
      [0, 123_456, [{ rule: "band", territory: 0, measureKey: "people", value: 400, limit: 330 }]],
    ]);
    expect(data.why[0]).toBeNull();
  });

  test("gives bordering territories different colours and each a place for its label", () => {
    const [a, b] = data.territories;
    expect(a.colour).not.toBe(b.colour);
    expect(a.label).not.toBeNull();
    expect(b.label).not.toBeNull();
  });

  test("refuses an assignment that does not fit the layer", () => {
    expect(() => renderReport(buildPlanReport({ assignment: Int32Array.of(0, 1) }), assets)).toThrow(
      "got 2 units in assignment, expected 6",
    );
  });
});
