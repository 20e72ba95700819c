/** Secrets that we hand out once and keep only as a digest. */
export interface Secrets {
  /** 32 random bytes in base64url. */
  next(): string;
  /** SHA-256 in hex. Enough for 256 random bits; a password needs the `PasswordHasher`. */
  digest(secret: string): string;
}

/** Slow, salted hashing of what people choose or type. */
export interface PasswordHasher {
  hash(password: string): Promise<string>;
  verify(hash: string, password: string): Promise<boolean>;
}
