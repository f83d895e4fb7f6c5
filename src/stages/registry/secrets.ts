/** Secrets that are shown once: 256 random bits as URL-safe text. The database holds their sha256 only. It keeps no secret itself. */
import { hash, randomBytes } from "node:crypto";
import { sql, type Sql } from "#store/sql.ts";

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

/** That a column holds the hash of one of these secrets: of the one, where there is one, so that the server's plan is made for one. */
export function holdsSecret(column: Sql, secrets: readonly string[]): Sql {
  const hashes = secrets.map(secretHash);
  const [only] = hashes;
  return hashes.length === 1 ? sql`${column} = ${only}` : sql`${column} = any(${hashes}::bytea[])`;
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
