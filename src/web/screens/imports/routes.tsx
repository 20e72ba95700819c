import { IconDatabaseImport } from "@tabler/icons-react";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type { Area } from "../../shell/area.ts";
import { frameRoute } from "../../shell/root-route.tsx";
import { SHOWN_EFFECTS, type ShownEffect } from "./shown-effects.ts";

const importsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/imports",
  validateSearch: (search: Record<string, unknown>): { readonly kind?: string } =>
    typeof search.kind === "string" ? { kind: search.kind } : {},
  component: lazyRouteComponent(() => import("./imports-page.tsx"), "ImportsPage"),
});

const importRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/imports/$importId",
  validateSearch: (search: Record<string, unknown>): { readonly effect?: ShownEffect } => {
    const effect = SHOWN_EFFECTS.find((each) => each === search.effect);
    return effect === undefined ? {} : { effect };
  },
  component: lazyRouteComponent(() => import("./import-page.tsx"), "ImportPage"),
});

/** Files on their way in. */
export const importsArea = {
  routes: [importsRoute, importRoute],
  links: [
    {
      to: "/imports",
      label: { id: "Impor", en: "Imports" },
      icon: IconDatabaseImport,
      group: "manage",
      right: "imports:read",
      keywords: "upload unggah csv excel berkas file",
    },
  ],
} as const satisfies Area & { readonly routes: readonly unknown[] };
