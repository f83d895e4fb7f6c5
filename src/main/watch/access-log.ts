/** The access log: one line a request, by the contract's path. Who asked, from where and for what is not in it. */
import type { RequestObserver } from "#edge/http/room.ts";
import type { Log } from "#edge/watch/log.ts";

/** Writes a line for every request that was answered; those of monitors at the level below. */
export function accessLog(log: Log): RequestObserver {
  return async ({ request, method, route }, answer) => {
    const begun = performance.now();
    const status = await answer();
    const milliseconds = Math.round(performance.now() - begun);
    log[route === "/healthz" ? "debug" : "info"]("request", { request, method, route, status, milliseconds });
  };
}
