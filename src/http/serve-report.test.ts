import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningServer, serveReport } from "./serve-report.ts";

let folder: string;
let server: RunningServer;

beforeAll(async () => {
  const parent = await mkdtemp(join(tmpdir(), "wilayah-serve-"));
  await writeFile(join(parent, "secret.txt"), "secret");
  folder = join(parent, "out");
  await mkdir(join(folder, "input"), { recursive: true });
  await writeFile(join(folder, "report.html"), "<h1>Wilayah</h1>");
  await writeFile(join(folder, "alignment.csv"), "unit_code,territory_code\n");
  await symlink(join(parent, "secret.txt"), join(folder, "link.txt"));
  const outcome = await serveReport(folder, 0);
  if (!outcome.ok) throw new Error(outcome.problems[0].cause);
  server = outcome.value;
});

afterAll(async () => {
  await server.close();
  await rm(join(folder, ".."), { recursive: true });
});

/** fetch() tidies paths before sending them; a raw request does not. */
function rawStatus(path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request(server.url, { path }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on("error", reject)
      .end();
  });
}

describe("serving a report folder", () => {
  it("answers the front page with the report", async () => {
    const response = await fetch(server.url);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(await response.text()).toBe("<h1>Wilayah</h1>");
  });

  it("answers the files beside it with their type", async () => {
    const response = await fetch(`${server.url}alignment.csv?download`);
    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(await response.text()).toBe("unit_code,territory_code\n");
  });

  it("answers HEAD without a body", async () => {
    const response = await fetch(server.url, { method: "HEAD" });
    expect(response.headers.get("content-length")).toBe("16");
    expect(await response.text()).toBe("");
  });

  it("refuses to change anything", async () => {
    const response = await fetch(server.url, { method: "POST", body: "x" });
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("GET, HEAD");
  });

  it.each([
    "/../secret.txt",
    "/%2e%2e/secret.txt",
    "/..%2fsecret.txt",
    "/link.txt",
    "/input",
    "/missing",
    "/%00",
    "/%ZZ",
    "//etc/passwd",
  ])("answers 404 to %s", async (path) => {
    expect(await rawStatus(path)).toBe(404);
  });

  it("says that a port is in use, and what to do", async () => {
    const busy = await serveReport(folder, Number(new URL(server.url).port));
    expect(busy).toMatchObject({
      ok: false,
      problems: [{ code: "CLI-150", fix: expect.stringContaining("PORT") }],
    });
  });
});
