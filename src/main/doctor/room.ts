/** The doctor in the room's database: the server, its clock, and how followers, channels, processes and feeds stand. It reads, and starts nothing. */
import { type HealthCheck, found } from "#main/doctor/check.ts";
import type { RoomConfig } from "#main/room/config.ts";
import { otherDrillKeys } from "#main/room/offices/other-drill-keys.ts";
import { roleConditions } from "#main/room/publication/role-conditions.ts";
import { conditionsOfWork } from "#main/watch/work.ts";
import { feedOverviews } from "#stages/advisory/feed/feed-overview.ts";
import { officesConditions } from "#stages/directive/signing/queries.ts";
import { publishedRootEnd } from "#stages/dissemination/publication-metadata.ts";
import { newestIndexHead } from "#stages/dissemination/queries.ts";
import { logSize } from "#stages/log/queries.ts";
import { recordedIdentity } from "#stages/registry/room-identity.ts";
import { findCluster } from "#store/cluster.ts";
import { troubleIn } from "#store/database-trouble.ts";
import { type ExaminedDatabase, examineDatabase } from "#store/state/examine.ts";
import { newestTime } from "#store/journal.ts";
import { roomProcesses } from "#store/state/processes.ts";
import { type Connection, openStore, system, type Tx } from "#store/sql.ts";
import { channelStates, followerStates } from "#store/state/work-state.ts";

/** What was found, and what others compare with. */
type ExaminedRoom = {
  readonly checks: readonly HealthCheck[];
  readonly origin: string | null;
  readonly keyid: string | null;
  readonly sequence: number | null;
  /** Whether its log has entries, so that the key of the log must be there. */
  readonly hasLog: boolean;
  /** Where its own PostgreSQL stores; `null` for an outside one. */
  readonly folder: string | null;
};

/** What stands in the database, and is not known without it. */
const inDatabase = ["clock", "processes", "followers", "channels", "feeds"] as const;
const oldestServer = 15;
/** Of this share of the connections somebody should know. */
const crowded = 0.85;
const clockDifference = 60_000;
const clockAhead = 10 * 60_000;

/** Looks at the database of a room. */
export async function examineRoom(config: RoomConfig, now: Date): Promise<ExaminedRoom> {
  const own = config.databaseUrl === null ? findCluster(config.data) : null;
  const folder = own?.folder ?? null;
  const connection = config.databaseUrl === null ? own?.connection : { connectionString: config.databaseUrl };
  const without = (check: HealthCheck): ExaminedRoom => ({
    checks: [check, ...inDatabase.map((subject) => found(subject, "unknown", "no-database"))],
    origin: null,
    keyid: null,
    sequence: null,
    hasLog: false,
    folder,
  });
  if (connection === undefined) return without(found("database", "failing", "no-room", config.data));
  if (connection === null) return without(found("database", "failing", "not-running", config.data));
  try {
    const database = await examineDatabase(connection);
    const server = serverChecks(database, now);
    if (database.schema !== "current")
      return {
        ...without(schemaCheck(database)),
        checks: [
          ...server,
          schemaCheck(database),
          ...inDatabase.slice(1).map((subject) => found(subject, "unknown", "no-database")),
        ],
      };
    return { ...(await examineRows(connection, { now, server, data: config.data })), folder };
  } catch (error) {
    return without(found("database", "failing", `database-${troubleIn(error) ?? "away"}`));
  }
}

function serverChecks(database: ExaminedDatabase, now: Date): readonly HealthCheck[] {
  const { version, majorVersion, standby, connections, mostConnections } = database;
  const apart = Date.parse(database.now) - now.getTime();
  const clock =
    Math.abs(apart) >= clockDifference
      ? found("clock", "caution", "clock-differs", `${Math.round(apart / 1000)} s`)
      : found("clock", "good", "clock-good");
  const faults = [
    ...(majorVersion < oldestServer ? [found("database", "failing", "database-old", version)] : []),
    ...(standby ? [found("database", "failing", "database-read-only")] : []),
    ...(connections >= crowded * mostConnections
      ? [found("database", "caution", "database-crowded", `${connections} / ${mostConnections}`)]
      : []),
  ];
  return [clock, ...(faults.length > 0 ? faults : [found("database", "good", "database-good", version)])];
}

function schemaCheck({ schema }: ExaminedDatabase): HealthCheck {
  if (schema === "newer") return found("database", "failing", "schema-newer");
  return found(
    "database",
    schema === "empty" ? "failing" : "caution",
    `schema-${schema === "empty" ? "empty" : "older"}`,
  );
}

async function examineRows(
  connection: Connection,
  {
    now,
    server,
    data,
  }: { readonly now: Date; readonly server: readonly HealthCheck[]; readonly data: string },
): Promise<Omit<ExaminedRoom, "folder">> {
  const store = await openStore(connection, undefined, { hears: false });
  try {
    return await store.read(system, async (tx) => {
      const identity = await recordedIdentity(tx);
      const head = await newestIndexHead(tx);
      const checks = [
        ...server,
        ...(await clockChecks(tx, now)),
        ...(await processChecks(tx)),
        ...(await workChecks(tx, { now, indexAt: head?.at ?? null })),
        ...(await feedChecks(tx, now)),
        await rootCheck(tx, now),
        ...(await roleConditions(tx, data, now.toISOString())).map(({ code, state, about }) =>
          found("publication", state, code, about),
        ),
        ...(await otherDrillKeys(tx, data)).map(({ code, state, about }) =>
          found("keys", state, code, about),
        ),
        ...(await officesConditions(tx, now.toISOString())).map(({ code, state, about }) =>
          found("publication", state, code, about),
        ),
      ];
      return {
        checks,
        origin: identity?.origin ?? null,
        keyid: identity?.keyid ?? null,
        sequence: head?.sequence ?? null,
        hasLog: (await logSize(tx)) > 0,
      };
    });
  } finally {
    await store.close();
  }
}

const rootNotice = 30 * 24 * 3_600_000;

/** The root that is published, by its end. */
async function rootCheck(tx: Tx, now: Date): Promise<HealthCheck> {
  const until = await publishedRootEnd(tx);
  if (until === null) return found("publication", "caution", "no-root");
  const left = Date.parse(until) - now.getTime();
  if (left <= 0) return found("publication", "failing", "root-ending", until);
  return left < rootNotice
    ? found("publication", "caution", "root-ending", until)
    : found("publication", "good", "root-good", until);
}

async function clockChecks(tx: Tx, now: Date): Promise<readonly HealthCheck[]> {
  const newest = await newestTime(tx);
  const isAhead = newest !== null && Date.parse(newest) - now.getTime() >= clockAhead;
  return isAhead ? [found("clock", "failing", "clock-behind", newest)] : [];
}

async function processChecks(tx: Tx): Promise<readonly HealthCheck[]> {
  const processes = await roomProcesses(tx);
  if (processes.length === 0) return [found("processes", "failing", "no-process")];
  const names = processes.map(({ kind, host }) => `${kind}@${host}`);
  return [found("processes", "good", "processes-good", names.join(", "))];
}

const ofFollowers = ["work-stopped", "follower-fails", "follower-behind"];

async function workChecks(
  tx: Tx,
  { now, indexAt }: { readonly now: Date; readonly indexAt: string | null },
): Promise<readonly HealthCheck[]> {
  const work = { followers: await followerStates(tx), channels: await channelStates(tx), indexAt };
  const wrong = conditionsOfWork(work, now).map(({ code, state, about }) =>
    found(
      ofFollowers.some((one) => one === code) ? "followers" : "channels",
      code === "publication-old" ? "failing" : state,
      code,
      about,
    ),
  );
  const good = (["followers", "channels"] as const)
    .filter((subject) => wrong.every((one) => one.subject !== subject))
    .map((subject) => {
      const count = work[subject].length;
      return found(subject, count === 0 ? "unknown" : "good", `${subject}-good`, String(count));
    });
  return [...wrong, ...good];
}

async function feedChecks(tx: Tx, now: Date): Promise<readonly HealthCheck[]> {
  // The first of those that are there began to look after them; where none is, they have been late since they were due.
  const [first] = await roomProcesses(tx);
  const startedAt = first?.startedAt ?? new Date(0).toISOString();
  const feeds = await feedOverviews(tx, { now: now.toISOString(), startedAt });
  if (feeds.length === 0) return [found("feeds", "caution", "no-feeds")];
  const wrong = feeds.filter(({ problems }) => problems.length > 0);
  if (wrong.length === 0) return [found("feeds", "good", "feeds-good", String(feeds.length))];
  return wrong.map(({ feed }) => found("feeds", "caution", "feed-problem", feed.id));
}
