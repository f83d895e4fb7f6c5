/** Lanes: who may use how many of the database's connections. Each lane has a pool of its own, so that no lane waits for another's statements. */
import type pg from "pg";
import { type Connection, openPool, openWatchedPool, type WatchedPool } from "#store/connection.ts";
import { prepareStatements, type PreparedStatements } from "#store/statement/prepared-statements.ts";

/**
 * How many connections each lane opens at most. `room` is for the room's own work and for commands; at the `entrance` it is
 * proved who calls, and for those who proved it a moment ago by the lane of the `returning`; the others are named after those who are served on them.
 */
export const laneConnections = {
  room: 12,
  entrance: 2,
  returning: 3,
  officers: 4,
  organizations: 4,
  bulk: 2,
  public: 2,
  reports: 4,
} as const;

/** A lane by name. */
export type Lane = keyof typeof laneConnections;

/** What bounds the work that is done for one request. */
export type WorkBounds = {
  readonly lane: Lane;
  /** Aborted when nobody waits for the answer any more or its time is over: the statement at hand is cancelled and no other begins. */
  readonly stopped: AbortSignal;
};

/** A pool for each lane. */
export type LanePools = {
  readonly of: (lane: Lane) => WatchedPool;
  /** One connection by which statements of the others are cancelled. */
  readonly cancelling: pg.Pool;
  readonly statements: PreparedStatements;
  readonly close: () => Promise<void>;
};

/** Opens the pools; a connection is made when it is needed first. */
export function openLanePools(connection: Connection): LanePools {
  const lanes = new Map(
    Object.entries(laneConnections).map(([lane, max]) => [lane, openWatchedPool({ ...connection, max })]),
  );
  const cancelling = openPool({ ...connection, max: 1, query_timeout: 5000 });
  return {
    of: (lane) => lanes.get(lane) as WatchedPool,
    cancelling,
    statements: prepareStatements(),
    close: async () =>
      void (await Promise.all([
        ...[...lanes.values()].map(async (one) => await one.close()),
        cancelling.end(),
      ])),
  };
}
