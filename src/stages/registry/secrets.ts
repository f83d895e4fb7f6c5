/** Secrets that are shown once: 256 random bits as URL-safe text. The database holds their sha256 only. It keeps no secret itself. */
import { hash, randomBytes } from "node:crypto";

/** A fresh secret. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** A short random id for something that is not secret. */
export function newId(): string {
  return randomBytes(9).toString("hex");
}

/** What is stored in place of a secret. A fast hash is enough: there is nothing to guess in 256 random bits. */
export function secretHash(secret: string): Buffer {
  return hash("sha256", secret, "buffer");
}

/** A time some milliseconds after another, as RFC 3339 UTC. */
export function instantAfter(now: Date, milliseconds: number): string {
  return new Date(now.getTime() + milliseconds).toISOString();
}

/** What was found by the hashes of secrets (in hexadecimal), by secret. */
export function bySecret<T>(
  secrets: readonly string[],
  found: ReadonlyMap<string, T>,
): ReadonlyMap<string, T> {
  const entries = secrets.flatMap((secret) => {
    const one = found.get(secretHash(secret).toString("hex"));
    return one === undefined ? [] : [[secret, one] as const];
  });
  return new Map(entries);
}
