import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { PASSWORD } from "../../../test/people.ts";
import { cookiesOf, openPeopleServer, type PeopleServer, refusalOf } from "../../../test/people-server.ts";
import { totpCode } from "../../../test/totp.ts";
import type { Actor } from "../../app/ports/actor.ts";
import { openAuth } from "../../store/auth/open-auth.ts";

let server: PeopleServer;
let admin: Actor;
let turn = 0;
beforeAll(async () => {
  server = await openPeopleServer();
  admin = await server.createOrganisation("alpha");
});
afterAll(() => server.close());
beforeEach(() => {
  turn++;
});

const MINUTE = 60_000;
/** A new rep's e-mail address for each test, so that none sees another's failures. */
async function newLogin(): Promise<string> {
  await server.createMember(admin, `rep${turn}`, "rep");
  return `rep${turn}@${admin.orgId}.example`;
}
const newAddress = () => `192.0.2.${100 + turn}`;

/** What the audit log has of attempts that named the login, in order. */
async function failuresOf(email: string) {
  await server.world.failedSignIns.settled();
  const { rows } = await server.pool.query(
    `SELECT a.member_id, a.detail FROM audit a JOIN members m ON m.id::text = a.object_id
     JOIN auth_users u ON u.id = m.user_id WHERE u.email = $1 AND a.action = 'self:sign-in-failed' ORDER BY a.seq`,
    [email],
  );
  return rows;
}

describe("signing in", () => {
  it("sets a cookie that scripts cannot read, and tells who one is", async () => {
    const email = await newLogin();
    const signedIn = await server.signIn(email);
    expect(signedIn.statusCode).toBe(200);
    expect(signedIn.json()).toMatchObject({
      state: "signed-in",
      organisations: [{ id: admin.orgId, role: "rep" }],
    });
    expect(signedIn.cookies).toEqual([
      expect.objectContaining({ name: "wilayah.session", httpOnly: true, sameSite: "Lax", path: "/" }),
    ]);
    const self = await server.ask("GET", "/v1/self", { cookie: cookiesOf(signedIn) });
    expect(self.json()).toMatchObject({
      member: { email, role: "rep" },
      organisation: { name: "alpha", timeZone: "Asia/Jakarta" },
      scope: "full",
      via: "session",
      hasSecondFactor: false,
    });
  });

  it("takes the cookie's __Host- form and Secure where the server is reached by https", async () => {
    const email = await newLogin();
    const { wallClock } = server.world;
    const settings = { baseUrl: "https://sales.example", secret: "another secret, also of tests only" };
    const { signIns } = openAuth(server.pool, wallClock, settings);
    const browser = { cookie: null, address: newAddress(), userAgent: null };
    const result = await signIns.signIn({ email, password: PASSWORD }, browser);
    const cookies = result.state === "signed-in" ? result.cookies : [];
    expect(cookies).toEqual([expect.stringMatching(/^__Host-wilayah\.session=.+; Path=\/; .*Secure/)]);
    expect(cookies.join()).not.toMatch(/Domain=/i);
  });

  it("answers a wrong password, an unknown address and a deactivated member alike", async () => {
    const email = await newLogin();
    const gone = await server.createMember(admin, `gone${turn}`, "rep");
    const session = await server.openSession("admin@alpha.example");
    const payload = { isActive: false };
    await server.ask("PATCH", `/v1/members/${gone.memberId}`, { cookie: session, payload });
    const answers = [
      await server.signIn(email, "a wrong password, truly", newAddress()),
      await server.signIn("nobody@alpha.example", PASSWORD, newAddress()),
      await server.signIn(`gone${turn}@${admin.orgId}.example`, PASSWORD, newAddress()),
    ];
    const told = answers.map((answer) => ({ ...answer.json(), instance: "", cookies: answer.cookies }));
    expect(told[0]).toMatchObject({ status: 401, problems: [{ code: "APP-401" }], cookies: [] });
    expect(told[1]).toEqual(told[0]);
    expect(told[2]).toEqual(told[0]);
    expect((await failuresOf(email)).map(({ detail }) => detail.step)).toEqual(["password"]);
    expect(await failuresOf(`gone${turn}@${admin.orgId}.example`)).toHaveLength(1);
    expect(await server.pool.query("SELECT 1 FROM audit WHERE detail::text LIKE '%nobody%'")).toMatchObject({
      rows: [],
    });
  });

  it("knows no identity provider where none is set", async () => {
    for (const url of ["/v1/auth/provider", "/v1/auth/provider/callback?code=x&state=y"]) {
      expect(refusalOf(await server.ask("GET", url))).toEqual({ status: 409, codes: ["AUTH-111"] });
    }
    expect((await server.ask("GET", "/v1/auth/methods")).json()).toEqual({
      ...{ password: true, provider: null, needsSetUp: false, demo: [] },
    });
  });

  it("makes whoever failed ten times for a login wait, with the right password too", async () => {
    const email = await newLogin();
    for (let attempt = 0; attempt < 10; attempt++) {
      expect((await server.signIn(email, "wrong", newAddress())).statusCode).toBe(401);
    }
    const refused = await server.signIn(email, PASSWORD, "198.51.100.7");
    expect(refusalOf(refused)).toEqual({ status: 429, codes: ["APP-429"] });
    expect((await server.signIn(email, PASSWORD, "198.51.100.7")).statusCode).toBe(429);
    const failures = await failuresOf(email);
    const failed = { step: "password", address: newAddress(), isThrottled: false };
    expect(failures.slice(0, -1).map(({ detail }) => detail)).toEqual(Array(10).fill(failed));
    // that the login has to wait is told once
    expect(failures.at(-1)).toEqual({
      member_id: null,
      detail: { step: "password", address: "198.51.100.7", isThrottled: true },
    });
    const wait = Number(refused.headers["retry-after"]);
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(15 * 60);
    expect((await server.signIn("admin@alpha.example")).statusCode).toBe(200);
    server.pass(15 * MINUTE);
    expect((await server.signIn(email)).statusCode).toBe(200);
  });

  it("gains nothing from many guesses at once", async () => {
    const email = await newLogin();
    const guesses = await Promise.all(
      Array.from({ length: 15 }, () => server.signIn(email, "wrong", newAddress())),
    );
    expect(guesses.filter(({ statusCode }) => statusCode === 401)).toHaveLength(10);
    expect(guesses.filter(({ statusCode }) => statusCode === 429)).toHaveLength(5);
  });

  it("makes an address wait that tries many logins", async () => {
    const email = await newLogin();
    for (let attempt = 0; attempt < 50; attempt++) {
      await server.signIn(`guess${attempt}@alpha.example`, "wrong", newAddress());
    }
    expect((await server.signIn(email, PASSWORD, newAddress())).statusCode).toBe(429);
    expect((await server.signIn(email)).statusCode).toBe(200);
  });

  it("ends with the session where one signs out, and only that one", async () => {
    const email = await newLogin();
    const [here, there] = [await server.openSession(email), await server.openSession(email)];
    const out = await server.ask("POST", "/v1/auth/sign-out", { cookie: here });
    expect(out.statusCode).toBe(204);
    expect((await server.ask("GET", "/v1/self", { cookie: here })).statusCode).toBe(401);
    expect((await server.ask("GET", "/v1/self", { cookie: there })).statusCode).toBe(200);
  });

  it("refuses a cookie that was made up or altered", async () => {
    const cookie = await server.openSession(await newLogin());
    const [name, value] = cookie.split("=");
    const token = decodeURIComponent(value).split(".")[0];
    const made = [`${name}=${token}`, `${name}=${token}.AAAA`, `${name}=${value.slice(0, -8)}AAAAA%3D`];
    for (const forged of made) {
      expect((await server.ask("GET", "/v1/self", { cookie: forged })).statusCode).toBe(401);
    }
  });
});

describe("the second factor", () => {
  it("is asked for once it is confirmed, takes each code and recovery code once, and can be switched off", async () => {
    const email = await newLogin();
    const cookie = await server.openSession(email);
    const started = await server.ask("POST", "/v1/self/totp", { cookie, payload: { password: PASSWORD } });
    const { uri, recoveryCodes } = started.json();
    expect(recoveryCodes).toHaveLength(10);
    expect((await server.signIn(email)).json().state).toBe("signed-in");

    const first = totpCode(uri, Date.now());
    const confirmed = await server.ask("POST", "/v1/self/totp/confirm", { cookie, payload: { code: first } });
    expect(confirmed.statusCode).toBe(204);
    // the session is a new one, the old cookie is worth nothing
    expect((await server.ask("GET", "/v1/self", { cookie })).statusCode).toBe(401);
    const renewed = cookiesOf(confirmed);
    expect((await server.ask("GET", "/v1/self", { cookie: renewed })).json().hasSecondFactor).toBe(true);

    const asked = await server.signIn(email);
    expect(asked.json()).toEqual({ state: "second-factor-required", organisations: [] });
    const pending = cookiesOf(asked);
    expect((await server.ask("GET", "/v1/self", { cookie: pending })).statusCode).toBe(401);
    const give = (cookieHeader: string, payload: object) =>
      server.ask("POST", "/v1/auth/second-factor", { cookie: cookieHeader, payload });
    const sessions = async () => (await server.ask("GET", "/v1/self/sessions", { cookie: renewed })).json();
    const before = await sessions();
    expect(refusalOf(await give(pending, { code: first }))).toEqual({ status: 401, codes: ["APP-401"] });
    // a code that was used opens no session, not even one that nobody gets
    expect(await sessions()).toEqual(before);
    expect((await failuresOf(email)).map(({ detail }) => detail)).toEqual([
      { step: "second-factor", address: "192.0.2.1", isThrottled: false },
    ]);

    const code = totpCode(uri, Date.now() + 30_000);
    const again = cookiesOf(await server.signIn(email));
    const completed = await give(again, { code });
    expect(completed.json().state).toBe("signed-in");
    expect((await server.ask("GET", "/v1/self", { cookie: cookiesOf(completed) })).statusCode).toBe(200);
    expect((await give(cookiesOf(await server.signIn(email)), { code })).statusCode).toBe(401);

    const [recoveryCode] = recoveryCodes;
    const recovered = await give(cookiesOf(await server.signIn(email)), { recoveryCode });
    expect(recovered.statusCode).toBe(200);
    expect((await give(cookiesOf(await server.signIn(email)), { recoveryCode })).statusCode).toBe(401);

    const off = await server.ask("POST", "/v1/self/totp/disable", {
      cookie: cookiesOf(recovered),
      payload: { password: PASSWORD },
    });
    expect(off.statusCode).toBe(204);
    expect((await server.signIn(email)).json().state).toBe("signed-in");
  });

  it("is locked after ten wrong codes in a row, over however many sign-ins, and the audit log tells", async () => {
    const email = await newLogin();
    const cookie = await server.openSession(email);
    const { uri } = (
      await server.ask("POST", "/v1/self/totp", { cookie, payload: { password: PASSWORD } })
    ).json();
    const code = totpCode(uri, Date.now());
    await server.ask("POST", "/v1/self/totp/confirm", { cookie, payload: { code } });
    const wrong = totpCode(uri, Date.now() - 3_600_000);
    const give = (pending: string, payload: object) =>
      server.ask("POST", "/v1/auth/second-factor", { cookie: pending, payload });
    for (let round = 0; round < 2; round++) {
      const pending = cookiesOf(await server.signIn(email));
      for (let guess = 0; guess < 5; guess++) {
        expect((await give(pending, { code: wrong })).statusCode).toBe(401);
      }
    }
    const right = { code: totpCode(uri, Date.now() + 30_000) };
    expect((await give(cookiesOf(await server.signIn(email)), right)).statusCode).toBe(401);
    const locked = (await failuresOf(email)).map(({ detail }) => detail.isThrottled);
    expect(locked).toEqual([...Array(9).fill(false), true, true]);
  });

  it("cannot be begun or switched off by whoever only found the browser open", async () => {
    const cookie = await server.openSession(await newLogin());
    for (const url of ["/v1/self/totp", "/v1/self/totp/disable"]) {
      const answer = await server.ask("POST", url, { cookie, payload: { password: "wrong" } });
      expect(refusalOf(answer)).toEqual({ status: 401, codes: ["APP-401"] });
    }
  });
});
