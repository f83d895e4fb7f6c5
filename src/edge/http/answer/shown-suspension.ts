/** Suspensions as people are shown them: with the name that the newest roster has for the office. */
import { suspensionsOf } from "#stages/directive/signing/queries.ts";
import { roomRosters } from "#stages/directive/signing/rosters.ts";
import type { Tx } from "#store/sql.ts";

/** The suspensions of the newest revisions of these directives, by directive. */
export async function shownSuspensions(tx: Tx, directives: readonly string[]) {
  const suspensions = await suspensionsOf(tx, directives);
  const offices = suspensions.length === 0 ? [] : ((await roomRosters(tx))?.rosters.at(-1)?.offices ?? []);
  const names = new Map(offices.map(({ id, name }) => [id, name]));
  const shown = suspensions.map((one) => ({ ...one, name: names.get(one.office) ?? {} }));
  const byDirective = Map.groupBy(shown, ({ directive }) => directive);
  return new Map(
    [...byDirective].map(([directive, its]) => [
      directive,
      its.map(({ office, name, from, until, reason }) => ({ office, name, from, until, reason })),
    ]),
  );
}
