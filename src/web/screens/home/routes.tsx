import { IconHome } from "@tabler/icons-react";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type { Area } from "../../shell/area.ts";
import { frameRoute } from "../../shell/root-route.tsx";

const homeRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/",
  component: lazyRouteComponent(() => import("./home-page.tsx"), "HomePage"),
});

export const homeArea = {
  routes: [homeRoute],
  links: [{ to: "/", label: { id: "Hari ini", en: "Today" }, icon: IconHome, group: "work" }],
} as const satisfies Area & { readonly routes: readonly unknown[] };
