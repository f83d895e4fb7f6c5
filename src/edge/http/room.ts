/** What a running room is to its server: the database, the clock, the folders it serves, and the word that something changed. `main.ts` starts it. */
import type { AgentFile } from "#core/document/agent-release.ts";
import { numberingOf } from "#core/publish/own-number.ts";
import type { Holder } from "#core/seal/object/wraps.ts";
import type { Signer } from "#core/seal/envelope.ts";
import type { IntakeDocument } from "#core/intake/intake-policy.ts";
import type { TextByLanguage } from "#core/text.ts";
import type { ReportDesk } from "#edge/http/report/report-desk.ts";
import type { Oidc } from "#edge/http/sign-in/oidc-client.ts";
import type { TrustedProxies } from "#edge/http/work/client-address.ts";
import type { RoomHealth } from "#edge/watch/room-health.ts";
import type { Log } from "#edge/watch/log.ts";
import type { CveAuthority } from "#stages/advisory/own/cve/reserve.ts";
import type { UnlockedKeys } from "#store/sealed/unlocked-keys.ts";
import type { Store } from "#store/sql.ts";

/** The terms of reporting with the name of the office that takes reports in. */
export type Intake = IntakeDocument & { readonly officeName: TextByLanguage };

/** A room. `now` is the only clock that the server asks. */
export type Room = {
  readonly store: Store;
  /** Whether its world is a drill; every signed answer must say the same. */
  readonly drill: boolean;
  readonly version: string;
  /** Address by which browsers reach it, without a slash at the end, e.g. `http://localhost:8420`, with a path where a proxy serves it under one. Passkeys are bound to its host. */
  readonly origin: string;
  /** Where people report a vulnerability of this room itself, a `mailto:` or `https:` address; `null` when nobody said. */
  readonly securityContact?: string | null;
  /** Under what advisories of its own are numbered; the one for drills, or a plain one, where it is left out. */
  readonly advisoryPrefix?: string | null;
  /** Whom the room is to the CVE programme's services; it reserves no ids where it is left out. */
  readonly cveAuthority?: CveAuthority | null;
  /** Signs receipts, with the key that signs what is published. */
  readonly signer: Signer;
  /** The room's hybrid key, which signs indexes beside `signer`. */
  readonly hybrid?: Signer;
  /** What the key of `signer` agrees on with another's public key (SPKI DER), for the tags of return slips; none where it is left out. */
  readonly agree?: (spki: Uint8Array) => Promise<Uint8Array | null>;
  /** The keys that open sealed objects in this process now; none where it is left out. */
  readonly unlocked?: UnlockedKeys;
  /** Opens the private key of an office from what its people bring; `null` for what does not open. None where it is left out. */
  readonly openOfficeKey?: (
    office: string,
    brought: { readonly privateKey: string | undefined; readonly passphrase: string | undefined },
  ) => Promise<Holder | null>;
  /** Folder of the published files, served under `/pub/`. */
  readonly publicFolder: string;
  /** Folder of the built pages. */
  readonly webFolder: string;
  /** The proxies before it that are believed about whose call they pass on; none where it is left out. */
  readonly proxies?: TrustedProxies;
  /** Gives the signed list of the built pages as it is served; none where it is left out. */
  readonly pages?: (() => Promise<string>) | undefined;
  /** Folder of the built documentation; none where it is left out. */
  readonly docsFolder?: string;
  /** What of the agent is offered; `null` where none was built. */
  readonly agent?: () => Promise<AgentOffer | null>;
  /** The identity provider at which people may sign in beside passkeys; none where it is left out. */
  readonly oidc?: Oidc | undefined;
  /** Who takes reports in, and on which terms; `null` where this room takes none. */
  readonly intake?: Intake | null;
  /** Where the work of those who say no name is judged; where calls are answered. */
  readonly reportDesk?: ReportDesk;
  readonly now: () => Date;
  readonly bus: Bus;
  /** In tests: every answer is checked against the contract's output form, and one that does not fit is a fault. */
  readonly checkOutputs?: boolean;
  /** Where faults are written, one line each. */
  readonly log: Log;
  /** What the room stands on; absent where nothing watches it, as in most tests. */
  readonly health?: RoomHealth;
  /** Told of every request as it is answered. */
  readonly observe?: RequestObserver;
};

/** What of a room a thread has that does calls apart; where a handler needs more, its calls are not done apart or the thread is handed it (`work/thread-messages.ts`). */
export type ApartRoom = Pick<Room, "store" | "now" | "unlocked" | HandedToThreads>;

/** What does not change while a room runs, and is handed to such threads as they start. */
export type HandedToThreads =
  | "drill"
  | "version"
  | "origin"
  | "publicFolder"
  | "webFolder"
  | "intake"
  | "advisoryPrefix";

/** A request as logs and metrics may know it: `route` is the contract's path, never the one asked for, which may hold what no log should. */
type ObservedRequest = {
  readonly request: string;
  readonly method: string;
  readonly route: string;
  /** W3C trace context, as the client sent it. */
  readonly traceparent: string | undefined;
};

/** Is given each request, and answers it by `answer`, which resolves with the status. */
export type RequestObserver = (about: ObservedRequest, answer: () => Promise<number>) => Promise<void>;

/** The agent's files that lie in a folder, and what the room states of them, by name. */
export type AgentOffer = {
  readonly folder: string;
  readonly files: readonly AgentFile[];
  readonly texts: ReadonlyMap<string, string | Uint8Array>;
};

/** Tells streams that what they show may have changed. */
export type Bus = {
  /** Called by the room after a follower moved. */
  readonly changed: () => void;
  /** Calls back after each change; returns the way to stop. */
  readonly onChange: (listener: () => void) => () => void;
  /** Ends every stream; called when the room stops. */
  readonly close: () => void;
  /** Aborted by `close`. */
  readonly closed: AbortSignal;
};

/** A bus for one room. */
export function createBus(): Bus {
  const listeners = new Set<() => void>();
  const closing = new AbortController();
  return {
    changed: () => {
      for (const listener of listeners) listener();
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => closing.abort(),
    closed: closing.signal,
  };
}

/** Under what the room numbers its advisories, and whether they are a drill's. */
export function numberingIn({
  advisoryPrefix,
  drill,
}: Pick<Room, "advisoryPrefix" | "drill">): ReturnType<typeof numberingOf> {
  return numberingOf(advisoryPrefix ?? null, drill);
}

/** The path of its host under which browsers reach the room, without a slash at its end; empty where it has the host to itself. */
export function basePathOf({ origin }: Pick<Room, "origin">): string {
  return new URL(origin).pathname.replace(/\/+$/, "");
}

/** The path that a request asks for within the room: a proxy may take the room's own path off or leave it on. */
export function pathInRoom(room: Pick<Room, "origin">, url: string): string {
  const { pathname } = new URL(url);
  const base = basePathOf(room);
  return base !== "" && `${pathname}/`.startsWith(`${base}/`) ? pathname.slice(base.length) || "/" : pathname;
}

const loopback = ["localhost", "127.0.0.1", "[::1]"];

/** The origins whose pages may change something: the room's own, and for a room on loopback its other loopback names. */
export function ownOrigins(room: Room): readonly string[] {
  const own = new URL(room.origin);
  if (!loopback.includes(own.hostname)) return [own.origin];
  const port = own.port === "" ? "" : `:${own.port}`;
  return loopback.map((host) => `${own.protocol}//${host}${port}`);
}
