import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CLIENT, type Person, startIdentityProvider } from "../../../test/identity-provider.ts";
import { PASSWORD } from "../../../test/people.ts";
import { cookiesOf, openPeopleServer, type PeopleServer, refusalOf } from "../../../test/people-server.ts";
import { totpCode } from "../../../test/totp.ts";
import type { Actor } from "../../app/ports/actor.ts";
import { openAuth } from "../../store/auth/open-auth.ts";

const REDIRECT_URI = "http://127.0.0.1:8080/v1/auth/provider/callback";

type IdentityProvider = Awaited<ReturnType<typeof startIdentityProvider>>;

let provider: IdentityProvider;
let server: PeopleServer;
let admin: Actor;
beforeAll(async () => {
  provider = await startIdentityProvider(REDIRECT_URI, { emailIn: "userinfo" });
  server = await openPeopleServer({ issuer: provider.issuer, ...CLIENT });
  admin = await server.createOrganisation("alpha");
});
afterAll(async () => {
  await provider.stop();
  await server.close();
});

const ADMIN: Person = { email: "Admin@alpha.example", isVerified: true };
const MINUTE = 60_000;

const begin = (query = "") => server.ask("GET", `/v1/auth/provider${query}`);
/** The browser comes back from the provider with what it was sent away with. */
const comeBack = (url: URL, cookie: string) =>
  server.ask("GET", `${url.pathname}${url.search}`, { headers: { cookie, "sec-fetch-site": "cross-site" } });

async function signIn(person: Person, query = "") {
  const begun = await begin(query);
  return comeBack(await provider.visit(String(begun.headers.location), person), cookiesOf(begun));
}

describe("signing in with an OpenID provider", () => {
  it("is offered by name, and opens a session for the member with the verified address", async () => {
    expect((await server.ask("GET", "/v1/auth/methods")).json()).toEqual({
      password: true,
      provider: { label: "Head office" },
      needsSetUp: false,
      demo: [],
    });
    const signedIn = await signIn(ADMIN, "?returnTo=/plans%3Fstate%3Ddraft");
    expect(signedIn.statusCode).toBe(303);
    expect(signedIn.headers.location).toBe("/plans?state=draft");
    const self = await server.ask("GET", "/v1/self", { cookie: cookiesOf(signedIn) });
    expect(self.json()).toMatchObject({ member: { id: admin.memberId }, via: "session", mustFirst: null });
    const taken = signedIn.cookies.find(({ name }) => name === "wilayah.provider");
    expect(taken).toMatchObject({ value: "", maxAge: 0 });
    const { rows } = await server.pool.query("SELECT detail FROM audit WHERE action = 'self:sign-in'");
    expect(rows).toEqual([{ detail: { by: "provider" } }]);
  });

  it("sends code, PKCE, state and nonce on the way, and keeps what it needs in a cookie that only it can read", async () => {
    const begun = await begin();
    const url = new URL(String(begun.headers.location));
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      response_type: "code",
      client_id: "wilayah",
      redirect_uri: REDIRECT_URI,
      code_challenge_method: "S256",
      code_challenge: expect.stringMatching(/^.{43}$/),
      state: expect.stringMatching(/^.{43}$/),
      nonce: expect.stringMatching(/^.{43}$/),
    });
    const { value, ...cookie } = begun.cookies[0];
    expect(cookie).toMatchObject({ name: "wilayah.provider", httpOnly: true, sameSite: "Lax", path: "/" });
    const opened = Buffer.from(value, "base64url").toString("latin1") + value;
    expect(opened).not.toContain(url.searchParams.get("state"));
    const settings = { baseUrl: "https://sales.example", secret: "another secret, also of tests only" };
    const secure = openAuth(server.pool, server.world.wallClock, {
      ...settings,
      provider: { issuer: provider.issuer, ...CLIENT },
    });
    expect(await secure.identityProvider?.begin("/")).toMatchObject({
      url: expect.stringContaining(encodeURIComponent("https://sales.example/v1/auth/provider/callback")),
      cookies: [expect.stringMatching(/^__Host-wilayah\.provider=.+; Path=\/; .*Secure$/)],
    });
  });

  it("takes the address from the ID token where the provider tells it there", async () => {
    const other = await startIdentityProvider(REDIRECT_URI, { emailIn: "id-token" });
    const { wallClock } = server.world;
    const { identityProvider } = openAuth(server.pool, wallClock, {
      baseUrl: "http://127.0.0.1:8080",
      secret: "another secret, also of tests only",
      provider: { issuer: other.issuer, ...CLIENT },
    });
    const begun = await identityProvider?.begin("/");
    if (begun?.state !== "begun") throw new Error(`got ${begun?.state}, expected a way to the provider`);
    const url = await other.visit(begun.url, ADMIN);
    const cookie = begun.cookies[0].split(";")[0];
    const browser = { cookie, address: "192.0.2.1", userAgent: null };
    const answer = Object.fromEntries(url.searchParams);
    expect(await identityProvider?.complete(answer, browser)).toMatchObject({
      state: "proven",
      email: "Admin@alpha.example",
      isEmailVerified: true,
    });
    await other.stop();
  });

  it("does not ask for a temporary password to be changed, which was not used", async () => {
    const cookie = await server.openSession("admin@alpha.example");
    const payload = { name: "Budi", email: "budi@alpha.example", role: "rep" };
    expect((await server.ask("POST", "/v1/members", { cookie, payload })).statusCode).toBe(201);
    const signedIn = await signIn({ email: "budi@alpha.example", isVerified: true });
    const own = { cookie: cookiesOf(signedIn) };
    expect((await server.ask("GET", "/v1/organisation", own)).statusCode).toBe(200);
    const required = { secondFactorRoles: ["rep"] };
    await server.ask("PATCH", "/v1/organisation", { cookie, payload: required });
    expect(refusalOf(await server.ask("GET", "/v1/organisation", own))).toEqual({
      status: 403,
      codes: ["AUTH-102"],
    });
  });

  it("asks for the second factor of this server, too", async () => {
    await server.createMember(admin, "citra", "manager");
    const email = `citra@${admin.orgId}.example`;
    const cookie = await server.openSession(email);
    const { uri } = (
      await server.ask("POST", "/v1/self/totp", { cookie, payload: { password: PASSWORD } })
    ).json();
    const code = (milliseconds: number) => ({ code: totpCode(uri, milliseconds) });
    await server.ask("POST", "/v1/self/totp/confirm", { cookie, payload: code(Date.now()) });
    const half = await signIn({ email, isVerified: true }, "?returnTo=/here");
    expect(half.headers.location).toBe("/here?signIn=second-factor-required");
    const pending = cookiesOf(half);
    expect((await server.ask("GET", "/v1/self", { cookie: pending })).statusCode).toBe(401);
    const payload = code(Date.now() + 30_000);
    const whole = await server.ask("POST", "/v1/auth/second-factor", { cookie: pending, payload });
    expect(whole.json().state).toBe("signed-in");
  });
});

describe("signing in with an OpenID provider is refused", () => {
  it("where the address is not verified, and where no active member has it; of one's login the log hears", async () => {
    const member = await server.createMember(admin, "dewi", "rep");
    const email = `dewi@${admin.orgId}.example`;
    const refused = async (person: Person, code: string) =>
      expect(refusalOf(await signIn(person))).toEqual({ status: 403, codes: [code] });
    await refused({ email, isVerified: false }, "AUTH-116");
    await refused({ email: "nobody@alpha.example", isVerified: true }, "AUTH-117");
    const cookie = await server.openSession("admin@alpha.example");
    const url = `/v1/members/${member.memberId}`;
    await server.ask("PATCH", url, { cookie, payload: { isActive: false } });
    await refused({ email, isVerified: true }, "AUTH-117");
    await server.world.failedSignIns.settled();
    const { rows } = await server.pool.query(
      "SELECT object_id, detail ->> 'step' AS step FROM audit WHERE action = 'self:sign-in-failed'",
    );
    const told = { object_id: member.memberId, step: "provider" };
    expect(rows).toEqual([told, told]);
    const { rows: users } = await server.pool.query("SELECT 1 FROM auth_users WHERE email LIKE 'nobody%'");
    expect(users).toEqual([]);
  });

  it("with another state, in another browser, too late, or a second time", async () => {
    const begun = await begin();
    const cookie = cookiesOf(begun);
    const back = await provider.visit(String(begun.headers.location), ADMIN);
    const altered = (name: string, value: string) => {
      const url = new URL(back);
      url.searchParams.set(name, value);
      return url;
    };
    const refused = async (url: URL, cookies: string, code: string) =>
      expect(refusalOf(await comeBack(url, cookies))).toEqual({ status: 401, codes: [code] });
    await refused(altered("state", "x".repeat(43)), cookie, "AUTH-114");
    await refused(back, "", "AUTH-114");
    await refused(back, cookiesOf(await begin()), "AUTH-114");
    await refused(back, `${cookie.slice(0, -4)}AAAA`, "AUTH-114");
    await refused(altered("iss", "http://evil.example"), cookie, "AUTH-115");
    expect((await comeBack(back, cookie)).statusCode).toBe(303);
    await refused(back, cookie, "AUTH-113");

    const late = await begin();
    const lateBack = await provider.visit(String(late.headers.location), ADMIN);
    server.pass(10 * MINUTE);
    await refused(lateBack, cookiesOf(late), "AUTH-114");
  });

  it("with another nonce, with a code of another sign-in, and where the person declines", async () => {
    const begun = await begin();
    const other = new URL(String(begun.headers.location));
    other.searchParams.set("nonce", "another");
    const wrongNonce = await comeBack(await provider.visit(other.href, ADMIN), cookiesOf(begun));
    expect(refusalOf(wrongNonce)).toEqual({ status: 401, codes: ["AUTH-115"] });

    const [mine, theirs] = [await begin(), await begin()];
    const stolen = await provider.visit(String(theirs.headers.location), ADMIN);
    const back = await provider.visit(String(mine.headers.location), ADMIN);
    back.searchParams.set("code", stolen.searchParams.get("code") ?? "");
    const wrongCode = await comeBack(back, cookiesOf(mine));
    expect(refusalOf(wrongCode)).toEqual({ status: 401, codes: ["AUTH-113"] });

    const way = await begin();
    const declinedBack = await provider.visit(String(way.headers.location), { ...ADMIN, declines: true });
    const headers = { cookie: cookiesOf(way), accept: "text/html,application/xhtml+xml,*/*;q=0.8" };
    const led = await server.ask("GET", `${declinedBack.pathname}${declinedBack.search}`, { headers });
    expect([led.statusCode, led.headers.location]).toEqual([303, "/sign-in?signIn=refused&code=AUTH-113"]);
    expect(led.cookies).toEqual([]);

    const declined = await signIn({ ...ADMIN, declines: true });
    expect(declined.json().detail).toBe("the identity provider refused (access_denied)");
    expect(declined.cookies).toEqual([]);
  });

  it("with a way back to another server", async () => {
    for (const way of ["https://evil.example", "//evil.example", "/\\evil.example", "/\tevil", "plans"]) {
      const answer = await begin(`?returnTo=${encodeURIComponent(way)}`);
      expect(refusalOf(answer)).toEqual({ status: 422, codes: ["HTTP-102"] });
    }
  });

  it("while the provider says another issuer, stands elsewhere, or is down", async () => {
    const beginAt = async (issuer: string) => {
      const settings = { baseUrl: "http://127.0.0.1:8080", secret: "another secret, also of tests only" };
      const { wallClock } = server.world;
      const auth = openAuth(server.pool, wallClock, { ...settings, provider: { issuer, ...CLIENT } });
      return (await auth.identityProvider?.begin("/"))?.state;
    };
    expect(await beginAt(provider.issuer)).toBe("begun");
    expect(await beginAt(provider.issuer.replace("127.0.0.1", "localhost"))).toBe("invalid");
    expect(await beginAt(`${provider.issuer}/nothing-here`)).toBe("unreachable");

    const begun = await begin();
    const back = await provider.visit(String(begun.headers.location), ADMIN);
    await provider.stop();
    const answer = await comeBack(back, cookiesOf(begun));
    expect(refusalOf(answer)).toEqual({ status: 503, codes: ["AUTH-112"] });
    expect(answer.headers["retry-after"]).toBe("5");
    expect(await beginAt(provider.issuer)).toBe("unreachable");
    // what the provider said of itself is asked for again once in an hour
    server.pass(60 * MINUTE);
    expect(refusalOf(await begin())).toEqual({ status: 503, codes: ["AUTH-112"] });
  });
});
