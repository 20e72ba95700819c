import { readFileSync } from "node:fs";
import { type ClientRequest, request } from "node:http";
import { connect, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, expect, it } from "vitest";
import { asker, loginOf } from "./client.ts";
import { copyDemo, readFrom } from "./data-folders.ts";
import { expectSound } from "./expect-sound.ts";
import { cleanUp, type Serving, serve, stop } from "./run-command.ts";

const FOLDER = copyDemo();
afterAll(() => cleanUp(FOLDER));

const PATIENCE_MILLISECONDS = 60_000;
const MEGABYTE = 1_000_000;

/** Asks the database until a query has this one answer. */
async function until(statement: string, expected: object): Promise<void> {
  const deadline = performance.now() + PATIENCE_MILLISECONDS;
  for (;;) {
    const rows = await readFrom(FOLDER, async (pool) => (await pool.query(statement)).rows);
    if (JSON.stringify(rows) === JSON.stringify([expected])) return;
    if (performance.now() > deadline) expect(rows).toEqual([expected]);
    await wait(100);
  }
}

/** The session of an operator, as a Cookie header. */
async function signInAsOps({ url }: Serving): Promise<string> {
  const { email, password } = loginOf("sales-ops");
  const signedIn = await asker({})(url, "POST /v1/auth/sign-in", { body: { email, password } });
  return signedIn?.cookie ?? expect.fail("not signed in");
}

/** Statuses that a server answers on one connection, once it has hung up: `write` sends what is no clean request. */
function statusesOf({ url }: Serving, write: (socket: Socket) => void): Promise<readonly number[]> {
  const { hostname, port } = new URL(url);
  return new Promise((hungUp) => {
    let said = "";
    const socket = connect(Number(port), hostname, () => write(socket));
    socket.on("data", (chunk) => {
      said += chunk;
    });
    // it may hang up while we still write
    socket.on("error", () => {});
    socket.on("close", () => {
      hungUp([...said.matchAll(/HTTP\/1\.1 (\d+) /g)].map(([, status]) => Number(status)));
    });
  });
}

/** Writes a piece again and again until the other side hangs up. */
function drip(socket: Socket, piece: string): void {
  const timer = setInterval(() => socket.write(piece), 250);
  socket.on("close", () => clearInterval(timer));
}

/** Resident memory of a process, in bytes. */
const readMemory = ({ child }: Serving) =>
  1024 * Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1]);

/** Uploads that are cut off while their memory is watched, and the share of what they sent that may stay. */
const CUT_UPLOADS = 60;
const KEPT_SHARE = 0.5;

it("uploads that lie about their length, come drop by drop or break off many times leave nothing, in memory neither", async () => {
  const server = (await serve(FOLDER, null)) ?? expect.fail("it died");
  const cookie = await signInAsOps(server);
  const head = (length: string) =>
    [
      "POST /v1/imports?kind=accounts&name=odd.csv HTTP/1.1",
      `Host: ${new URL(server.url).host}`,
      `Cookie: ${cookie}`,
      `Origin: ${server.url}`,
      "Content-Type: text/csv",
      length,
      "\r\n",
    ].join("\r\n");
  const line = "code,name,lon,lat\n";
  // ended by the server's own limit for a whole request: half a minute, looked at every half a minute
  const slow = Promise.all([
    statusesOf(server, (socket) => {
      socket.write("GET /v1/plans HTTP/1.1\r\nX-Slow: ");
      drip(socket, "a");
    }),
    statusesOf(server, (socket) => {
      socket.write(head(`Content-Length: ${MEGABYTE}`));
      drip(socket, line);
    }),
  ]);
  const longer = await statusesOf(server, (socket) => {
    socket.end(head(`Content-Length: ${MEGABYTE}`) + line);
  });
  const both = await statusesOf(server, (socket) => {
    socket.write(`${head("Content-Length: 5\r\nTransfer-Encoding: chunked")}0\r\n\r\n`);
  });
  const brokenChunk = await statusesOf(server, (socket) => {
    socket.write(`${head("Transfer-Encoding: chunked")}5\r\ncode,\r\nzz\r\n`);
  });
  const shorter = await statusesOf(server, (socket) => {
    socket.write(head(`Content-Length: ${line.length}`) + line + line);
  });
  expect({ longer, both, brokenChunk, shorter }).toEqual({
    longer: [400],
    both: [400],
    brokenChunk: [400],
    shorter: [400],
  });

  const cutOff = () =>
    new Promise<void>((done) => {
      const upload = request(`${server.url}/v1/imports?kind=accounts&name=cut.csv`, {
        method: "POST",
        headers: {
          cookie,
          origin: server.url,
          "content-type": "text/csv",
          "content-length": 5 * MEGABYTE,
        },
      });
      upload.on("error", () => {});
      upload.on("close", done);
      upload.write(line.repeat((4 * MEGABYTE) / line.length), () => upload.destroy());
    });
  for (let times = 0; times < CUT_UPLOADS / 6; times++) await cutOff();
  const before = readMemory(server);
  for (let times = 0; times < CUT_UPLOADS; times++) await cutOff();
  const grown = readMemory(server) - before;
  expect(grown).toBeLessThan(KEPT_SHARE * CUT_UPLOADS * 4 * MEGABYTE);

  const [slowHead, slowBody] = await slow;
  expect(slowHead).toEqual([400]);
  // who waits for the rest of it may give up (503) before the server does (400)
  expect([[400], [503]]).toContainEqual(slowBody);
  await until("SELECT count(*)::int AS imports FROM imports", { imports: 0 });
  expect((await asker({})(server.url, "GET /readyz"))?.status).toBe(200);
  await readFrom(FOLDER, (pool) => expectSound(pool));
  // which waits for what still reads
  await stop(server);
});

it("uploads that break off leave nothing, and a server that is told to stop ends well with requests and jobs open", async () => {
  const server = (await serve(FOLDER, null)) ?? expect.fail("it died");
  const cookie = await signInAsOps(server);
  const ops = asker({ cookie });

  /** An upload of a file of so many bytes, of which so many are sent. */
  const begin = (declared: number, sent: number): ClientRequest => {
    const upload = request(`${server.url}/v1/imports?kind=accounts&name=cut.csv`, {
      method: "POST",
      headers: { cookie, origin: server.url, "content-type": "text/csv", "content-length": declared },
    });
    upload.on("error", () => {});
    const lines = "code,name,lon,lat\n".padEnd(sent, "K1,Toko,106.8,-6.2\n");
    upload.write(lines.slice(0, sent));
    return upload;
  };
  for (let sent = 0; sent <= 4; sent++) {
    const upload = begin(5 * MEGABYTE, sent * MEGABYTE);
    await wait(100);
    upload.destroy();
  }
  await until("SELECT count(*)::int AS imports FROM imports", { imports: 0 });
  await until("SELECT count(*)::int AS open FROM pg_stat_activity WHERE state LIKE 'idle in transaction%'", {
    open: 0,
  });
  expect((await asker({})(server.url, "GET /readyz"))?.status).toBe(200);

  const plans = await ops<{ items: readonly { id: string; state: string }[] }>(server.url, "GET /v1/plans");
  const planId = plans?.body.items.find(({ state }) => state === "active")?.id ?? expect.fail("no plan");
  const wishes = { balance: [{ measure: "workload", tolerance: 0.5 }], timeSeconds: 600 };
  const asked = await ops(server.url, `POST /v1/plans/${planId}/designs`, { body: { name: "Long", wishes } });
  expect([asked?.status, asked?.status === 202 ? null : asked?.body]).toEqual([202, null]);
  const JOB = "SELECT state FROM jobs WHERE kind = 'design'";
  await until(JOB, { state: "running" });
  // one that never sends its end
  const hanging = begin(5 * MEGABYTE, MEGABYTE);
  await wait(200);
  await stop(server);
  hanging.destroy();

  const again = (await serve(FOLDER, null)) ?? expect.fail("it died");
  await readFrom(FOLDER, (pool) => expectSound(pool));
  await until("SELECT count(*)::int AS imports FROM imports", { imports: 0 });
  // given back, and taken up again
  await until(JOB, { state: "running" });
  await stop(again);
});
