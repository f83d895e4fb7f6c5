/** Who may speak for what in this room: one document, loaded on the room's own machine, read by everybody. */
import { readSources, type SourceAuthority, sourcesType } from "#core/provenance/source-authority.ts";
import { appendEvents } from "#store/journal.ts";
import { sql, type Tx } from "#store/sql.ts";

/** The sources that were loaded last; none in a room that was told of none. Sources that cannot be read name no stranger: a fault, until they are loaded again. */
export async function sourceAuthority(tx: Tx): Promise<SourceAuthority> {
  const row = await tx.first<{ sources: unknown }>(sql`select sources from source_authority`);
  const read = readSources({ type: sourcesType, sources: row?.sources ?? [] });
  if (read.ok) return read.value;
  throw new Error("The sources of this room cannot be read; load them again (bongsu source load FILE).");
}

/** Puts a document in place of the one before; the room itself does. */
export async function loadSources(tx: Tx, sources: SourceAuthority): Promise<void> {
  await tx.run(sql`
    insert into source_authority (sources, loaded_by) values (${JSON.stringify(sources)}, ${tx.actor.id})
    on conflict (singleton) do update set sources = excluded.sources, loaded_by = excluded.loaded_by, loaded_at = now()`);
  await appendEvents(tx, { kind: "sources.loaded", sources: sources.length });
}
