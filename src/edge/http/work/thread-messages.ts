/** What is said between the thread that answers and the threads in which calls are done apart. */
import type { EndpointKey } from "#contract/index.ts";
import type { RefusalCode, Finding } from "#core/problem.ts";
import type { SentParts } from "#edge/http/request-input.ts";
import type { HandedToThreads, Room } from "#edge/http/room.ts";
import type { CallLane } from "#edge/http/work/lane-of.ts";
import type { Caller } from "#edge/http/work/run-call.ts";
import type { DatabaseTrouble } from "#store/database-trouble.ts";
import type { UnlockedKey } from "#store/sealed/unlocked-keys.ts";
import type { Connection } from "#store/sql.ts";

/** What a thread needs of the room, as data. */
export type ThreadData = Required<Pick<Room, HandedToThreads>> & {
  readonly connection: Connection;
  /** Folder of compiled modules, so that starting costs little. */
  readonly compiled: string | null;
  /** Whether what it does is waited for by many, and small: it then has the priority of who answers. */
  readonly urgent: boolean;
};

/** A call to be done; `at` is the room's clock in milliseconds. */
export type ThreadCall = {
  readonly key: EndpointKey;
  readonly lane: CallLane;
  readonly sent: SentParts;
  readonly caller: Caller;
  readonly at: number;
};

/** One order at a time, of one call or of some of one endpoint that are done together; `stop` is about the one at hand. */
export type ThreadOrder =
  | { readonly kind: "call"; readonly call: ThreadCall }
  | { readonly kind: "calls"; readonly calls: readonly ThreadCall[] }
  /** The keys that open sealed objects, as the process has them from now on; nothing is replied. */
  | { readonly kind: "keys"; readonly keys: readonly UnlockedKey[] }
  | { readonly kind: "stop" };

/** What a thread says. */
export type ThreadReply =
  | { readonly kind: "ready" }
  | { readonly kind: "replies"; readonly replies: readonly CallReply[] }
  | CallReply;

/** What it says unasked: a trouble of the database that it met, which every one of its calls may get over. */
export type ThreadTrouble = { readonly kind: "trouble"; readonly trouble: DatabaseTrouble };

/** What became of a call. An answer is JSON in UTF-8; a fault is any error that is no refusal. */
export type CallReply =
  | { readonly kind: "answer"; readonly body: Uint8Array<ArrayBuffer> }
  | {
      readonly kind: "refusal";
      readonly code: RefusalCode;
      readonly message: string;
      readonly findings: readonly Finding[];
      readonly seconds: number | null;
    }
  | { readonly kind: "fault"; readonly error: unknown };
