import type { Outcome } from "../../core/domain/problem.ts";
import type { Actor } from "./actor.ts";
import type { AccountRows } from "./rows/accounts.ts";
import type { ActivityRows } from "./rows/activities.ts";
import type { AlignmentRows } from "./rows/alignment.ts";
import type { ApiKeyRows } from "./rows/api-keys.ts";
import type { AssignmentRows } from "./rows/assignments.ts";
import type { AuditRows } from "./rows/audit.ts";
import type { CatalogueRows } from "./rows/catalogue.ts";
import type { ChallengeRows } from "./rows/challenges.ts";
import type { CommentRows } from "./rows/comments.ts";
import type { EffectRows } from "./rows/effects.ts";
import type { ExportRows } from "./rows/exports.ts";
import type { FactRows } from "./rows/facts.ts";
import type { GoalRows } from "./rows/goals.ts";
import type { HandoverRows } from "./rows/handovers.ts";
import type { ImportRows } from "./rows/imports.ts";
import type { JobRows } from "./rows/jobs.ts";
import type { LayerRows } from "./rows/layers.ts";
import type { LeadRows } from "./rows/leads.ts";
import type { MapRows } from "./rows/maps.ts";
import type { MatchingRows } from "./rows/matching.ts";
import type { MemberRows } from "./rows/members.ts";
import type { NotificationRows } from "./rows/notifications.ts";
import type { OpportunityRows } from "./rows/opportunities.ts";
import type { OrganisationRows } from "./rows/organisation.ts";
import type { OwnerRows } from "./rows/owners.ts";
import type { PlaceRows } from "./rows/places.ts";
import type { PlanRows } from "./rows/plans.ts";
import type { PresenceRows } from "./rows/presence.ts";
import type { ProductRows } from "./rows/products.ts";
import type { RatingRows } from "./rows/ratings.ts";
import type { RepRows } from "./rows/reps.ts";
import type { RuleRows } from "./rows/rules.ts";
import type { CostRows, SaleRows } from "./rows/sales.ts";
import type { ShapeRows } from "./rows/shapes.ts";
import type { SnapshotRows } from "./rows/snapshots.ts";
import type { SuccessorRows } from "./rows/successors.ts";
import type { SwotRows } from "./rows/swot.ts";
import type { TeamRows } from "./rows/teams.ts";
import type { TerritoryRows } from "./rows/territories.ts";
import type { TerritoryItemRows } from "./rows/territory-items.ts";
import type { UnitLockRows } from "./rows/unit-locks.ts";
import type { VacancyRows } from "./rows/vacancies.ts";
import type { WebhookRows } from "./rows/webhooks.ts";

/** Where everything is kept. */
export interface Store {
  /**
   * Runs work in one transaction, seeing and writing only what the actor may. Commits if the work gives success;
   * a failed outcome or an exception leaves nothing behind. A broken constraint comes back as APP-409.
   */
  transact<T>(actor: Actor, work: (tx: Transaction) => Promise<Outcome<T>>): Promise<Outcome<T>>;
}

/** The rows of one transaction, by noun. */
export interface Transaction {
  readonly accounts: AccountRows;
  readonly activities: ActivityRows;
  readonly alignment: AlignmentRows;
  readonly apiKeys: ApiKeyRows;
  readonly assignments: AssignmentRows;
  readonly audit: AuditRows;
  readonly challenges: ChallengeRows;
  readonly comments: CommentRows;
  readonly costs: CostRows;
  readonly effects: EffectRows;
  readonly facts: FactRows;
  readonly goals: GoalRows;
  readonly swot: SwotRows;
  readonly exports: ExportRows;
  readonly handovers: HandoverRows;
  readonly imports: ImportRows;
  readonly jobs: JobRows;
  readonly layers: LayerRows;
  readonly leads: LeadRows;
  readonly maps: MapRows;
  readonly matching: MatchingRows;
  readonly members: MemberRows;
  readonly notifications: NotificationRows;
  readonly opportunities: OpportunityRows;
  readonly organisation: OrganisationRows;
  readonly owners: OwnerRows;
  readonly places: PlaceRows;
  readonly plans: PlanRows;
  readonly presence: PresenceRows;
  readonly products: ProductRows;
  readonly ratings: RatingRows;
  readonly reps: RepRows;
  readonly rules: RuleRows;
  readonly sales: SaleRows;
  readonly shapes: ShapeRows;
  readonly successors: SuccessorRows;
  readonly snapshots: SnapshotRows;
  readonly teams: TeamRows;
  readonly territories: TerritoryRows;
  readonly territoryItems: TerritoryItemRows;
  readonly catalogue: CatalogueRows;
  readonly unitLocks: UnitLockRows;
  readonly vacancies: VacancyRows;
  readonly webhooks: WebhookRows;
}
