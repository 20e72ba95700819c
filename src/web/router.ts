import { createRouter } from "@tanstack/react-router";
import { createQueryClient } from "./api/query-client.ts";
import { screens } from "./screens/areas.ts";
import { signInRoutes } from "./screens/sign-in/routes.tsx";
import { frameRoute, rootRoute } from "./shell/root-route.tsx";
import { RouteError } from "./shell/route-error.tsx";

export const queryClient = createQueryClient();

export const router = createRouter({
  routeTree: rootRoute.addChildren([...signInRoutes, frameRoute.addChildren(screens)]),
  context: { queryClient },
  // else what fails within the frame takes its place
  defaultErrorComponent: RouteError,
  defaultPreload: "intent",
  // the query cache decides what is fresh
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
