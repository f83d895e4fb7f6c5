/** Which migrations a database still has to run, or why this program may not touch it. Pure: `migrate.ts` reads files and rows, and runs them. */
import { ReasonRefusal } from "#core/reason-refusal.ts";

/** A migration as this program ships it; `number` grows with every one that is added. */
export type Migration = {
  readonly number: number;
  readonly name: string;
  readonly sha256: string;
  readonly text: string;
};

/** A migration that a database ran; `release` is the program's that ran it, `null` for release 0.1.0, which did not say. */
export type AppliedMigration = {
  readonly name: string;
  readonly sha256: string;
  readonly release: string | null;
};

/** The number that a migration's file name begins with; a name without one is a mistake in the program. */
export function migrationNumber(name: string): number {
  const digits = /^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1];
  if (digits === undefined)
    throw new TypeError(`migration ${name}: expected four digits, a dash and a name in small letters`);
  return Number(digits);
}

/**
 * The shipped migrations that are still to run, in the order of their numbers. Refuses a database that a newer program has changed, one whose
 * migrations had another text, and a shipped number that is not above the newest one that the database ran.
 */
export function pendingMigrations(
  shipped: readonly Migration[],
  applied: readonly AppliedMigration[],
): readonly Migration[] {
  const ordered = shipped.toSorted((a, b) => a.number - b.number);
  const byName = new Map(shipped.map((migration) => [migration.name, migration]));
  for (const { name, sha256, release } of applied) {
    const own = byName.get(name);
    if (own === undefined) throw newerDatabase(name, release);
    if (own.sha256 !== sha256) throw new ReasonRefusal("set-up-failed", "migration-differs", { name });
  }
  const ran = new Set(applied.map(({ name }) => name));
  const newest = ordered.findLast(({ name }) => ran.has(name));
  const pending = ordered.filter(({ name }) => !ran.has(name));
  for (const { name, number } of pending)
    if (newest !== undefined && number <= newest.number)
      throw new ReasonRefusal("set-up-failed", "migration-order", {
        name,
        newest: newest.name,
        number: String(newest.number),
      });
  return pending;
}

function newerDatabase(name: string, release: string | null): ReasonRefusal {
  return release === null
    ? new ReasonRefusal("set-up-failed", "database-newer", { name })
    : new ReasonRefusal("set-up-failed", "database-of-release", { name, release });
}
