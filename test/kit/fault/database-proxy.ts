/** A proxy before a PostgreSQL that can go silent as a failover does (nothing is refused, nothing closed), or be away. */
import { mkdtempSync, rmSync } from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Connection } from "#store/sql.ts";

/** A proxy that runs. New connections work after `goSilent`; none does while it is `away`. */
export type DatabaseProxy = {
  readonly connection: Connection;
  /** Every open connection carries nothing from now on; returns how many those are. */
  readonly goSilent: () => number;
  /** Cuts every connection and refuses new ones, until it is called with false. */
  readonly away: (away: boolean) => Promise<void>;
  readonly close: () => void;
};

const socketName = ".s.PGSQL.5432";

/** Starts a proxy to a database on a Unix socket. */
export async function databaseProxy(real: Connection): Promise<DatabaseProxy> {
  const folder = mkdtempSync(join(tmpdir(), "bongsu-proxy-"));
  const silent = new Set<net.Socket>();
  const open = new Set<net.Socket>();
  let server = net.createServer();
  const accept = (near: net.Socket): void => {
    const far = net.connect(join(String(real.host), socketName));
    open.add(near);
    near.on("data", (part) => void (silent.has(near) || far.write(part)));
    far.on("data", (part) => void (silent.has(near) || near.write(part)));
    for (const one of [near, far]) one.on("error", () => undefined);
    near.on("close", () => {
      open.delete(near);
      far.destroy();
    });
    far.on("close", () => void (silent.has(near) || near.destroy()));
  };
  const start = async (): Promise<void> => {
    server = net.createServer(accept);
    await new Promise<void>((ready) => server.listen(join(folder, socketName), ready));
  };
  const cut = (): void => {
    server.close();
    for (const near of open) near.destroy();
  };
  await start();
  return {
    connection: { ...real, host: folder },
    goSilent: () => {
      for (const near of open) silent.add(near);
      return silent.size;
    },
    away: async (away) => {
      if (away) cut();
      else await start();
    },
    close: () => {
      cut();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
