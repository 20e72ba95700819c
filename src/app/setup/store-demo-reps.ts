import type { ServerWorld } from "../ports/server-world.ts";
import type { Transaction } from "../ports/store.ts";
import type { DemoActors } from "./demo-logins.ts";
import type { DemoRepRow } from "./demo-study.ts";

const FULL_TIME_HOURS = 40;

const FIRST_NAMES =
  "Agus Budi Dewi Eko Fitri Gita Hadi Indah Joko Kartika Lukman Maya Nanda Oki Putri Rizky Sari Tono Umi Wahyu".split(
    " ",
  );
const LAST_NAMES =
  "Hidayat Santoso Kusuma Wibowo Nugroho Siregar Halim Rahman Gunawan Setiawan Maharani Simanjuntak Permata Utami Firmansyah Anggraini Hakim Suryadi Wijaya Purnama Nasution Ramadhan Yulianto Handayani Sitompul Mahendra Puspita Iskandar Lubis Harahap".split(
    " ",
  );

/** A name of its own for each of the first 600. */
const inventName = (index: number): string =>
  `${FIRST_NAMES[index % FIRST_NAMES.length]} ${LAST_NAMES[Math.floor(index / FIRST_NAMES.length + index) % LAST_NAMES.length]}`;

interface DemoReps {
  readonly actors: DemoActors;
  readonly reps: readonly DemoRepRow[];
}

/**
 * Two teams under one: the manager leads the western half of the reps, and the rep's login is the first of them. Gives
 * rep id by territory code.
 */
export async function storeDemoReps(
  { ids }: ServerWorld,
  tx: Transaction,
  { actors, reps }: DemoReps,
): Promise<ReadonlyMap<string, string>> {
  const sales = { id: ids.next(), name: "Penjualan", parentId: null, managerMemberId: null };
  const west = {
    id: ids.next(),
    name: "Tim Barat",
    parentId: sales.id,
    managerMemberId: actors.manager.memberId,
  };
  const east = { id: ids.next(), name: "Tim Timur", parentId: sales.id, managerMemberId: null };
  for (const team of [sales, west, east]) await tx.teams.create(team);
  const fromWest = [...reps].sort((a, b) => a.home.lon - b.home.lon || (a.code < b.code ? -1 : 1));
  const western = new Set(fromWest.slice(0, Math.ceil(reps.length / 2)));
  const own = reps.find((rep) => western.has(rep));
  const login = await tx.members.find(actors.rep.memberId);
  const repIds = new Map<string, string>();
  for (const [index, rep] of reps.entries()) {
    const id = ids.next();
    const isOwn = rep === own;
    await tx.reps.create(id, {
      code: rep.code,
      name: (isOwn ? login?.name : undefined) ?? inventName(index),
      memberId: isOwn ? actors.rep.memberId : null,
      teamId: western.has(rep) ? west.id : east.id,
      home: rep.home,
      hoursPerWeek: rep.hoursPerWeek,
      fullTimeShare: rep.hoursPerWeek / FULL_TIME_HOURS,
      startsOn: null,
      endsOn: null,
    });
    repIds.set(rep.territoryCode, id);
  }
  const detail = { teams: 3, reps: reps.length };
  await tx.audit.append({ action: "reps:edit", objectKind: "team", objectId: sales.id, detail });
  return repIds;
}
