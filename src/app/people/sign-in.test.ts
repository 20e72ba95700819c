import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestPeople, PASSWORD, type TestPeople } from "../../../test/people.ts";
import type { Actor } from "../ports/actor.ts";
import type { Browser } from "../ports/sign-ins.ts";
import { signIn } from "./sign-in.ts";

let people: TestPeople;
let admin: Actor;
beforeAll(async () => {
  people = await openTestPeople();
  admin = await people.createOrganisation("alpha");
});
afterAll(() => people.close());

const HOUR = 3_600_000;
const browserAt = (address: string): Browser => ({ cookie: null, address, userAgent: "a test" });
const cookieHeader = (cookies: readonly string[]) => cookies.map((text) => text.split(";")[0]).join("; ");

async function openSession(email: string, address = "192.0.2.1"): Promise<string> {
  const outcome = await signIn(people.world, { email, password: PASSWORD, browser: browserAt(address) });
  if (!outcome.ok || outcome.value.state !== "signed-in") throw new Error(JSON.stringify(outcome));
  return cookieHeader(outcome.value.cookies);
}

it("opens a session that tells who asks, until it has been idle for eight hours", async () => {
  const cookie = await openSession(" Admin@alpha.example ");
  const actor = await people.authenticate({ headers: { cookie } });
  expect(actor).toMatchObject({ orgId: admin.orgId, memberId: admin.memberId, role: "admin", scope: "full" });
  people.pass(7 * HOUR);
  expect(await people.authenticate({ headers: { cookie } })).not.toBeNull();
  people.pass(7 * HOUR);
  expect(await people.authenticate({ headers: { cookie } })).not.toBeNull();
  people.pass(8 * HOUR + 1);
  expect(await people.authenticate({ headers: { cookie } })).toBeNull();
});

it("ends a session after seven days, however much it is used", async () => {
  const cookie = await openSession("admin@alpha.example");
  for (let day = 0; day < 27; day++) {
    people.pass(6 * HOUR);
    await people.authenticate({ headers: { cookie } });
  }
  expect(await people.authenticate({ headers: { cookie } })).not.toBeNull();
  people.pass(6 * HOUR);
  expect(await people.authenticate({ headers: { cookie } })).toBeNull();
});

it("sweeps up sessions that have ended when somebody signs in", async () => {
  await openSession("admin@alpha.example");
  people.pass(8 * HOUR);
  await openSession("admin@alpha.example");
  const { rows } = await people.pool.query("SELECT count(*)::int AS n FROM auth_sessions");
  expect(rows).toEqual([{ n: 1 }]);
});
