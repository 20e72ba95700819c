import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { selfQuery } from "../../api/self.ts";
import { rootRoute } from "../../shell/root-route.tsx";

interface SignInSearch {
  /** Where to go on, a path of ours. */
  readonly returnTo?: string;
  /** Set by the identity provider's way back: a code is still asked for, or it was refused. */
  readonly signIn?: string;
  /** Of the problem, where it was refused. */
  readonly code?: string;
}

const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);
/** A path on this server: another site's address must not be hidden in it. */
const path = (value: unknown) => (/^\/(?![/\\])[^\\\s]*$/.test(text(value) ?? "") ? text(value) : undefined);

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-in",
  validateSearch: (search: Record<string, unknown>): SignInSearch => {
    const [returnTo, signIn, code] = [path(search.returnTo), text(search.signIn), text(search.code)];
    return {
      ...(returnTo === undefined ? {} : { returnTo }),
      ...(signIn === undefined ? {} : { signIn }),
      ...(code === undefined ? {} : { code }),
    };
  },
  // the identity provider leads back here, and on from here
  beforeLoad: async ({ context, search }) => {
    const self = await context.queryClient.ensureQueryData(selfQuery);
    if (self !== null) throw redirect({ to: (search.returnTo ?? "/") as "/", replace: true });
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
