import { IconBuildingStore } from "@tabler/icons-react";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type { Area } from "../../shell/area.ts";
import { frameRoute } from "../../shell/root-route.tsx";

/** What the list of accounts shows. */
export interface AccountSearch {
  readonly search?: string | undefined;
  readonly territoryId?: string | undefined;
}

const text = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;

const accountsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/accounts",
  validateSearch: (search: Record<string, unknown>): AccountSearch => ({
    // a code of digits only is read as a number
    search: text(typeof search.search === "number" ? String(search.search) : search.search),
    territoryId: text(search.territoryId),
  }),
  component: lazyRouteComponent(() => import("./accounts-page.tsx"), "AccountsPage"),
});

const accountRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/accounts/$accountId",
  component: lazyRouteComponent(() => import("./account-page.tsx"), "AccountPage"),
});

/** Customers and prospects. */
export const accountsArea = {
  routes: [accountsRoute, accountRoute],
  links: [
    {
      to: "/accounts",
      label: { id: "Akun", en: "Accounts" },
      icon: IconBuildingStore,
      group: "work",
      right: "accounts:read",
      keywords: "customer outlet gerai pelanggan prospek",
    },
  ],
} as const satisfies Area & { readonly routes: readonly unknown[] };
