import type { ServerWorld } from "../app/ports/server-world.ts";
import type { RouteModule } from "../http/define-route.ts";
import { apiKeyRoutes } from "../http/routes/api-keys.ts";
import { authRoutes } from "../http/routes/auth.ts";
import { challengeRoutes } from "../http/routes/challenges.ts";
import { commentRoutes } from "../http/routes/comments.ts";
import { memberRoutes } from "../http/routes/members.ts";
import { notificationRoutes } from "../http/routes/notifications.ts";
import { organisationRoutes } from "../http/routes/organisation.ts";
import { repRoutes } from "../http/routes/reps.ts";
import { selfRoutes } from "../http/routes/self.ts";
import { teamRoutes } from "../http/routes/teams.ts";
import { territoryItemRoutes } from "../http/routes/territory-items.ts";

/** Every noun's routes on the world of the server. */
export const routeModules = (world: ServerWorld): readonly RouteModule[] => [
  authRoutes(world),
  selfRoutes(world),
  organisationRoutes(world),
  memberRoutes(world),
  teamRoutes(world),
  repRoutes(world),
  apiKeyRoutes(world),
  challengeRoutes(world),
  commentRoutes(world),
  territoryItemRoutes(world),
  notificationRoutes(world),
];
