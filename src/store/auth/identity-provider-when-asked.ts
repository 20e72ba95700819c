import type { IdentityProvider } from "../../app/ports/identity-provider.ts";
import type { IdentityProviderOptions } from "./open-identity-provider.ts";

/** The identity provider, with what speaks to it loaded when somebody first signs in there: most servers never need it. */
export function identityProviderWhenAsked(options: IdentityProviderOptions): IdentityProvider {
  let opened: Promise<IdentityProvider> | null = null;
  const open = () => {
    opened ??= import("./open-identity-provider.ts").then((room) => room.openIdentityProvider(options));
    return opened;
  };
  return {
    label: options.settings.label,
    begin: async (returnTo) => (await open()).begin(returnTo),
    complete: async (answer, browser) => (await open()).complete(answer, browser),
  };
}
