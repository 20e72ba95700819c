import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import type { WebhookTargets } from "../app/ports/webhook-delivery.ts";
import { isPublicAddress } from "./public-address.ts";

/** Every address of a host name. Throws where it has none. */
export type LookUp = (hostname: string) => Promise<readonly string[]>;

/** The system's resolver; IPv4 first, because a host without IPv6 is told of IPv6 addresses all the same. */
export const systemLookUp: LookUp = async (hostname) =>
  (await lookup(hostname, { all: true, order: "ipv4first" })).map(({ address }) => address);

/** A URL writes an IPv6 address in brackets. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[(.*)\]$/, "$1");

/** `privateHosts`: names or addresses that may be private, and be called without https. */
export function createWebhookTargets(privateHosts: readonly string[], lookUp: LookUp): WebhookTargets {
  const allowed = new Set(privateHosts.map((host) => host.toLowerCase()));
  const findFault = (text: string): string | null => {
    const url = new URL(text);
    const host = hostOf(url);
    if (url.username !== "" || url.password !== "") return "the URL must not hold a login";
    if (allowed.has(host)) return null;
    if (url.protocol !== "https:") return "the URL must begin with https://";
    return isIP(host) !== 0 && !isPublicAddress(host) ? `${host} is no public address` : null;
  };
  return {
    findFault,
    resolve: async (text) => {
      // again at each attempt: what the settings allow may have changed since the webhook was made
      const fault = findFault(text);
      if (fault !== null) return { fault };
      const host = hostOf(new URL(text));
      const addresses = isIP(host) === 0 ? await lookUp(host).catch(() => []) : [host];
      if (addresses.length === 0) return { fault: `${host} has no address` };
      // one bad address among good ones is a way in as well
      const isAllowed = allowed.has(host) || addresses.every(isPublicAddress);
      return isAllowed
        ? { address: addresses[0] }
        : { fault: `${host} leads to an address that is not public` };
    },
  };
}
