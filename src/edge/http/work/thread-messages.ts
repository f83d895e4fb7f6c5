/** What is said between the thread that answers and the threads in which calls are done apart. */
import type { EndpointKey } from "#contract/index.ts";
import type { RefusalCode, Finding } from "#core/problem.ts";
import type { SentParts } from "#edge/http/request-input.ts";
import type { Room } from "#edge/http/room.ts";
import type { CallLane } from "#edge/http/work/lane-of.ts";
import type { Caller } from "#edge/http/work/run-call.ts";
import type { Connection } from "#store/sql.ts";

/** What a thread needs of the room, as data. */
export type ThreadData = Pick<
  Room,
  "drill" | "version" | "origin" | "publicFolder" | "webFolder" | "intake"
> & {
  readonly connection: Connection;
  /** Folder of compiled modules, so that starting costs little. */
  readonly compiled: string | null;
};

/** A call to be done; `at` is the room's clock in milliseconds. */
export type ThreadCall = {
  readonly key: EndpointKey;
  readonly lane: CallLane;
  readonly sent: SentParts;
  readonly caller: Caller;
  readonly at: number;
};

/** One call at a time; `stop` is about the one at hand. */
export type ThreadOrder = { readonly kind: "call"; readonly call: ThreadCall } | { readonly kind: "stop" };

/** What became of a call. An answer is JSON in UTF-8; a fault is any error that is no refusal. */
export type ThreadReply =
  | { readonly kind: "ready" }
  | { readonly kind: "answer"; readonly body: Uint8Array<ArrayBuffer> }
  | {
      readonly kind: "refusal";
      readonly code: RefusalCode;
      readonly message: string;
      readonly findings: readonly Finding[];
      readonly seconds: number | null;
    }
  | { readonly kind: "fault"; readonly error: unknown };
