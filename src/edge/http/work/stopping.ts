/** When the work of a call stops before it is done: its client has gone, or its time is over. */
import { Overload } from "#edge/http/problem.ts";

/** The signal that the work of one call is under. `over` is called when there is an answer. */
type Stopping = { readonly signal: AbortSignal; readonly over: () => void };

const againAfter = 5;

/** Stops the work when the client has gone, and after so many milliseconds. */
export function stoppingOf(client: AbortSignal, milliseconds: number): Stopping {
  const controller = new AbortController();
  const stop = (): void => controller.abort(new Overload(againAfter, "busy"));
  const late = setTimeout(stop, milliseconds);
  if (client.aborted) stop();
  client.addEventListener("abort", stop, { once: true });
  return {
    signal: controller.signal,
    over: () => {
      clearTimeout(late);
      client.removeEventListener("abort", stop);
    },
  };
}
