import type { JobWorld } from "../app/jobs/job-world.ts";
import type { BackgroundTiles } from "../app/ports/background-tiles.ts";
import type { ServerWorld } from "../app/ports/server-world.ts";
import type { BackgroundMap } from "../contract/maps.ts";
import type { RouteModule } from "../http/define-route.ts";
import { accountOpeningRoutes } from "../http/routes/account-openings.ts";
import { accountRoutes } from "../http/routes/accounts.ts";
import { activityRoutes } from "../http/routes/activities.ts";
import { alignmentRoutes } from "../http/routes/alignment.ts";
import { apiKeyRoutes } from "../http/routes/api-keys.ts";
import { assignmentMatrixRoutes } from "../http/routes/assignment-matrix.ts";
import { auditRoutes } from "../http/routes/audit.ts";
import { authRoutes } from "../http/routes/auth.ts";
import { challengeRoutes } from "../http/routes/challenges.ts";
import { commentRoutes } from "../http/routes/comments.ts";
import { designRoutes } from "../http/routes/designs.ts";
import { diagnosisRoutes } from "../http/routes/diagnoses.ts";
import { evaluationRoutes } from "../http/routes/evaluations.ts";
import { exportRoutes } from "../http/routes/exports.ts";
import { goalRoutes } from "../http/routes/goals.ts";
import { handoverRoutes } from "../http/routes/handovers.ts";
import { importRoutes } from "../http/routes/imports.ts";
import { jobRoutes } from "../http/routes/jobs.ts";
import { layerRoutes } from "../http/routes/layers.ts";
import { leadRoutes } from "../http/routes/leads.ts";
import { mapRoutes } from "../http/routes/maps.ts";
import { memberRoutes } from "../http/routes/members.ts";
import { notificationRoutes } from "../http/routes/notifications.ts";
import { opportunityRoutes } from "../http/routes/opportunities.ts";
import { organisationRoutes } from "../http/routes/organisation.ts";
import { pipelineForecastRoutes } from "../http/routes/pipeline-forecasts.ts";
import { planLifeRoutes } from "../http/routes/plan-life.ts";
import { planRoutes } from "../http/routes/plans.ts";
import { presenceRoutes } from "../http/routes/presence.ts";
import { productRoutes } from "../http/routes/products.ts";
import { ratingRoutes } from "../http/routes/ratings.ts";
import { repRoutes } from "../http/routes/reps.ts";
import { resolveRoutes } from "../http/routes/resolve.ts";
import { ruleRoutes } from "../http/routes/rules.ts";
import { saleRoutes } from "../http/routes/sales.ts";
import { selfRoutes } from "../http/routes/self.ts";
import { swotRoutes } from "../http/routes/swot.ts";
import { teamRoutes } from "../http/routes/teams.ts";
import { territoryRoutes } from "../http/routes/territories.ts";
import { territoryItemRoutes } from "../http/routes/territory-items.ts";
import { tileRoutes } from "../http/routes/tiles.ts";
import { vacancyRoutes } from "../http/routes/vacancies.ts";
import { vacancyItemRoutes } from "../http/routes/vacancy-items.ts";
import { webhookRoutes } from "../http/routes/webhooks.ts";

/** Every noun's routes on the world of the server. */
export const routeModules = (
  world: ServerWorld &
    JobWorld & { readonly backgroundMap?: BackgroundMap; readonly backgroundTiles?: BackgroundTiles | null },
): readonly RouteModule[] => [
  authRoutes(world),
  selfRoutes(world),
  organisationRoutes(world),
  memberRoutes(world),
  teamRoutes(world),
  repRoutes(world),
  ratingRoutes(world),
  apiKeyRoutes(world),
  layerRoutes(world),
  tileRoutes(world),
  mapRoutes(world),
  accountRoutes(world),
  productRoutes(world),
  saleRoutes(world),
  leadRoutes(world),
  opportunityRoutes(world),
  activityRoutes(world),
  evaluationRoutes(world),
  pipelineForecastRoutes(world),
  diagnosisRoutes(world),
  accountOpeningRoutes(world),
  goalRoutes(world),
  swotRoutes(world),
  planRoutes(world),
  assignmentMatrixRoutes(world),
  planLifeRoutes(world),
  territoryRoutes(world),
  alignmentRoutes(world),
  presenceRoutes(world),
  ruleRoutes(world),
  resolveRoutes(world),
  challengeRoutes(world),
  commentRoutes(world),
  territoryItemRoutes(world),
  vacancyRoutes(world),
  vacancyItemRoutes(world),
  handoverRoutes(world),
  notificationRoutes(world),
  jobRoutes(world),
  designRoutes(world),
  exportRoutes(world),
  importRoutes(world),
  auditRoutes(world),
  webhookRoutes(world),
];
