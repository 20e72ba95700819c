import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import { selfQuery } from "../api/self.ts";
import { LostPage, NotFound, RouteError } from "./route-error.tsx";

interface RouterContext {
  readonly queryClient: QueryClient;
}

export const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Outlet,
  notFoundComponent: LostPage,
  errorComponent: RouteError,
});

/** The parent of every screen for who is signed in: the frame with header and navigation. */
export const frameRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "frame",
  beforeLoad: async ({ context, location }) => {
    const self = await context.queryClient.ensureQueryData(selfQuery);
    if (self === null) throw redirect({ to: "/sign-in", search: { returnTo: location.href } });
    if (self.mustFirst !== null) throw redirect({ to: "/first-step" });
  },
  component: lazyRouteComponent(() => import("./frame.tsx"), "Frame"),
  notFoundComponent: NotFound,
  errorComponent: RouteError,
});
