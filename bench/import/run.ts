// How fast a file of sales comes in, what memory it takes, and how soon it stops when it is told to.
import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { checkImport } from "../../src/app/imports/check-import.ts";
import type { ImportWorld } from "../../src/app/imports/import-world.ts";
import { uploadImport } from "../../src/app/imports/upload-import.ts";
import { applyImport, undoImport } from "../../src/app/imports/write-import.ts";
import type { Actor } from "../../src/app/ports/actor.ts";
import { connect } from "../../src/store/connect.ts";
import { startEmbedded } from "../../src/store/embedded/start-embedded.ts";
import { migrate, readMigrations } from "../../src/store/migrate.ts";
import { describeCircumstances } from "../describe-machine.ts";
import { addNamed, NAMED } from "./add-named.ts";
import { buildImportWorld } from "./build-import-world.ts";
import { databaseCpuSeconds } from "./database-cpu.ts";
import { type KilledStep, killStep } from "./kill-step.ts";
import { salesFile } from "./sales-file.ts";

const { values } = parseArgs({
  options: {
    rows: { type: "string", default: "1000000" },
    seed: { type: "string", default: "1" },
    undo: { type: "boolean", default: false },
    kill: { type: "boolean", default: false },
  },
});
const rows = Number(values.rows);

const folder = mkdtempSync(join(tmpdir(), "wilayah-bench-"));
const started = await startEmbedded({ dataFolder: folder, log: () => {} });
if (!started.ok) throw new Error(JSON.stringify(started.problems));
const { connection } = started.value;
const pool = connect({ ...connection, max: 4 });
let peakBytes = 0;
const looking = setInterval(() => {
  peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
}, 50);
try {
  await migrate(pool, readMigrations(pathToFileURL("src/store/migrations/")));
  const actor = await addNamed(pool);
  const world = buildImportWorld(pool);
  const { machine, node, commit, date, command } = describeCircumstances(
    process.argv.slice(2),
    "npm run bench:import",
  );
  console.log(`${command}\n${machine}, Node ${node}, commit ${commit}, ${date}`);
  console.log(
    `load average ${loadavg()[0].toFixed(1)}; RSS before ${Math.round(process.memoryUsage.rss() / 1e6)} MB`,
  );
  console.log(
    `${rows} rows that name ${NAMED.accounts} accounts, ${NAMED.products} products and ${NAMED.reps} reps`,
  );
  await run(world, actor);
} finally {
  clearInterval(looking);
  await pool.end();
  await started.value.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function run(world: ImportWorld, actor: Actor): Promise<void> {
  const begun = performance.now();
  const importId = await timed("upload", async () => {
    const pieces = salesFile(rows, Number(values.seed));
    const asked = { kind: "sales", fileName: "sales.csv", pieces, maximumBytes: 2 ** 31, options: {} };
    const uploaded = await uploadImport(world, actor, asked);
    if (!uploaded.ok) throw new Error(JSON.stringify(uploaded.problems));
    return uploaded.value.id;
  });
  const step = (watch: { signal: AbortSignal; onProgress: () => void }) => ({
    importId,
    claimed: null,
    watch,
  });
  const unwatched = () => step({ signal: new AbortController().signal, onProgress: () => {} });
  const must = (end: { readonly kind: string }) => {
    if (end.kind !== "stored") throw new Error(JSON.stringify(end));
  };
  const killed = (name: "check" | "apply") =>
    values.kill ? killHalfway({ step: name, actor, importId, connection }) : Promise.resolve(0);
  const killedCheck = await killed("check");
  const cancelledCheck = await cancelled("check", (watch) => checkImport(world, actor, step(watch)));
  must(await timed("check", () => checkImport(world, actor, unwatched())));
  const killedApply = await killed("apply");
  const cancelledApply = await cancelled("apply", (watch) => applyImport(world, actor, step(watch)));
  must(await timed("apply", () => applyImport(world, actor, unwatched())));
  const besides = cancelledCheck + cancelledApply + killedCheck + killedApply;
  const seconds = (performance.now() - begun) / 1000 - besides;
  console.log(`end to end: ${seconds.toFixed(1)} s, ${Math.round(rows / seconds)} rows/s`);
  const { rows: stored } = await pool.query(
    "SELECT count(*)::int AS count, sum(amount) AS amount FROM sales",
  );
  console.log(`stored: ${stored[0].count} sales, ${stored[0].amount}`);
  if (values.undo) must(await timed("undo", () => undoImport(world, actor, unwatched())));
}

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  peakBytes = 0;
  const begun = performance.now();
  const worked = process.cpuUsage();
  const served = databaseCpuSeconds(folder);
  const done = await work();
  const seconds = (performance.now() - begun) / 1000;
  const { user, system } = process.cpuUsage(worked);
  const own = ((user + system) / 1e6).toFixed(1);
  const until = databaseCpuSeconds(folder);
  const others =
    served === null || until === null ? "" : `, ${(until - served).toFixed(1)} s of the database's`;
  const perSecond = Math.round(rows / seconds);
  console.log(
    `${what}: ${seconds.toFixed(1)} s, ${perSecond} rows/s, peak RSS ${Math.round(peakBytes / 1e6)} MB, ${own} s of its own CPU${others}`,
  );
  return done;
}

/** Kills the process of a step in its middle, and tells what is left of it. Gives the seconds of all of it. */
async function killHalfway(step: KilledStep): Promise<number> {
  const begun = performance.now();
  await killStep(step, rows);
  const { rows: left } = await pool.query(
    "SELECT state, (SELECT count(*)::int FROM sales) AS sales FROM imports WHERE id = $1",
    [step.importId],
  );
  console.log(
    `${step.step} killed half-way: the import is ${left[0].state}, ${left[0].sales} sales are there`,
  );
  return (performance.now() - begun) / 1000;
}

/** Stops a step after its tenth sign of progress, and tells how long it took to end. Gives the seconds of all of it. */
async function cancelled(
  what: string,
  work: (watch: { signal: AbortSignal; onProgress: () => void }) => Promise<{ readonly kind: string }>,
): Promise<number> {
  const begun = performance.now();
  const stop = new AbortController();
  let signs = 0;
  let asked = 0;
  const onProgress = () => {
    if (++signs !== 10) return;
    asked = performance.now();
    stop.abort("cancelled");
  };
  const end = await work({ signal: stop.signal, onProgress });
  const now = performance.now();
  if (asked > 0) console.log(`${what} cancelled: ${end.kind} after ${((now - asked) / 1000).toFixed(2)} s`);
  return (now - begun) / 1000;
}
