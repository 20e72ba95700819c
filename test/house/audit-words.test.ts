import { expect, test } from "vitest";
import { PLAN_STEPS } from "../../src/core/domain/plan-life.ts";
import { nameOfAction } from "../../src/web/screens/organisation/audit-names.ts";
import { readSources } from "./read-sources.ts";

const source = [...readSources(["src/app", "src/store"])]
  .filter(([path]) => !path.endsWith(".test.ts"))
  .map(([, text]) => text);
const filesThatAppend = source.filter((text) => /audit\.append|auditOwn\(|auditRows\(/.test(text));
/** An action is named in past or imperative after a dot or colon; rights, which are asked for, are no actions. */
const written = filesThatAppend.flatMap((text) => [
  ...[...text.matchAll(/action: "([a-z-]+[.:][a-z-]+)",\s*objectKind/g)].map(([, action]) => action),
  ...[...text.matchAll(/auditOwn\(world, actor, "([a-z-]+:[a-z-]+)"/g)].map(([, action]) => action),
  ...[...text.matchAll(/"(vacancy\.[a-z-]+)"/g)].map(([, action]) => action),
]);

test("everything that the audit log tells of has a name that people read", () => {
  expect(new Set(written).size).toBeGreaterThan(60);
  const steps = Object.keys(PLAN_STEPS).map((step) => `plan.${step}`);
  expect([...written, ...steps].filter((action) => nameOfAction(action) === null)).toEqual([]);
});
