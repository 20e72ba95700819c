import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { rootRoute } from "../../shell/root-route.tsx";

interface SignInSearch {
  /** Where to go on, a path of ours. */
  readonly returnTo?: string;
  /** Set by the identity provider's way back: a code is still asked for. */
  readonly signIn?: string;
}

const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);
/** A path on this server: another site's address must not be hidden in it. */
const path = (value: unknown) => (/^\/(?![/\\])[^\\\s]*$/.test(text(value) ?? "") ? text(value) : undefined);

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-in",
  validateSearch: (search: Record<string, unknown>): SignInSearch => {
    const returnTo = path(search.returnTo);
    const signIn = text(search.signIn);
    return { ...(returnTo === undefined ? {} : { returnTo }), ...(signIn === undefined ? {} : { signIn }) };
  },
  component: lazyRouteComponent(() => import("./sign-in-page.tsx"), "SignInPage"),
});

const setUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/setup",
  validateSearch: (search: Record<string, unknown>): { readonly token?: string } => {
    const token = text(search.token);
    return token === undefined ? {} : { token };
  },
  component: lazyRouteComponent(() => import("./set-up-page.tsx"), "SetUpPage"),
});

const firstStepRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/first-step",
  component: lazyRouteComponent(() => import("./first-step-page.tsx"), "FirstStepPage"),
});

/** Screens for who is not signed in, or not wholly yet. */
export const signInRoutes = [signInRoute, setUpRoute, firstStepRoute] as const;
