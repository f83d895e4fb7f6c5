/** The room's packs of whole ecosystems, kept up with its advisories: work beside the other work, since building one takes seconds. */
import { listRebuilt, type PackWork, rebuildNext } from "#stages/dissemination/ecosystem-packs.ts";
import type { Store } from "#store/sql.ts";

/** How long a room waits for an import to end: this many seconds of quiet, but never longer than this many after the first change. */
export const packDelay = { quiet: 5, longest: 120 } as const;

/** Builds all that is due, then lists it; says how many ecosystems were built. Stops between two when told. */
export async function publishPacks(
  store: Store,
  work: PackWork,
  { goOn, failed }: { readonly goOn: () => boolean; readonly failed: (what: string, error: unknown) => void },
): Promise<number> {
  let built = 0;
  while (goOn()) {
    const rebuilt = await rebuildNext(store, work);
    if (rebuilt === null) break;
    if ("error" in rebuilt) failed(`pack of ${rebuilt.ecosystem}`, rebuilt.error);
    else built++;
  }
  await listRebuilt(store, work);
  return built;
}

/** Publishes packs until stopped, looking once a second. */
export function startPacks(
  store: Store,
  work: PackWork & { readonly goOn: () => boolean },
  failed: (what: string, error: unknown) => void,
): { readonly stop: () => Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const loop = (async () => {
    const goOn = (): boolean => !signal.aborted;
    while (goOn()) {
      if (work.goOn())
        await publishPacks(store, work, { goOn, failed }).catch((error: unknown) => failed("packs", error));
      await pause(signal);
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      await loop;
    },
  };
}

async function pause(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resume) => {
    const timer = setTimeout(resume, 1000);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resume();
    });
  });
}
