/**
 * One connection to a room's own PostgreSQL for a backup: who the server is, a slot that keeps its log until it is copied, and the brackets of a base backup.
 * It needs the server's superuser, which only the room's own cluster gives.
 */
import pg from "pg";
import { lsnOf, positionOf, segmentAt, segmentBytes } from "#store/backup/wal-segment.ts";
import type { Connection } from "#store/sql.ts";

/** Who a server is: a restored cluster has the same system and another timeline. */
export type ServerIdentity = { readonly system: string; readonly timeline: number };

/** The newest entry of the journal: what a restored copy must have too. */
export type JournalMark = { readonly position: number; readonly hash: string };

/** A point up to which the log is whole in segments before `next`. */
export type LogPoint = {
  readonly until: string;
  readonly next: number;
  readonly journal: JournalMark | null;
};

/** What a backup asks of the server. */
export type BackupSession = {
  readonly identity: () => Promise<ServerIdentity>;
  /** Commits a mark, so that a restore to any time before it has something to stop at, and closes the segment at hand. */
  readonly closeSegment: () => Promise<LogPoint>;
  /** Whether the slot still keeps the log from this segment on. */
  readonly keeps: (slot: string, segment: number) => Promise<boolean>;
  /** Makes the slot, or makes it anew where it had lost what it kept. */
  readonly makeSlot: (slot: string) => Promise<void>;
  /** Lets go of the log before a segment. */
  readonly advance: (slot: string, segment: number) => Promise<void>;
  /** Opens the bracket of a base backup; returns the first segment that it needs. */
  readonly start: () => Promise<number>;
  /** Closes it; returns the label, which belongs into the copy. */
  readonly stop: () => Promise<string>;
  readonly close: () => Promise<void>;
};

/** Connects; `connection` is a room's own cluster. */
export async function openBackupSession(connection: Connection): Promise<BackupSession> {
  const client = new pg.Client(connection);
  await client.connect();
  const first = async <R extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<R> => {
    const row = (await client.query<R>(text, values)).rows[0];
    if (row === undefined) throw new Error(`no row: ${text}`);
    return row;
  };
  return {
    identity: async () =>
      await first<ServerIdentity>(
        `select (select system_identifier::text from pg_control_system()) as system,
           (select timeline_id from pg_control_checkpoint()) as timeline`,
      ),
    closeSegment: async () => {
      const { until } = await first<{ until: Date }>("select clock_timestamp() as until");
      await client.query("begin; select pg_current_xact_id(); commit");
      const journal = await journalMark(client);
      await client.query("select pg_switch_wal()");
      const { lsn } = await first<{ lsn: string }>("select pg_current_wal_insert_lsn()::text as lsn");
      return { until: until.toISOString(), next: segmentAt(positionOf(lsn)), journal };
    },
    keeps: async (slot, segment) => {
      const found = await client.query<{ from: string | null; status: string | null }>(
        `select restart_lsn::text as from, wal_status as status from pg_replication_slots where slot_name = $1`,
        [slot],
      );
      const { from = null, status = null } = found.rows[0] ?? {};
      return from !== null && status !== "lost" && segmentAt(positionOf(from)) <= segment;
    },
    makeSlot: async (slot) => {
      await client.query(
        "select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name = $1",
        [slot],
      );
      await client.query("select pg_create_physical_replication_slot($1, true)", [slot]);
    },
    advance: async (slot, segment) => {
      await client.query("select pg_replication_slot_advance($1, $2)", [slot, lsnOf(segment * segmentBytes)]);
    },
    start: async () => {
      const { lsn } = await first<{ lsn: string }>("select pg_backup_start('bongsu', true)::text as lsn");
      return segmentAt(positionOf(lsn));
    },
    stop: async () => {
      const { label } = await first<{ label: string }>(
        "select labelfile as label from pg_backup_stop(false)",
      );
      return label;
    },
    close: async () => await client.end(),
  };
}

async function journalMark(client: pg.Client): Promise<JournalMark | null> {
  const found = await client.query<{ position: string; hash: string }>(
    `select position::text, encode(hash, 'hex') as hash from bongsu.journal order by journal.position desc limit 1`,
  );
  const row = found.rows[0];
  return row === undefined ? null : { position: Number(row.position), hash: row.hash };
}
