import { afterEach, beforeEach, expect, it } from "vitest";
import { PASSWORD } from "../../../test/people.ts";
import { openPeopleServer, type PeopleServer, refusalOf } from "../../../test/people-server.ts";
import { issueSetupToken } from "../../app/people/issue-setup-token.ts";

let server: PeopleServer;
beforeEach(async () => {
  server = await openPeopleServer();
});
afterEach(() => server.close());

const request = (token: string, changes: object = {}) => ({
  payload: {
    token,
    organisation: { name: "Nusantara", timeZone: "Asia/Makassar", locale: "id-ID", currency: "IDR" },
    admin: { name: "Ada", email: "Ada@Nusantara.example", password: PASSWORD },
    ...changes,
  },
});

async function newToken(): Promise<string> {
  const issued = await issueSetupToken(server.world);
  if (!issued) throw new Error("got no token, expected one before the set-up");
  return issued.token;
}

it("creates the first organisation exactly once, however many try at the same time", async () => {
  const token = await newToken();
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => server.ask("POST", "/v1/setup", request(token))),
  );
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 401, 401, 401, 401]);
  const { rows } = await server.pool.query("SELECT count(*)::int AS n FROM organisations");
  expect(rows).toEqual([{ n: 1 }]);
  expect((await server.ask("POST", "/v1/setup", request(token))).statusCode).toBe(401);
  expect(await issueSetupToken(server.world)).toBeNull();
  const signedIn = await server.signIn("ada@nusantara.example");
  expect(signedIn.json().organisations).toMatchObject([{ role: "admin" }]);
});

it("tells the page to sign in at that nobody can yet, until somebody can", async () => {
  const needsSetUp = async () => (await server.ask("GET", "/v1/auth/methods")).json().needsSetUp;
  expect(await needsSetUp()).toBe(true);
  const organisation = { ...request("").payload.organisation, fiscalYearStartMonth: 7 };
  await server.ask("POST", "/v1/setup", request(await newToken(), { organisation }));
  expect(await needsSetUp()).toBe(false);
  const { rows } = await server.pool.query("SELECT fiscal_year_start_month AS month FROM organisations");
  expect(rows).toEqual([{ month: 7 }]);
});

it("takes only the newest token, for a day", async () => {
  const first = await newToken();
  const second = await newToken();
  for (const wrong of [first, "a guess"]) {
    expect(refusalOf(await server.ask("POST", "/v1/setup", request(wrong)))).toEqual({
      status: 401,
      codes: ["APP-401"],
    });
  }
  server.pass(24 * 60 * 60 * 1000);
  expect((await server.ask("POST", "/v1/setup", request(second))).statusCode).toBe(401);
  expect((await server.ask("POST", "/v1/setup", request(await newToken()))).statusCode).toBe(201);
});

it("tells all that is wrong at once, and keeps the token good", async () => {
  const token = await newToken();
  const wrong = {
    organisation: { name: "Nusantara", timeZone: "Mars/Olympus", locale: "not a tag", currency: "idr" },
    admin: { name: "Ada", email: "ada@nusantara.example", password: "Nusantara for ever" },
  };
  const answer = await server.ask("POST", "/v1/setup", request(token, wrong));
  expect(answer.statusCode).toBe(422);
  expect(answer.json().problems.map(({ where }: { where: { item: string } }) => where.item)).toEqual([
    "/organisation/timeZone",
    "/organisation/locale",
    "/organisation/currency",
    "/admin/password",
  ]);
  expect((await server.ask("POST", "/v1/setup", request(token))).statusCode).toBe(201);
});

it("keeps neither token nor password, and logs neither", async () => {
  const token = await newToken();
  await server.ask("POST", "/v1/setup", request(token));
  const stored = await server.pool.query("SELECT * FROM auth_verifications");
  const audit = await server.pool.query("SELECT * FROM audit");
  const kept = JSON.stringify([stored.rows, audit.rows, server.lines]);
  expect(audit.rows.map(({ action }) => action)).toEqual(["organisation:create"]);
  expect(kept).not.toContain(token);
  expect(kept).not.toContain(PASSWORD);
});
