/** What a handler is given and gives: the types that tie each endpoint of the contract to one function. No handler stands here. */
import type { contract, EndpointKey } from "#contract/index.ts";
import type { InputOf, IsApart, OutputOf } from "#contract/endpoint.ts";
import type { Envelope } from "#core/seal/envelope.ts";
import type { Actor } from "#core/actor.ts";
import type { TokenScope } from "#core/token-scope.ts";
import type { ApartRoom, Room } from "#edge/http/room.ts";
import type { LiveSource } from "#edge/http/stream/live-source.ts";
import type { Operator } from "#stages/registry/operators.ts";
import type { OpenedSession, Session } from "#stages/registry/sessions.ts";

/** Who is signed in, and how: a person by a session cookie, or a script by a bearer token. */
export type SignedIn =
  | {
      readonly by: "cookie";
      readonly operator: Operator;
      readonly session: Session;
      /** Whether its last use was so long ago that this one is noted. */
      readonly stale: boolean;
    }
  | {
      readonly by: "token";
      readonly operator: Operator;
      readonly expires: string;
      readonly scopes: readonly TokenScope[];
    };

/** An envelope whose signature, organisation and drill mark were found good; the handler's `input` is its payload. */
export type Sealed = { readonly envelope: Envelope; readonly keyid: string; readonly payload: Uint8Array };

/** What a handler may say beside its output. */
export type Reply = {
  /** Sets the session cookie. */
  readonly signIn: (opened: OpenedSession) => void;
  /** Sets the cookie that binds a going to the identity provider to this browser. */
  readonly bindFlow: (state: string) => void;
  /** Takes the session cookie away. */
  readonly signOut: () => void;
};

/** Endpoints that anyone may call; they get no actor. */
type PublicEndpoint =
  | "sessionOpen"
  | "signInWays"
  | "oidcBegin"
  | "passkeyChallenge"
  | "passkeyOpen"
  | "osvQuery"
  | "osvQueryBatch"
  | "osvRead"
  | "findingsReceive"
  | "reportPolicy"
  | "reportWork"
  | "reportProducts"
  | "reportStatus"
  | "reportReply"
  | "reportCredit"
  | "publicationSeen"
  | "health"
  | "openapi";
/** Endpoints whose body is an envelope signed by an agent. */
type SealedEndpoint = "acknowledge" | "attest";

/** Endpoints that answer with a stream. */
type StreamEndpoint = "pictureStream" | "alertLevelStream";

type Input<K extends EndpointKey> = InputOf<(typeof contract)[K]>;
type Output<K extends EndpointKey> = Frozen<OutputOf<(typeof contract)[K]>>;

/** Handlers may answer with data that nobody may change. */
export type Frozen<T> = T extends readonly (infer U)[]
  ? readonly Frozen<U>[]
  : T extends object
    ? { readonly [N in keyof T]: Frozen<T[N]> }
    : T;

/** Where a call is done: on the thread that answers, with the whole room and what may be said beside the answer; or, of an endpoint whose calls are done apart, with what is there. */
type CallSurroundings<K extends EndpointKey> =
  IsApart<(typeof contract)[K]> extends true
    ? { readonly room: ApartRoom }
    : { readonly room: Room; readonly reply: Reply };

/** A call that anyone may make. */
type PublicCall<K extends PublicEndpoint> = CallSurroundings<K> & {
  readonly input: Input<K>;
  /** Only what is small is to be done here; what is large is refused with `LargeWork`. */
  readonly onlySmall?: boolean;
  /** What the caller's browser calls itself; "" where it does not say. */
  readonly place: string;
};
/** A call of an agent. */
type SealedCall<K extends SealedEndpoint> = {
  readonly input: Input<K>;
  readonly actor: Actor;
  readonly sealed: Sealed;
  readonly room: Room;
};
/** A call of someone signed in whose role is among the endpoint's. */
export type Call<K extends EndpointKey> = CallSurroundings<K> & {
  readonly input: Input<K>;
  readonly actor: Actor;
  readonly signedIn: SignedIn;
  /** What the caller's browser calls itself; "" where it does not say. */
  readonly place: string;
};

/** A call for a stream: the actor has the role of who watches and nothing else, since all of a role are shown the same. */
type StreamCall<K extends StreamEndpoint> = {
  readonly input: Input<K>;
  readonly actor: Actor;
  readonly room: Room;
};

/** The handler of one endpoint. That of a stream gives where its state comes from. */
type Handler<K extends EndpointKey> = K extends PublicEndpoint
  ? (call: PublicCall<K>) => Promise<Output<K>>
  : K extends SealedEndpoint
    ? (call: SealedCall<K>) => Promise<Output<K>>
    : K extends StreamEndpoint
      ? (call: StreamCall<K>) => LiveSource<Output<K>>
      : (call: Call<K>) => Promise<Output<K>>;

/** Handlers that do several calls of an endpoint together, by endpoint; what is refused of one is refused of no other. */
export type TogetherHandlers<K extends EndpointKey> = {
  readonly [N in K]: (
    inputs: readonly Input<N>[],
    room: ApartRoom,
  ) => Promise<readonly PromiseSettledResult<Output<N>>[]>;
};

/** Handlers by endpoint. */
export type Handlers<K extends EndpointKey = EndpointKey> = { readonly [N in K]: Handler<N> };
