import { failure, type Outcome, type Problem, success } from "../../core/domain/problem.ts";
import type { DemoLogin } from "../ports/demo-login.ts";
import type { OpenedStore } from "../ports/server-world.ts";
import type { DemoScale, World } from "../ports.ts";
import { createDemoMembers, inventDemoLogins } from "./demo-logins.ts";
import { readDemoStudy } from "./demo-study.ts";
import { designDemo } from "./design-demo.ts";
import { refuseInterrupted } from "./refuse-interrupted.ts";
import { storeDemoHistory } from "./store-demo-history.ts";
import { storeDemoMarket } from "./store-demo-market.ts";

const STATE_FILE = "demo.json";

export interface DemoRequest {
  /** Null: the demo that is there, or a small one. */
  readonly scale: DemoScale | null;
  readonly seed: number;
  /** Told in a few words what is going on. */
  readonly log: (line: string) => void;
  readonly signal: AbortSignal;
}

/** What is kept beside the database: the logins have to be shown again, and a run that was cut off goes on. */
interface DemoState {
  readonly scale: DemoScale;
  readonly seed: number;
  readonly logins: readonly DemoLogin[];
  readonly isComplete: boolean;
}

/**
 * Fills an empty store with the demo's organisation: members, teams, reps, layer, accounts, the plan in force, 24
 * months of business and a designed draft. Goes on where a run was cut off; does nothing where the demo stands. Gives
 * its logins. The same scale, seed and day give the same rows apart from ids and instants.
 *
 * Problems: SET-110 the store holds an organisation that is not the demo; SET-111 a demo of another scale stands;
 * SET-112 it was stopped between two steps or within the long ones.
 */
export async function fillDemo(
  world: World,
  store: OpenedStore,
  request: DemoRequest,
): Promise<Outcome<readonly DemoLogin[]>> {
  const found = await readState(store, request);
  if (!found.ok) return found;
  const state = found.value;
  if (state.isComplete) return success(state.logins);
  await writeState(store, state);
  const { log, signal } = request;
  log(`filling the demo (${state.scale}): first start`);
  const actors = await createDemoMembers(store.world, state.logins);
  if (!actors.ok) return actors;
  const demo = await readDemoStudy(world, state);
  if (!demo.ok) return demo;
  const { layer, accounts } = demo.value.study;
  log(`storing ${layer.codes.length} units and ${accounts?.length ?? 0} accounts`);
  const early = refuseInterrupted(signal);
  if (early) return early;
  const source = await storeDemoMarket(store.world, actors.value, demo.value);
  if (!source.ok) return source;
  const { value: study } = demo;
  const { "sales-ops": actor } = actors.value;
  log("storing 24 months of business, which at a large scale takes minutes");
  const { seed } = state;
  const history = await storeDemoHistory(world, store.world, { actor, demo: study, seed, signal });
  if (!history.ok) return history;
  await store.updateStatistics();
  log("designing the demo");
  const designed = await designDemo(world, store.world, {
    actor: actors.value["sales-ops"],
    source: source.value,
    demo: demo.value,
    signal,
  });
  if (!designed.ok) return designed;
  await writeState(store, { ...state, isComplete: true });
  return success(state.logins);
}

/** Whether a demo was begun here and cut off before it was whole. */
export async function isDemoUnfinished({ files }: Pick<OpenedStore, "files">): Promise<boolean> {
  const text = await files.read(STATE_FILE);
  return text !== null && !(JSON.parse(text) as DemoState).isComplete;
}

async function readState(store: OpenedStore, { scale, seed }: DemoRequest): Promise<Outcome<DemoState>> {
  const text = await store.files.read(STATE_FILE);
  const kept = text === null ? null : (JSON.parse(text) as DemoState);
  const isFilled = await store.world.installation.hasOrganisation();
  const admin = kept?.logins.find(({ role }) => role === "admin");
  if (isFilled && (!admin || (await store.world.findActor(admin.email)) === null)) {
    return failure([notTheDemo(store.dataFolder)]);
  }
  if (kept === null) {
    const logins = inventDemoLogins(store.world);
    return success({ scale: scale ?? "small", seed, logins, isComplete: false });
  }
  if (scale !== null && scale !== kept.scale) return failure([otherScale(store.dataFolder, kept.scale)]);
  // a database that was replaced by an empty one is filled again
  return success({ ...kept, isComplete: kept.isComplete && isFilled });
}

const writeState = (store: OpenedStore, state: DemoState) =>
  store.files.write(STATE_FILE, `${JSON.stringify(state, null, 2)}\n`);

const notTheDemo = (file: string): Problem => ({
  code: "SET-110",
  where: { file },
  cause: "the store holds an organisation that is not the demo's",
  fix: "leave out --demo, or choose an empty folder with --data",
});

const otherScale = (file: string, scale: DemoScale): Problem => ({
  code: "SET-111",
  where: { file },
  cause: `the store holds the demo at scale ${scale}`,
  fix: `use --scale ${scale}, or choose an empty folder with --data`,
});
