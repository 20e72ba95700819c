import { afterAll, beforeAll, expect, it } from "vitest";
import { idOf } from "../../../test/build-organisation.ts";
import { buildReview, type Review, TODAY } from "../../../test/build-review.ts";
import { engine } from "../../../test/engine.ts";
import { unwatched, uploadAndCheck } from "../../../test/import-file.ts";
import { unwrap } from "../../../test/outcomes.ts";
import { success } from "../../core/domain/problem.ts";
import { act } from "../act.ts";
import { recordTable } from "../exports/record-table.ts";
import { addRating } from "../ratings/add-rating.ts";
import { changeRating } from "../ratings/change-rating.ts";
import type { ImportWorld } from "./import-world.ts";
import { applyImport, undoImport } from "./write-import.ts";

const NAME = "Judged";
let review: Review;
let world: ImportWorld;
const emails = new Map<string, string>();
beforeAll(async () => {
  review = await buildReview(NAME);
  world = { ...review.world, engine };
  for (const name of ["ops", "boss", "rep1"]) {
    const { rows } = await review.pool.query(
      "SELECT email FROM auth_users u JOIN members m ON m.user_id = u.id WHERE m.id = $1",
      [review.actor(name).memberId],
    );
    emails.set(name, rows[0].email.toLowerCase());
  }
}, 60_000);
afterAll(() => review.close());

const HEADER = "rep,rater,trait,score,note,rated on";
/** A file whose raters are members by their names here. */
const check = (...lines: readonly string[]) => {
  const named = lines.map((line) => line.replace(/@(\w+)/, (_, name) => emails.get(name) ?? ""));
  return uploadAndCheck(world, review.actor("ops"), {
    kind: "ratings",
    content: [HEADER, ...named, ""].join("\n"),
  });
};
const attempt = (importId: string) => ({ importId, claimed: null, watch: unwatched() });
const apply = (importId: string) => applyImport(world, review.actor("ops"), attempt(importId));
const undo = (importId: string) => undoImport(world, review.actor("ops"), attempt(importId));
const stored = async () =>
  (
    await review.pool.query(
      `SELECT r.code AS rep, m.name AS rater, x.trait, x.score, x.note, x.rated_on::text AS day, x.version,
         x.imported_by AS by FROM rep_ratings x JOIN reps r ON r.id = x.rep_id JOIN members m ON m.id = x.rater_member_id
       WHERE x.code IS NOT NULL ORDER BY x.code`,
    )
  ).rows;
const codesOf = (end: Awaited<ReturnType<typeof apply>>) =>
  end.kind === "refused" ? end.problems.map(({ code }) => code) : end.kind;
const boss = () => review.actor("boss");

it("brings what several said in their names, changes it, exports it as it came and takes it back", async () => {
  const first = await check(
    "R1,@boss,Semangat membantu,4,Called back,2026-11-03",
    `R1,@ops,helping,2,,2026-11-03`,
  );
  expect(first.problems).toEqual([]);
  expect(await apply(first.importId)).toEqual({ kind: "stored" });
  const by = review.actor("ops").memberId;
  const helping = { rep: "R1", trait: "helping", day: "2026-11-03", by, version: 1 };
  expect(await stored()).toEqual([
    expect.objectContaining({ ...helping, score: 4, note: "Called back" }),
    expect.objectContaining({ ...helping, score: 2, note: null }),
  ]);
  // the same key without a code of its own: the score is changed, and brought back
  const second = await check("R1,@boss,helping,5,Called back,2026-11-03", "R1,@ops,helping,2,,2026-11-03");
  expect(second.record.counts).toMatchObject({ changed: 1, unchanged: 1, new: 0 });
  expect(await apply(second.importId)).toEqual({ kind: "stored" });
  expect((await stored())[0]).toMatchObject({ score: 5, version: 2, by });
  const exported = await act(world, review.actor("ops"), "records:export", async (tx) => {
    const rows = [];
    for await (const page of recordTable(tx, "ratings").pages) rows.push(...page);
    return success(rows);
  });
  const line = ["R1", emails.get("boss"), "helping", 5, "Called back", "2026-11-03"];
  expect(unwrap(exported).map(([, ...cells]) => cells)).toContainEqual(line);
  expect(await undo(second.importId)).toEqual({ kind: "stored" });
  expect((await stored())[0]).toMatchObject({ score: 4 });
});

it("names every rating that nobody may give", async () => {
  await review.pool.query("UPDATE reps SET member_id = $1 WHERE id = $2", [
    review.actor("rep1").memberId,
    idOf(`${NAME}/R1`),
  ]);
  const given = { repId: idOf(`${NAME}/R2`), trait: "helping", score: 3, note: null } as const;
  unwrap(await addRating(review.world, review.actor("ops"), { ...given, ratedOn: TODAY }));
  const { problems, record } = await check(
    "R1,@rep1,helping,5,,2026-11-03",
    "R1,@boss,improvement,5,,2999-01-01",
    `R2,@ops,helping,5,,${TODAY}`,
    "R1,nobody@example.com,helping,5,,2026-11-03",
    "R1,@boss,charm,5,,2026-11-03",
    "R1,@boss,helping,6,,2026-11-04",
    "R3,@boss,improvement,2,,2026-11-05",
  );
  expect(problems.map(({ code, rowNumber, column }) => [rowNumber, code, column])).toEqual([
    [6, "IMP-305", "trait"],
    [7, "IMP-303", "score"],
    [5, "IMP-322", "rater"],
    [2, "IMP-329", "rater"],
    [3, "IMP-329", "rated on"],
    [4, "IMP-329", "rated on"],
  ]);
  expect(codesOf(await apply(record.id))).toEqual(["APP-409"]);
});

it("leaves alone what its rater has changed since, in apply and undo", async () => {
  const line = "R3,@boss,communication,2,,2026-11-05";
  const first = await check(line);
  expect(await apply(first.importId)).toEqual({ kind: "stored" });
  const { rows } = await review.pool.query("SELECT id FROM rep_ratings WHERE trait = 'communication'");
  const change = { ratingId: rows[0].id, version: 1, changes: { score: 3 } };
  const late = await check(line.replace(",2,", ",1,"));
  expect(late.problems).toEqual([]);
  expect(unwrap(await changeRating(review.world, boss(), change))).toMatchObject({ importedBy: null });
  expect(codesOf(await apply(late.importId))).toEqual(["IMP-330"]);
  expect(codesOf(await undo(first.importId))).toEqual(["IMP-331"]);
  expect((await check(line)).problems.map(({ code }) => code)).toEqual(["IMP-329"]);
});

it("is not brought back to a day on which another one was given since", async () => {
  const first = await check("R3,@boss,helping,2,,2026-11-05");
  expect(await apply(first.importId)).toEqual({ kind: "stored" });
  const { rows } = await review.pool.query("SELECT code FROM rep_ratings WHERE code LIKE 'R3%helping%'");
  const moved = await uploadAndCheck(world, review.actor("ops"), {
    kind: "ratings",
    content: `code,${HEADER}\n${rows[0].code},R3,${emails.get("boss")},helping,2,,2026-11-06\n`,
  });
  expect(await apply(moved.importId)).toEqual({ kind: "stored" });
  const given = { repId: idOf(`${NAME}/R3`), trait: "helping", score: 3, note: null } as const;
  unwrap(await addRating(review.world, boss(), { ...given, ratedOn: "2026-11-05" }));
  expect(codesOf(await undo(moved.importId))).toEqual(["IMP-331"]);
});

it("is for who runs imports: the database refuses a manager who speaks in another one's name", async () => {
  const speak = act(review.world, boss(), "ratings:edit", async (tx) => {
    const row = { id: idOf("forged"), repId: idOf(`${NAME}/R1`), trait: "helping", score: 1 } as const;
    const said = { raterMemberId: review.actor("ops").memberId, madeAt: new Date(0), version: 1 };
    await tx.ratings.insert({ ...row, ...said, note: null, ratedOn: TODAY, importedBy: boss().memberId });
    return success(null);
  });
  await expect(speak).rejects.toThrow();
});
