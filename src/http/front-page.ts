import { defineRoute, page, type RouteModule } from "./define-route.ts";

/** The page at `/`, as the caller renders it. */
export const frontPageRoutes = (render: () => Promise<string>): RouteModule => ({
  name: "front-page",
  routes: [
    defineRoute({
      method: "GET",
      url: "/",
      action: "public",
      operationId: "getFrontPage",
      summary: "The first page",
      tags: ["service"],
      responses: { 200: page("The demo's report, or where to go from here") },
      handler: async () => ({ status: 200, body: await render() }),
    }),
  ],
});
