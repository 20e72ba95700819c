import type pg from "pg";
import type { WallClock } from "../app/ports/clock-and-ids.ts";
import type { Store } from "../app/ports/store.ts";
import { failure, type Outcome } from "../core/domain/problem.ts";
import { auditRows } from "./rows/audit.ts";
import { catalogueRows } from "./rows/catalogue.ts";
import { transactAs } from "./transact.ts";

/** The store on this pool. Wall time is what the audit log and recorded ranges are stamped with. */
export function openStore(pool: pg.Pool, clock: WallClock): Store {
  return {
    transact: async (actor, work) => {
      try {
        return await transactAs(pool, actor, async (db) => {
          const outcome = await work({
            audit: auditRows(db, actor, clock),
            catalogue: catalogueRows(db, actor),
          });
          if (!outcome.ok) throw new Refused(outcome);
          return outcome;
        });
      } catch (error) {
        if (error instanceof Refused) return error.outcome;
        const broken = constraintOf(error);
        if (broken) return broken;
        throw error;
      }
    },
  };
}

/** Carries a refusal out of the transaction, so that it is rolled back. */
class Refused extends Error {
  readonly outcome: Outcome<never>;
  constructor(outcome: Outcome<never>) {
    super("refused");
    this.outcome = outcome;
  }
}

/** PostgreSQL's SQLSTATE of broken constraints: unique, exclusion, foreign key, check. */
const CONSTRAINT_CAUSES: Readonly<Record<string, string>> = {
  "23505": "something with this name, code or key exists already",
  "23P01": "it overlaps with what holds at the same time",
  "23503": "it names something that does not exist or is still in use",
  "23514": "a value breaks a rule of the store",
};

function constraintOf(error: unknown): Outcome<never> | null {
  const source = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(source instanceof Error) || !("code" in source)) return null;
  const cause = CONSTRAINT_CAUSES[String(source.code)];
  if (cause === undefined) return null;
  const item = "constraint" in source ? String(source.constraint) : "constraint";
  return failure([
    {
      code: "APP-409",
      where: { file: "request", item },
      cause,
      fix: "change the request, or the other one first",
    },
  ]);
}
