import type { Secrets } from "../ports/secrets.ts";

/** 20 characters of base64url, 120 random bits: short enough to be typed once. */
const LENGTH = 20;

export const createTemporaryPassword = (secrets: Secrets): string => secrets.next().slice(0, LENGTH);
