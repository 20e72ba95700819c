import { IconShieldLock } from "@tabler/icons-react";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type { Area } from "../../shell/area.ts";
import { frameRoute } from "../../shell/root-route.tsx";

const ownAccountRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/account",
  component: lazyRouteComponent(() => import("./own-account-page.tsx"), "OwnAccountPage"),
});

/** What guards my own sign-in. */
export const ownAccountArea = {
  routes: [ownAccountRoute],
  links: [
    {
      to: "/account",
      label: { id: "Masuk dan keamanan", en: "Sign-in and security" },
      icon: IconShieldLock,
      group: "manage",
      isHidden: true,
      keywords: "password kata sandi totp session sesi",
    },
  ],
} as const satisfies Area & { readonly routes: readonly unknown[] };
