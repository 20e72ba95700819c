import type { BetterAuthPlugin } from "better-auth";
import { APIError, createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { z } from "zod";

/**
 * A session for a user whom somebody else has proven. The path is that of a plugin we do not use, and never served: the
 * second factor is asked for only after the paths of sign-ins that better-auth knows.
 */
export const provenSession = () =>
  ({
    id: "proven-session",
    endpoints: {
      openProvenSession: createAuthEndpoint(
        "/sign-in/username",
        { method: "POST", body: z.object({ userId: z.string() }) },
        async (ctx) => {
          const { internalAdapter } = ctx.context;
          const user = await internalAdapter.findUserById(ctx.body.userId);
          const session = user && (await internalAdapter.createSession(user.id, false, { byProvider: true }));
          if (!user || !session) throw new APIError("UNAUTHORIZED");
          await setSessionCookie(ctx, { session, user });
          return ctx.json({ user: { id: user.id } });
        },
      ),
    },
  }) satisfies BetterAuthPlugin;
