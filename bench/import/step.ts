// One step of an import in a process of its own: the parent may kill it at a sign of its progress.
import { checkImport } from "../../src/app/imports/check-import.ts";
import { applyImport } from "../../src/app/imports/write-import.ts";
import { connect } from "../../src/store/connect.ts";
import { buildImportWorld } from "./build-import-world.ts";
import type { KilledStep } from "./kill-step.ts";

const { step, actor, importId, connection }: KilledStep = JSON.parse(process.argv[2]);
const pool = connect({ ...connection, max: 4 });
const run = step === "check" ? checkImport : applyImport;
const signal = new AbortController().signal;
const onProgress = (progress: object) => process.stdout.write(`${JSON.stringify(progress)}\n`);
await run(buildImportWorld(pool), actor, { importId, claimed: null, watch: { signal, onProgress } });
await pool.end();
