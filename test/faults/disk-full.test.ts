import { spawnSync } from "node:child_process";
import { appendFileSync, mkdirSync, rmSync, statfsSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { type Answer, asker, loginOf } from "./client.ts";
import { copyDemo, newFolder, openDatabase, readFrom } from "./data-folders.ts";
import { expectSound } from "./expect-sound.ts";
import { seeded } from "./how-much.ts";
import { cleanUp, runCommand, serve, stop } from "./run-command.ts";

/** More than the demo's data folder has, and room to write. */
const MEGABYTES = 256;
const MEGABYTE = 1024 * 1024;

const DISK = newFolder();
const FOLDER = join(DISK, "content", "data");
const isMounted =
  spawnSync("mount", ["-t", "tmpfs", "-o", `size=${MEGABYTES}m,mode=0755`, "tmpfs", DISK]).status === 0;
if (!isMounted) process.stderr.write("SKIPPED: a disk of its own needs root, who may mount one\n");
afterAll(() => {
  if (!isMounted) return;
  // its content goes with the mount
  cleanUp(FOLDER);
  spawnSync("umount", ["--lazy", DISK]);
  rmSync(DISK, { recursive: true, force: true });
});

const random = seeded(19);
const word = () => random.below(36 ** 6).toString(36);
/** About four megabytes that hardly shrink, however they are packed. */
const FILE = `code,name,lon,lat\n${Array.from({ length: 100_000 }, () => `${word()},${word()}${word()}${word()},106.8,-6.2\n`).join("")}`;

/** Leaves so many bytes free; gives back what it took with `rmSync`. */
function fillUp(file: string, leave: number): void {
  const { bavail, bsize } = statfsSync(DISK);
  const block = Buffer.alloc(MEGABYTE, 1);
  for (let rest = bavail * bsize - leave; rest > 0; rest -= MEGABYTE)
    appendFileSync(file, block.subarray(0, Math.min(rest, MEGABYTE)));
}

describe.skipIf(!isMounted && process.env.CI !== "true")("a disk that is full", () => {
  it("refuses what would be written (503), lets all be read, and what was acknowledged is there with room again", async () => {
    const source = copyDemo();
    mkdirSync(dirname(FOLDER));
    const { status } = spawnSync("cp", ["-a", source, FOLDER]);
    expect(status).toBe(0);
    cleanUp(source);
    const server = (await serve(FOLDER, null)) ?? expect.fail("it died");
    const { url } = server;
    const { email, password } = loginOf("sales-ops");
    const { cookie } =
      (await asker({})(url, "POST /v1/auth/sign-in", { body: { email, password } })) ??
      expect.fail("no answer");
    const ops = asker({ cookie });
    const upload = async (
      name: string,
    ): Promise<Pick<Answer<{ code?: string }>, "status"> & { code: string }> => {
      const answer = await fetch(`${url}/v1/imports?kind=accounts&name=${name}.csv`, {
        method: "POST",
        headers: { cookie, origin: url, "content-type": "text/csv" },
        body: FILE,
      });
      const body = (await answer.json()) as { readonly problems?: readonly { readonly code: string }[] };
      return { status: answer.status, code: body.problems?.[0].code ?? "" };
    };
    // one session from the start: a new one may have a file to write first
    const pool = openDatabase(FOLDER);
    const session = await pool.connect();
    const readImports = async () =>
      (await session.query<{ name: string }>("SELECT file_name AS name FROM imports ORDER BY 1")).rows.map(
        ({ name }) => name,
      );
    // which is so once the database has cleaned up its catalogue by itself
    await session.query("ALTER SYSTEM SET autovacuum TO off");
    await session.query("SELECT pg_reload_conf()");
    expect(await upload("before")).toEqual({ status: 201, code: "" });

    const ballast = join(dirname(FOLDER), "ballast");
    // a new segment of the log, for where that finds no room the database stops altogether
    await session.query("SELECT pg_switch_wal()");
    await session.query("CHECKPOINT");
    fillUp(ballast, MEGABYTE / 4);
    expect(await upload("during")).toEqual({ status: 503, code: "HTTP-156" });
    for (const asked of ["GET /v1/plans", "GET /v1/imports", "GET /v1/layers"]) {
      // the connection of an upload that is refused half-way is closed: whoever asks next may meet that
      const answer = (await ops(url, asked)) ?? (await ops(url, asked));
      expect([asked, answer?.status, server.child.exitCode]).toEqual([asked, 200, null]);
    }
    expect(await readImports()).toEqual(["before.csv"]);

    rmSync(ballast);
    expect(await upload("after")).toEqual({ status: 201, code: "" });
    expect(await readImports()).toEqual(["after.csv", "before.csv"]);
    session.release();
    await pool.end();
    await readFrom(FOLDER, (pool) => expectSound(pool));
    await stop(server);
    expect(await runCommand("audit", "verify", "--data", FOLDER)).toMatchObject({ status: "whole" });
  });
});
