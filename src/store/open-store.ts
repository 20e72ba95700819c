import type pg from "pg";
import type { Actor } from "../app/ports/actor.ts";
import type { WallClock } from "../app/ports/clock-and-ids.ts";
import type { Store, Transaction } from "../app/ports/store.ts";
import type { Failure } from "../core/domain/problem.ts";
import { constraintOf } from "./constraint-of.ts";
import { accountRows } from "./rows/accounts.ts";
import { activityRows } from "./rows/activities.ts";
import { alignmentRows } from "./rows/alignment.ts";
import { apiKeyRows } from "./rows/api-keys.ts";
import { assignmentRows } from "./rows/assignments.ts";
import { auditRows } from "./rows/audit.ts";
import { catalogueRows } from "./rows/catalogue.ts";
import { challengeRows } from "./rows/challenges.ts";
import { commentRows } from "./rows/comments.ts";
import { effectRows } from "./rows/effects.ts";
import { exportRows } from "./rows/exports.ts";
import { factRows } from "./rows/facts.ts";
import { goalRows } from "./rows/goals.ts";
import { handoverRows } from "./rows/handovers.ts";
import { importRows } from "./rows/imports.ts";
import { jobRows } from "./rows/jobs.ts";
import { layerRows } from "./rows/layers.ts";
import { leadRows } from "./rows/leads.ts";
import { mapRows } from "./rows/maps.ts";
import { matchingRows } from "./rows/matching.ts";
import { memberRows } from "./rows/members.ts";
import { notificationRows } from "./rows/notifications.ts";
import { opportunityRows } from "./rows/opportunities.ts";
import { organisationRows } from "./rows/organisation.ts";
import { ownerRows } from "./rows/owners.ts";
import { placeRows } from "./rows/places.ts";
import { planRows } from "./rows/plans.ts";
import { presenceRows } from "./rows/presence.ts";
import { productRows } from "./rows/products.ts";
import { ratingRows } from "./rows/ratings.ts";
import { repRows } from "./rows/reps.ts";
import { ruleRows } from "./rows/rules.ts";
import { costRows, saleRows } from "./rows/sales.ts";
import { shapeRows } from "./rows/shapes.ts";
import { snapshotRows } from "./rows/snapshots.ts";
import { successorRows } from "./rows/successors.ts";
import { swotRows } from "./rows/swot.ts";
import { teamRows } from "./rows/teams.ts";
import { territoryRows } from "./rows/territories.ts";
import { territoryItemRows } from "./rows/territory-items.ts";
import { unitLockRows } from "./rows/unit-locks.ts";
import { vacancyRows } from "./rows/vacancies.ts";
import { webhookRows } from "./rows/webhooks.ts";
import { type Database, DEFAULT_LIMITS, type TransactionLimits, transactAs } from "./transact.ts";

/** The store on this pool. Wall time is what the audit log and recorded ranges are stamped with. */
export function openStore(
  pool: pg.Pool,
  clock: WallClock,
  limits: TransactionLimits = DEFAULT_LIMITS,
): Store {
  return {
    transact: async (actor, work) => {
      try {
        return await transactAs({ pool, limits }, actor, async (db, name) => {
          const outcome = await work(namedByAudit(transactionOf(db, actor, clock), name));
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

const transactionOf = (db: Database, actor: Actor, clock: WallClock): Transaction => ({
  accounts: accountRows(db, actor),
  activities: activityRows(db, actor),
  alignment: alignmentRows(db, actor),
  apiKeys: apiKeyRows(db, actor),
  assignments: assignmentRows(db, actor),
  audit: auditRows(db, actor, clock),
  catalogue: catalogueRows(db, actor),
  challenges: challengeRows(db, actor),
  comments: commentRows(db, actor),
  costs: costRows(db, actor),
  effects: effectRows(db, actor),
  facts: factRows(db, actor),
  goals: goalRows(db, actor),
  swot: swotRows(db, actor),
  exports: exportRows(db, actor),
  handovers: handoverRows(db, actor),
  imports: importRows(db, actor),
  jobs: jobRows(db, actor),
  layers: layerRows(db, actor),
  leads: leadRows(db, actor),
  maps: mapRows(db, actor),
  matching: matchingRows(db, actor),
  members: memberRows(db, actor, clock),
  notifications: notificationRows(db, actor),
  opportunities: opportunityRows(db, actor),
  organisation: organisationRows(db, actor),
  owners: ownerRows(db, actor),
  places: placeRows(db, actor),
  plans: planRows(db, actor, clock),
  presence: presenceRows(db, actor),
  products: productRows(db, actor),
  ratings: ratingRows(db, actor),
  reps: repRows(db, actor),
  rules: ruleRows(db, actor),
  sales: saleRows(db, actor),
  shapes: shapeRows(db, actor),
  successors: successorRows(db, actor),
  snapshots: snapshotRows(db, actor),
  teams: teamRows(db, actor),
  territories: territoryRows(db, actor),
  territoryItems: territoryItemRows(db, actor),
  unitLocks: unitLockRows(db, actor),
  vacancies: vacancyRows(db, actor),
  webhooks: webhookRows(db, actor),
});

/** Every writing use case tells the audit log what it does: the last of it is its name. */
const namedByAudit = (tx: Transaction, name: (step: string) => void): Transaction => ({
  ...tx,
  audit: {
    ...tx.audit,
    append: (entry) => {
      name(entry.action);
      return tx.audit.append(entry);
    },
  },
});

/** Carries a refusal out of the transaction, so that it is rolled back. */
class Refused extends Error {
  readonly outcome: Failure;
  constructor(outcome: Failure) {
    super("refused");
    this.outcome = outcome;
  }
}
