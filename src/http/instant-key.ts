import { z } from "zod";
import { instant } from "../contract/instant.ts";

/** Sort key of lists that begin with the newest, as a cursor holds it: instant and id. */
export const INSTANT_KEY = z.tuple([instant, z.uuid()]);

/** The same as use cases take it. */
export const toInstantKey = (key: readonly [string, string] | null) =>
  key && { at: new Date(key[0]), id: key[1] };
