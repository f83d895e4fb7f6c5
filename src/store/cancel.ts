/** Stopping a statement that runs in PostgreSQL: an aborted promise here does not stop the work there. */
import type pg from "pg";

/** Watches over a connection while a transaction has it. `over` ends the watch; after it no cancellation is under way that could meet another transaction. */
type Watch = { readonly over: () => Promise<void> };

/** Cancels whatever the connection runs once the signal is aborted, by way of `others`: a connection that waits for its statement hears nothing. */
export function cancelWhenStopped(client: pg.PoolClient, stopped: AbortSignal, others: pg.Pool): Watch {
  let cancelling: Promise<unknown> = Promise.resolve();
  const cancel = (): void => {
    cancelling = others.query("select pg_cancel_backend($1)", [backendOf(client)]).catch(() => undefined);
  };
  stopped.addEventListener("abort", cancel, { once: true });
  return {
    over: async () => {
      stopped.removeEventListener("abort", cancel);
      await cancelling;
    },
  };
}

/** The process that serves the connection; the driver has it from the server's greeting and does not type it. */
function backendOf(client: pg.PoolClient): number {
  return (client as pg.PoolClient & { readonly processID: number }).processID;
}
