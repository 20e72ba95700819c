import { IconHome } from "@tabler/icons-react";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { heldPlansQuery } from "../../api/held-plans.ts";
import type { Area } from "../../shell/area.ts";
import { frameRoute } from "../../shell/root-route.tsx";

const homeRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/",
  shouldReload: false,
  loader: ({ context: { queryClient }, cause }) => {
    if (cause !== "enter") return;
    // the map is what takes longest: its code and its data do not wait for each other
    const open = async () => {
      const [plan] = await queryClient.fetchQuery(heldPlansQuery);
      if (plan === undefined) return;
      void import("./plan-picture.tsx");
      (await import("../map/open-early.ts")).openEarly(queryClient, plan.planId);
    };
    open().catch(() => {
      // the page asks again, and tells
    });
  },
  component: lazyRouteComponent(() => import("./home-page.tsx"), "HomePage"),
});

export const homeArea = {
  routes: [homeRoute],
  links: [{ to: "/", label: { id: "Hari ini", en: "Today" }, icon: IconHome, group: "work" }],
} as const satisfies Area & { readonly routes: readonly unknown[] };
