/**
 * The shape of an endpoint: data only. The server, `/openapi.json`, the command line, the agent, the pages and the generated security tests all
 * read the same entries.
 */
import type { Static, TSchema } from "typebox";
import type { Role } from "#core/actor.ts";

/** Who may call: roles, or `public` for anyone without a session. */
export type Audience = Role | "public";

/**
 * What a call costs the room, and where its work is done. A unit of work is about a millisecond of the room's time, in the database and here. What an endpoint does
 * not say is usual (`edge/http/work/`).
 */
type Work = {
  /** Units of a call by itself. */
  readonly cost?: number;
  /** Units for each KiB of the body: what a list or a batch costs grows with it. */
  readonly perKilobyte?: number;
  /** Done in a thread of its own, since the input or the answer may be large: what answers everyone never waits for it. `when-large`: most are small, and what is found to be large is done again there. */
  readonly apart?: "always" | "when-large";
  /** A call by itself with a body of no more than so many bytes is done together with those that come at the same time, so that one commit makes all of them durable. */
  readonly together?: number;
  /** Seconds after which the work is stopped. */
  readonly seconds?: number;
  /** `entrance`: those who are not in yet come in by it, and no use of the room keeps them out; `free`: it costs so little that it is never held up; `reports`: what is reported has a lane of its own. */
  readonly lane?: "entrance" | "free" | "reports";
  /** The answer is the same for everyone while the server runs, and made once. */
  readonly same?: true;
};

/**
 * One endpoint. `path` has `:name` parts, which are properties of `input`; for GET the other properties come from the query, else from the
 * JSON body. `sealed` endpoints take a DSSE envelope of that payload type in place of a JSON body: the signature of a registered agent key is the authentication,
 * and `input` is the form of the payload.
 */
export type Endpoint<I extends TSchema = TSchema, O extends TSchema = TSchema> = {
  readonly name: string;
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  readonly path: `/${string}`;
  readonly roles: readonly Audience[];
  readonly summary: string;
  readonly input: I;
  readonly output: O;
  readonly sealed?: string;
  /** Largest body in bytes; 64 KiB unless said. */
  readonly bodyLimit?: number;
  readonly work?: Work;
  /** Answers a stream of server-sent events: `state` with the output, then `patch` with what changed of it (a JSON Patch, RFC 6902), or `state` again after a gap. */
  readonly stream?: boolean;
  /** Readers may keep the answer and ask again by its entity tag (`If-None-Match`); else nothing of it may be kept. */
  readonly kept?: boolean;
  /** Of a public endpoint: whoever shows a token is known by it, and one that is not good is refused. */
  readonly byToken?: true;
  /** Takes one JSON value or as many as this as NDJSON, one a line, and answers in the same form, line by line; neither is held in memory whole. */
  readonly lines?: number;
  /** Of a public endpoint: it gives public data only and takes no secret, so that nothing can be guessed at it and it has no lane of its own. Its body is read as JSON whatever type it is sent as: clients of such APIs send what `curl -d` does. */
  readonly open?: boolean;
  /**
   * The act asks for a fresh proof that the person is there (`x-bongsu-step-up`), so that a session alone, left open or stolen, does not do it: it issues, lets somebody
   * in, or gives a key or secret. `unless-dry-run`: an input with `dryRun` asks for none.
   */
  readonly stepUp?: "always" | "unless-dry-run";
  /** The path part that names an object of one organisation; the security tests ask for another organisation's. */
  readonly owned?: string;
};

/** Keeps the literal types of an entry. */
export function endpoint<const N extends string, I extends TSchema, O extends TSchema, const W extends Work>(
  entry: Endpoint<I, O> & { readonly name: N; readonly work?: W },
): Endpoint<I, O> & { readonly name: N; readonly work?: W } {
  return entry;
}

/** Whether calls of an endpoint are done, or may be done, in a thread apart: its handler has what such a thread has and no more. */
export type IsApart<E> = E extends { readonly work?: { readonly apart: NonNullable<Work["apart"]> } }
  ? true
  : false;

/** The input of an endpoint as a TypeScript type. */
export type InputOf<E> = E extends Endpoint<infer I> ? Static<I> : never;
/** The output of an endpoint as a TypeScript type. */
export type OutputOf<E> = E extends Endpoint<TSchema, infer O> ? Static<O> : never;
