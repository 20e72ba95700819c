import type { Outcome } from "../../core/domain/problem.ts";
import type { Actor } from "./actor.ts";
import type { AccountRows } from "./rows/accounts.ts";
import type { AlignmentRows } from "./rows/alignment.ts";
import type { ApiKeyRows } from "./rows/api-keys.ts";
import type { AssignmentRows } from "./rows/assignments.ts";
import type { AuditRows } from "./rows/audit.ts";
import type { CatalogueRows } from "./rows/catalogue.ts";
import type { ChallengeRows } from "./rows/challenges.ts";
import type { CommentRows } from "./rows/comments.ts";
import type { EffectRows } from "./rows/effects.ts";
import type { JobRows } from "./rows/jobs.ts";
import type { LayerRows } from "./rows/layers.ts";
import type { MemberRows } from "./rows/members.ts";
import type { NotificationRows } from "./rows/notifications.ts";
import type { OrganisationRows } from "./rows/organisation.ts";
import type { PlanRows } from "./rows/plans.ts";
import type { RepRows } from "./rows/reps.ts";
import type { ShapeRows } from "./rows/shapes.ts";
import type { TeamRows } from "./rows/teams.ts";
import type { TerritoryRows } from "./rows/territories.ts";
import type { TerritoryItemRows } from "./rows/territory-items.ts";
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
  readonly alignment: AlignmentRows;
  readonly apiKeys: ApiKeyRows;
  readonly assignments: AssignmentRows;
  readonly audit: AuditRows;
  readonly challenges: ChallengeRows;
  readonly comments: CommentRows;
  readonly effects: EffectRows;
  readonly jobs: JobRows;
  readonly layers: LayerRows;
  readonly members: MemberRows;
  readonly notifications: NotificationRows;
  readonly organisation: OrganisationRows;
  readonly plans: PlanRows;
  readonly reps: RepRows;
  readonly shapes: ShapeRows;
  readonly teams: TeamRows;
  readonly territories: TerritoryRows;
  readonly territoryItems: TerritoryItemRows;
  readonly catalogue: CatalogueRows;
  readonly webhooks: WebhookRows;
}
