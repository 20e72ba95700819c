import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildReview, type Review } from "../../../test/build-review.ts";
import { unwrap } from "../../../test/outcomes.ts";
import { addDays } from "../../core/domain/add-days.ts";
import type { CivilDate } from "../../core/domain/civil-date.ts";
import { findVacancyActors } from "../../store/find-vacancy-actors.ts";
import { changeRep } from "../people/change-rep.ts";
import { endAssignment } from "../plans/end-assignment.ts";
import type { PlanWorld } from "../plans/plan-world.ts";
import { announceLeave } from "./announce-leave.ts";
import { cancelLeave } from "./cancel-leave.ts";
import { changeLeave } from "./change-leave.ts";
import { openDueVacancies } from "./open-due-vacancies.ts";

let review: Review;
let world: PlanWorld;
const D0 = "2026-11-21" as CivilDate;
const day = (n: number) => addDays(D0, n);

beforeAll(async () => {
  review = await buildReview("Vacancies");
  world = review.world;
});
afterAll(() => review.close());

const ops = (today: CivilDate = D0) => review.actor("ops", today);
const one = <T>(rows: readonly T[]): T => {
  if (rows.length !== 1) throw new Error(`got ${rows.length} rows, expected 1`);
  return rows[0];
};

/** Back to T1 of rep 1 and T2 of rep 2 without end, and nobody away. */
async function startOver(): Promise<void> {
  const { pool } = review;
  for (const table of ["rep_assignments", "vacancy_items", "vacancy_territories", "vacancies"]) {
    const ofPlan = table === "rep_assignments" ? `WHERE plan_id = '${review.holdingPlanId}'` : "";
    await pool.query(`DELETE FROM ${table} ${ofPlan}`);
  }
  await pool.query("DELETE FROM notifications");
  await pool.query("DELETE FROM reps WHERE code LIKE 'stand-in %'");
  await pool.query("UPDATE reps SET ends_on = NULL, version = version + 1");
  for (const n of [1, 2]) {
    await pool.query(
      "INSERT INTO rep_assignments SELECT org_id, $1, plan_id, id, $2, 'primary', '[2026-01-01,)', '[2026-01-01,)' FROM territories WHERE id = $3",
      [randomUUID(), await idOfRep(n), review.territory(`T${n}`, "holding")],
    );
  }
}

const idOfRep = async (n: number): Promise<string> =>
  one((await review.pool.query("SELECT id FROM reps WHERE code = $1", [`R${n}`])).rows).id;
const versionOf = async (table: "reps" | "vacancies", id: string): Promise<number> =>
  one((await review.pool.query(`SELECT version FROM ${table} WHERE id = $1`, [id])).rows).version;

async function setEnd(n: number, endsOn: CivilDate | null, today = D0) {
  const repId = await idOfRep(n);
  const version = await versionOf("reps", repId);
  unwrap(
    await changeRep(world, ops(today), {
      repId,
      version,
      change: { endsOn },
    }),
  );
}

interface OwnerRow {
  readonly code: string;
  readonly rep: string;
  readonly role: string;
  readonly from: string;
  readonly to: string | null;
}

/** Who owns what when, as known now, of the plan that holds. */
async function owners(): Promise<readonly OwnerRow[]> {
  const { rows } = await review.pool.query<OwnerRow>(
    `SELECT t.code, CASE WHEN r.code LIKE 'stand-in %' THEN r.name ELSE r.code END AS rep, ra.role,
       lower(ra.valid)::text AS from, upper(ra.valid)::text AS to
     FROM rep_assignments ra JOIN reps r ON r.org_id = ra.org_id AND r.id = ra.rep_id
     JOIN territories t ON t.org_id = ra.org_id AND t.id = ra.territory_id
     WHERE ra.plan_id = $1 AND upper_inf(ra.recorded) AND ra.role <> 'support' ORDER BY t.code, lower(ra.valid)`,
    [review.holdingPlanId],
  );
  return rows;
}
/** As "R1 primary 2026-01-01", by first date. */
const linesOf = async (code: string) =>
  (await owners())
    .filter((row) => row.code === code)
    .map(({ rep, role, from, to }) => `${rep} ${role} ${from}${to === null ? "" : ` to ${to}`}`);
const cases = async () =>
  (
    await review.pool.query(
      `SELECT r.code AS rep, v.cause, v.state FROM vacancies v JOIN reps r ON r.id = v.rep_id ORDER BY v.starts_on, v.created_at`,
    )
  ).rows.map(({ rep, cause, state }) => `${rep} ${cause} ${state}`);

describe("a rep who leaves", () => {
  it("is followed the same day, in the transaction that sets a date that has come", async () => {
    await startOver();
    await setEnd(1, D0);
    const [first, second] = await linesOf("T1");
    expect(first).toBe(`R1 primary 2026-01-01 to ${D0}`);
    // R2 has T2 already and R3 nothing: the head-room tells
    expect(second).toBe(`R3 interim ${D0}`);
    expect(await cases()).toEqual(["R1 departure open"]);
    const { rows } = await review.pool.query(
      "SELECT m.name FROM notifications n JOIN members m ON m.id = n.member_id WHERE n.kind = 'vacancy-opened' ORDER BY 1",
    );
    expect(rows.map(({ name }) => name)).toEqual(["admin", "boss", "ops", "ops2", "rep1", "rep3"]);
    const items = (await review.pool.query("SELECT key, due_on::text FROM vacancy_items ORDER BY position"))
      .rows;
    // 2026-11-21 is a Saturday
    expect(items.at(0)).toEqual({ key: "accounts-gone-through", due_on: "2026-11-24" });
    expect(items.at(-1)).toEqual({ key: "access-taken-back", due_on: "2026-11-23" });
  });

  it("keeps everything until the date comes, and gets it back who stays after all", async () => {
    await startOver();
    await setEnd(1, day(5));
    expect(await cases()).toEqual(["R1 departure planned"]);
    unwrap(await openDueVacancies(world, ops(day(4))));
    expect(await linesOf("T1")).toEqual(["R1 primary 2026-01-01"]);
    unwrap(await openDueVacancies(world, ops(day(5))));
    unwrap(await openDueVacancies(world, ops(day(5))));
    expect(await linesOf("T1")).toEqual([`R1 primary 2026-01-01 to ${day(5)}`, `R3 interim ${day(5)}`]);
    await setEnd(1, null, day(7));
    expect((await linesOf("T1")).slice(1)).toEqual([
      `R3 interim ${day(5)} to ${day(7)}`,
      `R1 primary ${day(7)}`,
    ]);
    expect(await cases()).toEqual(["R1 departure returned"]);
  });

  it("is followed by another one when who stands in leaves too, at last by the manager and by operations", async () => {
    await startOver();
    await setEnd(1, D0);
    await setEnd(3, day(1), day(1));
    await setEnd(2, day(2), day(2));
    expect((await linesOf("T1")).map((line) => line.split(" ")[0])).toEqual(["R1", "R3", "R2", "boss"]);
    expect((await linesOf("T2")).map((line) => line.split(" ")[0])).toEqual(["R2", "boss"]);
    await review.pool.query("UPDATE members SET is_active = false WHERE name = 'boss'");
    await review.pool.query("UPDATE reps SET ends_on = $1 WHERE name = 'boss'", [day(3)]);
    unwrap(await openDueVacancies(world, ops(day(3))));
    await review.pool.query("UPDATE members SET is_active = true WHERE name = 'boss'");
    expect((await linesOf("T1")).at(-1)).toBe(`ops interim ${day(3)}`);
  });
});

describe("the server", () => {
  it("acts for an organisation as long as something is due there, in the name of an admin", async () => {
    await startOver();
    await setEnd(1, day(3));
    // midnight of Jakarta is 17:00 UTC of the day before
    const at = (instant: string) => findVacancyActors(review.pool, { now: () => new Date(instant) });
    expect(await at(`${day(2)}T16:59:59Z`)).toEqual([]);
    const [actor, ...more] = await at(`${day(2)}T17:00:00Z`);
    expect([actor, more]).toMatchObject([{ memberId: review.actor("admin").memberId, today: day(3) }, []]);
    expect(unwrap(await openDueVacancies(world, actor)).opened).toHaveLength(1);
    expect(await at(`${day(2)}T17:00:30Z`)).toEqual([]);
  });

  it("opens a case once, however many servers try at the same time", async () => {
    await startOver();
    await setEnd(1, day(3));
    const tries = await Promise.all([1, 2, 3].map(() => openDueVacancies(world, ops(day(3)))));
    expect(tries.flatMap((each) => unwrap(each).opened)).toHaveLength(1);
    expect(await linesOf("T1")).toEqual([`R1 primary 2026-01-01 to ${day(3)}`, `R3 interim ${day(3)}`]);
  });
});

describe("a leave", () => {
  const leave = async (n: number, from: number, to: number, deputy: number | null = null, today = D0) =>
    announceLeave(world, ops(today), {
      repId: await idOfRep(n),
      startsOn: day(from),
      endsOn: day(to),
      deputyRepId: deputy === null ? null : await idOfRep(deputy),
    });

  it("goes to the deputy, and returns by itself on its last day", async () => {
    await startOver();
    unwrap(await leave(1, 0, 10, 2));
    expect(await linesOf("T1")).toEqual([
      `R1 primary 2026-01-01 to ${D0}`,
      `R2 interim ${D0} to ${day(10)}`,
      `R1 primary ${day(10)}`,
    ]);
    expect(unwrap(await openDueVacancies(world, ops(day(10)))).returned).toHaveLength(1);
    expect(await cases()).toEqual(["R1 leave returned"]);
  });

  it("ends earlier, lasts longer, or is called off, and everything follows", async () => {
    await startOver();
    const { id } = unwrap(await leave(1, 0, 10, 3));
    const change = async (endsOn: CivilDate, today: CivilDate) =>
      changeLeave(world, ops(today), { vacancyId: id, version: await versionOf("vacancies", id), endsOn });
    unwrap(await change(day(14), day(1)));
    expect((await linesOf("T1")).slice(1).map((line) => line.split(" ")[0])).toEqual(["R3", "R3", "R1"]);
    unwrap(await change(day(4), day(2)));
    expect((await linesOf("T1"))[1]).toBe(`R3 interim ${D0} to ${day(4)}`);
    const request = { vacancyId: id, version: await versionOf("vacancies", id) };
    unwrap(await cancelLeave(world, ops(day(3)), request));
    expect((await linesOf("T1"))[1]).toBe(`R3 interim ${D0} to ${day(3)}`);
    expect(await cases()).toEqual(["R1 leave cancelled"]);
  });

  it("becomes a vacancy where the rep's last day comes meanwhile", async () => {
    await startOver();
    unwrap(await leave(1, 0, 10, 2));
    await setEnd(1, day(5));
    unwrap(await openDueVacancies(world, ops(day(5))));
    expect(await cases()).toEqual(["R1 leave closed", "R1 departure open"]);
    expect((await linesOf("T1")).map((line) => line.split(" ").slice(0, 2).join(" "))).toEqual([
      "R1 primary",
      "R2 interim",
      "R2 interim",
    ]);
  });
});

describe("whatever happens", () => {
  const rep = fc.integer({ min: 1, max: 3 });
  const command = fc.oneof(
    fc.record({
      kind: fc.constant("leave" as const),
      rep,
      from: fc.integer({ min: 0, max: 6 }),
      days: fc.integer({ min: 1, max: 9 }),
    }),
    fc.record({ kind: fc.constant("end" as const), rep, on: fc.option(fc.integer({ min: -2, max: 8 })) }),
    fc.record({ kind: fc.constant("change" as const), pick: fc.nat(), days: fc.integer({ min: 0, max: 9 }) }),
    fc.record({ kind: fc.constant("cancel" as const), pick: fc.nat() }),
    fc.record({
      kind: fc.constant("end assignment" as const),
      pick: fc.nat(),
      on: fc.integer({ min: -3, max: 4 }),
    }),
    fc.record({ kind: fc.constant("pass" as const), days: fc.integer({ min: 1, max: 4 }) }),
  );
  type Command = typeof command extends fc.Arbitrary<infer C> ? C : never;

  /** What is refused is refused: only what holds afterwards counts. */
  async function obey(each: Command, today: CivilDate): Promise<void> {
    if (each.kind === "leave") {
      const period = { startsOn: addDays(today, each.from), endsOn: addDays(today, each.from + each.days) };
      await announceLeave(world, ops(today), {
        repId: await idOfRep(each.rep),
        ...period,
        deputyRepId: null,
      });
    } else if (each.kind === "end") {
      await setEnd(each.rep, each.on === null ? null : addDays(today, each.on), today);
    } else if (each.kind === "end assignment") {
      const { rows } = await review.pool.query(
        "SELECT id FROM rep_assignments WHERE plan_id = $1 AND upper_inf(recorded) ORDER BY lower(valid), rep_id",
        [review.holdingPlanId],
      );
      const { id } = rows[each.pick % rows.length];
      await endAssignment(world, ops(today), {
        planId: review.holdingPlanId,
        assignmentId: id,
        on: addDays(today, each.on),
      });
    } else if (each.kind !== "pass") {
      const { rows } = await review.pool.query(
        "SELECT id, version FROM vacancies WHERE cause = 'leave' AND state IN ('planned', 'open') ORDER BY starts_on, rep_id",
      );
      if (rows.length === 0) return;
      const { id, version } = rows[each.pick % rows.length];
      if (each.kind === "cancel") await cancelLeave(world, ops(today), { vacancyId: id, version });
      else
        await changeLeave(world, ops(today), { vacancyId: id, version, endsOn: addDays(today, each.days) });
    }
  }

  /** Territories with no owner today or later, or with two at any date; and owners who are away today. */
  async function findOrphans(today: CivilDate, mayLapse: boolean): Promise<readonly string[]> {
    const rows = await owners();
    const { rows: away } = await review.pool.query<{ code: string }>(
      `SELECT code FROM reps r WHERE ends_on <= $1 OR EXISTS (SELECT FROM vacancies v WHERE v.rep_id = r.id
         AND v.cause = 'leave' AND v.state IN ('planned', 'open') AND v.starts_on <= $1 AND v.ends_on > $1)`,
      [today],
    );
    const absent = new Set(away.map(({ code }) => code));
    const found: string[] = [];
    for (const code of ["T1", "T2"]) {
      for (let n = 0; n < 60; n++) {
        const date = day(n);
        const own = rows.filter(
          (row) => row.code === code && row.from <= date && (row.to === null || date < row.to),
        );
        // what was ended, or never began, is covered on its day
        const isOrphan = own.length === 0 && (date === today || (date > today && !mayLapse));
        if (own.length > 1 || isOrphan) found.push(`${code} has ${own.length} owners on ${date}`);
        if (date === today && own.some((row) => absent.has(row.rep))) {
          found.push(`${code} is of ${own[0].rep}, who is away`);
        }
      }
    }
    return found;
  }

  it("no territory is ever without an owner, none has two, and nobody who is away owns one", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 3, maxLength: 12 }), async (commands) => {
        await startOver();
        let today = D0;
        let mayLapse = false;
        const rest = Array.from({ length: 6 }, () => ({ kind: "pass" as const, days: 1 }));
        for (const each of [...commands, ...rest]) {
          mayLapse ||= each.kind === "end assignment";
          if (each.kind === "pass") {
            today = addDays(today, each.days);
            unwrap(await openDueVacancies(world, ops(today)));
          } else await obey(each, today);
          expect(await findOrphans(today, mayLapse)).toEqual([]);
        }
      }),
      { numRuns: Number(process.env.VACANCY_RUNS ?? 8), seed: 7 },
    );
  }, 120_000);
});
