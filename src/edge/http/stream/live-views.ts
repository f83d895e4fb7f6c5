/**
 * All streams of a room: who watches which view. Views are looked at after a change in the room, at most once a second, and now and then for what another
 * process changed; each is read once for all of its watchers. Before anything is sent it is asked, for all watchers at once, whether each is still signed in
 * and still sees what it watches: a stream never shows more than a request would.
 */
import { setImmediate as letOthersRun } from "node:timers/promises";
import type { Credential } from "#edge/http/authenticate.ts";
import type { SignedIn } from "#edge/http/handler.ts";
import { Overload } from "#edge/http/problem.ts";
import type { Bus } from "#edge/http/room.ts";
import { type EventOutlet, openEventStream } from "#edge/http/stream/event-stream.ts";
import type { LiveSource } from "#edge/http/stream/live-source.ts";
import { createLiveView, type LiveView } from "#edge/http/stream/live-view.ts";

const atMostEvery = 1000;
/** What another process changed is seen so much later at most, and so is the end of a session. */
const atLeastEvery = 5000;
/** Views that nobody watches stay for those who come back; so many at most. */
const mostUnwatched = 32;
/** Streams that are open at once, of all and of one credential. */
const mostStreams = 5000;
const mostOfOne = 2000;
const againAfter = 30;
/** To so many watchers events are sent before the room does something else. */
const together = 50;

/** One who watches. */
type Watcher = {
  /** Names the view: everything that decides what is shown, so that who has the same name may see the same. */
  readonly view: string;
  readonly source: LiveSource<unknown>;
  readonly credential: Credential;
  /** Whether who holds the credential now still sees this view. */
  readonly admits: (now: SignedIn | undefined) => boolean;
  /** The state that it has from an earlier connection. */
  readonly last: string | null;
  /** Aborted when the client is gone. */
  readonly gone: AbortSignal;
};

/** What streams need of the room. */
type StreamingRoom = {
  readonly bus: Bus;
  /** Who holds each of these credentials now; those that hold no longer are left out. */
  readonly signedIn: (credentials: readonly Credential[]) => Promise<ReadonlyMap<Credential, SignedIn>>;
  /** Told why streams that should have gone on ended. */
  readonly failed: (error: unknown) => void;
};

type View = {
  readonly name: string;
  readonly live: LiveView;
  readonly watching: Set<Watching>;
  /** How many are about to watch. */
  joining: number;
  /** When it was looked at last, by the monotonic clock. */
  looked: number;
  looking: Promise<void> | null;
};
type Watching = { readonly watcher: Watcher; readonly outlet: EventOutlet; shown: string | null };

/** Opens streams for watchers. */
export type LiveViews = { readonly watch: (watcher: Watcher) => Promise<Response> };

/** The streams of one room; nothing runs while nobody watches. */
export function createLiveViews(room: StreamingRoom): LiveViews {
  const views = new Map<string, View>();
  let running = false;
  const run = async (): Promise<void> => {
    running = true;
    const rounds = createRounds(room);
    const watched = (): readonly View[] => [...views.values()].filter(({ watching }) => watching.size > 0);
    while (watched().length > 0) await rounds.next(watched);
    rounds.stop();
    running = false;
  };
  const watch = async (watcher: Watcher): Promise<Response> => {
    checkRoomFor(watcher, views);
    const view = viewOf(views, watcher);
    view.joining++;
    try {
      if (performance.now() - view.looked >= atMostEvery) await look(view);
      return join(view, watcher);
    } finally {
      view.joining--;
      if (!running) void run();
    }
  };
  return { watch };
}

function checkRoomFor({ credential }: Watcher, views: ReadonlyMap<string, View>): void {
  const open = [...views.values()].flatMap(({ watching }) => [...watching]);
  if (open.length < mostOfOne) return;
  const own = open.filter(({ watcher }) => watcher.credential.secret === credential.secret);
  if (open.length >= mostStreams || own.length >= mostOfOne) throw new Overload(againAfter, "busy");
}

function viewOf(views: Map<string, View>, { view: name, source }: Watcher): View {
  const live = createLiveView(source);
  const view = views.get(name) ?? {
    name,
    live,
    watching: new Set(),
    joining: 0,
    looked: -Infinity,
    looking: null,
  };
  // The one that was asked for last stands last.
  views.delete(name);
  views.set(name, view);
  const idle = [...views.values()].filter(({ watching, joining }) => watching.size + joining === 0);
  for (const old of idle.slice(0, -mostUnwatched)) views.delete(old.name);
  return view;
}

/** Looks whether a view changed; who asks meanwhile waits for the same look. */
async function look(view: View): Promise<void> {
  view.looking ??= view.live.refresh().finally(() => {
    view.looked = performance.now();
    view.looking = null;
  });
  await view.looking;
}

function join({ live, watching }: View, watcher: Watcher): Response {
  const course = {
    first: live.eventsSince(watcher.last),
    newest: (): readonly Uint8Array[] => {
      one.shown = live.newest();
      return live.eventsSince(null);
    },
    ended: (): void => void watching.delete(one),
  };
  const { response, outlet } = openEventStream(course, watcher.gone);
  const one: Watching = { watcher, outlet, shown: live.newest() };
  watching.add(one);
  return response;
}

type Rounds = { readonly next: (watched: () => readonly View[]) => Promise<void>; readonly stop: () => void };

/** Rounds over all views that are watched: each waits for a change, and the last ends the streams when the room stops. */
function createRounds(room: StreamingRoom): Rounds {
  const changes = waitForChanges(room.bus);
  let asked = performance.now();
  const next = async (watched: () => readonly View[]): Promise<void> => {
    const goesOn = await changes.next();
    // Who came while it waited is looked after too.
    const views = watched();
    if (!goesOn) return views.forEach(endView);
    const now = performance.now();
    const due = now - asked >= atLeastEvery;
    if (due) asked = now;
    try {
      for (const view of views) await look(view);
      await sendNews(views, { room, due });
    } catch (error) {
      // Who watches must not take an old state for the newest: the page's next request learns why.
      room.failed(error);
      views.forEach(endView);
    }
  };
  return { next, stop: changes.stop };
}

function endView({ watching }: View): void {
  for (const { outlet } of watching) outlet.end();
}

/** Sends what changed to those who have not got it; where it is due, asks of the others too whether they may go on. */
async function sendNews(
  views: readonly View[],
  { room, due }: { readonly room: StreamingRoom; readonly due: boolean },
): Promise<void> {
  const concerned = views.flatMap(({ live, watching }) =>
    [...watching].filter(({ shown }) => due || shown !== live.newest()).map((one) => ({ one, live })),
  );
  if (concerned.length === 0) return;
  const signedIn = await room.signedIn(concerned.map(({ one }) => one.watcher.credential));
  for (const [count, { one, live }] of concerned.entries()) {
    if (count % together === together - 1) await letOthersRun();
    if (one.watcher.admits(signedIn.get(one.watcher.credential))) sendTo(one, live);
    else one.outlet.end();
  }
}

function sendTo(one: Watching, live: LiveView): void {
  const events = live.eventsSince(one.shown);
  if (events.length > 0) one.shown = one.outlet.send(events) ? live.newest() : null;
}

/** `next` resolves after a change or after some time, never sooner than a second after the last; `false` once the room stops. */
function waitForChanges(bus: Bus): { next: () => Promise<boolean>; stop: () => void } {
  let changed = false;
  let wake = (): void => undefined;
  const stopHearing = bus.onChange(() => {
    changed = true;
    wake();
  });
  const closing = (): void => wake();
  bus.closed.addEventListener("abort", closing);
  const pause = async (milliseconds: number, over: () => boolean): Promise<void> => {
    if (over()) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, milliseconds);
    wake = () => {
      if (over()) resolve();
    };
    await promise;
    clearTimeout(timer);
  };
  return {
    next: async () => {
      await pause(atMostEvery, () => bus.closed.aborted);
      await pause(atLeastEvery - atMostEvery, () => bus.closed.aborted || changed);
      changed = false;
      return !bus.closed.aborted;
    },
    stop: () => {
      stopHearing();
      bus.closed.removeEventListener("abort", closing);
    },
  };
}
