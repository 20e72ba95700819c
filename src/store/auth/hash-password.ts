import { hash, verify } from "@node-rs/argon2";
import type { PasswordHasher } from "../../app/ports/secrets.ts";

/** argon2id (the library's default) as OWASP's Password Storage sheet asks at least: 19 MiB, 2 passes, 1 lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The same text typed on two keyboards must be the same password: composed and compatible forms are made one. */
const normalise = (password: string): string => password.normalize("NFKC");

/** Hashes carry their own cost and salt, so that a later, dearer one can live beside them. */
export const argon2Hasher: PasswordHasher = {
  hash: (password) => hash(normalise(password), COST),
  verify: (stored, password) => verify(stored, normalise(password)),
};
