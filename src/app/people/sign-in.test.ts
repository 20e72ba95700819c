import { createHmac } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestPeople, PASSWORD, SECRET, type TestPeople } from "../../../test/people.ts";
import { openAuth } from "../../store/auth/open-auth.ts";
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

it("keeps no token that opens a session: the table has its hash, and the cookie the rest", async () => {
  const cookie = await openSession("admin@alpha.example");
  const token = decodeURIComponent(cookie.split("=")[1]).split(".")[0];
  const { rows } = await people.pool.query<{ row: string }>(
    "SELECT to_jsonb(s)::text AS row FROM auth_sessions s",
  );
  expect(token).toHaveLength(32);
  expect(rows.filter(({ row }) => row.includes(token))).toEqual([]);
  // not even for who knows the secret that signs cookies
  const forge = (value: string) => {
    const signature = createHmac("sha256", SECRET).update(value).digest("base64");
    return people.authenticate({
      headers: { cookie: `wilayah.session=${encodeURIComponent(`${value}.${signature}`)}` },
    });
  };
  expect(await forge(token)).not.toBeNull();
  for (const { row } of rows) expect(await forge(JSON.parse(row).token)).toBeNull();
  const headers = { cookie };
  expect(await people.authenticate({ headers })).not.toBeNull();
  expect(await people.world.signIns.signOut({ ...browserAt("192.0.2.1"), cookie })).not.toEqual([]);
  expect(await people.authenticate({ headers })).toBeNull();
});

it("counts failures of several processes together, at once or one after the other", async () => {
  const second = openAuth(people.pool, people.world.wallClock, {
    baseUrl: "http://127.0.0.1:8080",
    secret: SECRET,
  });
  const worlds = [people.world, { ...people.world, attempts: second.attempts }];
  const guess = (attempt: number) =>
    signIn(worlds[attempt % 2], {
      email: "admin@alpha.example",
      password: "wrong",
      browser: browserAt(`203.0.113.${attempt}`),
    });
  const outcomes = await Promise.all(Array.from({ length: 14 }, (_, attempt) => guess(attempt)));
  const codes = outcomes.map((outcome) => (outcome.ok ? "" : outcome.problems[0].code));
  expect([...codes].sort()).toEqual([...Array(10).fill("APP-401"), ...Array(4).fill("APP-429")]);
  people.pass(HOUR);
  await openSession("admin@alpha.example");
  // neither what was tried nor what was counted long ago stays
  const { rows } = await people.pool.query("SELECT identifier FROM auth_verifications");
  expect(rows).toEqual([]);
});

it("sweeps up sessions that have ended when somebody signs in", async () => {
  await openSession("admin@alpha.example");
  people.pass(8 * HOUR);
  await openSession("admin@alpha.example");
  const { rows } = await people.pool.query("SELECT count(*)::int AS n FROM auth_sessions");
  expect(rows).toEqual([{ n: 1 }]);
});
