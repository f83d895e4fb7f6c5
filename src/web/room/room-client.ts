/**
 * The client of the room, typed by the contract: an endpoint's key gives the form of its input and of its answer.
 * It keeps one thing, the CSRF token of the session. What an error means in words is `room-error.ts`.
 */
import type { EndpointKey, contract } from "#contract/index.ts";
import type { Audience, InputOf, OutputOf } from "#contract/endpoint.ts";
import { href } from "#web/room/room-address.ts";
import { roomErrorFrom, lostConnection } from "#web/room/room-error.ts";

type Contract = typeof contract;
type EndpointLine = { readonly method: string; readonly path: string; readonly roles: readonly Audience[] };
type EndpointTable = Readonly<Partial<Record<EndpointKey, EndpointLine>>>;
export type Input<K extends EndpointKey> = InputOf<Contract[K]>;
export type Output<K extends EndpointKey> = OutputOf<Contract[K]>;

export type Client = {
  /** Calls an endpoint; throws `Declined` for every answer that is not a success. */
  readonly call: <K extends EndpointKey>(key: K, input: Input<K>, signal?: AbortSignal) => Promise<Output<K>>;
  /** Resolves when it knows the endpoints that need a session: a call waits for them by itself, the other questions here do not. The same promise each time. */
  readonly whole: () => Promise<void>;
  /** The address of an endpoint with its input in path and query. */
  readonly address: <K extends EndpointKey>(key: K, input: Input<K>) => string;
  /** Keeps the CSRF token of the session for the calls to come. */
  readonly admit: (csrf: string) => void;
  /** Tells when the room says that the session is over; the answer stops the telling. */
  readonly whenSignedOut: (told: () => void) => () => void;
  /** Has the person asked for a fresh proof where an act needs one; the act then goes on. The answer stops the asking. */
  readonly whenStepUpNeeded: (ask: AskStepUp) => () => void;
  /** Whether the role may call the endpoint at all. */
  readonly allows: (key: EndpointKey, role: Audience) => boolean;
};

/** An act that the room does not do for a session alone. */
export type GraveAct = { readonly method: string; readonly path: string; readonly input: unknown };
/** Gives a proof for the act, or throws when the person gives none. */
type AskStepUp = (act: GraveAct) => Promise<string>;

/** A client without a session. It knows what anybody may call, and loads the endpoints that need a session with the first of them. */
export function openClient(open: EndpointTable, signedIn: () => Promise<EndpointTable>): Client {
  let known = open;
  let loading: Promise<void> | null = null;
  function whole(): Promise<void> {
    loading ??= signedIn().then(
      (rest) => void (known = { ...open, ...rest }),
      (thrown: unknown) => {
        loading = null;
        throw lostConnection(thrown);
      },
    );
    return loading;
  }
  let csrf = "";
  let sessions = 0;
  const listeners = new Set<() => void>();
  let askStepUp: AskStepUp | null = null;
  /** Sends again with a proof what the room refuses without one; what was typed stays with the caller. */
  async function withProof(act: GraveAct, request: Prepared, refused: Response): Promise<Response> {
    if (refused.status !== 403 || askStepUp === null) return refused;
    const error = await roomErrorFrom(refused);
    if (error.code !== "step-up-needed") throw error;
    return await send(request, { csrf, signal: undefined, proof: await askStepUp(act) });
  }
  async function call<K extends EndpointKey>(key: K, input: Input<K>, signal?: AbortSignal) {
    const before = sessions;
    if (known[key] === undefined) await whole();
    const endpoint = named(known, key);
    const { method, path, roles } = endpoint;
    const request = requestOf(endpoint, input);
    const sent = await send(request, { csrf, signal });
    const response = await withProof({ method, path, input }, request, sent);
    const isOpen = key === "sessionRead" || roles.includes("public");
    // What was asked in an earlier session says nothing of this one.
    if (response.status === 401 && !isOpen && before === sessions) for (const told of listeners) told();
    if (!response.ok) throw await roomErrorFrom(response);
    return (response.status === 204 ? {} : await response.json()) as Output<K>;
  }
  return {
    call,
    whole,
    address: (key, input) => requestOf(named(known, key), input).url,
    admit: (token) => {
      csrf = token;
      sessions++;
    },
    whenSignedOut: (told) => {
      listeners.add(told);
      return () => listeners.delete(told);
    },
    whenStepUpNeeded: (ask) => {
      askStepUp = ask;
      return () => {
        if (askStepUp === ask) askStepUp = null;
      };
    },
    allows: (key, role) => known[key]?.roles.includes(role) === true,
  };
}

type Prepared = { readonly method: string; readonly url: string; readonly body: string | null };

function named(table: EndpointTable, key: EndpointKey): EndpointLine {
  const endpoint = table[key];
  if (endpoint === undefined) throw new Error(`${key} is not known before there is a session`);
  return endpoint;
}

function requestOf({ method, path }: EndpointLine, input: unknown): Prepared {
  const rest = new Map(Object.entries((input ?? {}) as Record<string, unknown>));
  const filled = href(path).replace(/:([A-Za-z]+)/g, (_, name: string) => {
    const value = rest.get(name);
    rest.delete(name);
    return encodeURIComponent(textOf(value));
  });
  if (method !== "GET") return { method, url: filled, body: bodyOf(method, rest) };
  const query = new URLSearchParams();
  for (const [name, value] of rest) if (value !== undefined) query.set(name, textOf(value));
  return { method, url: query.size === 0 ? filled : `${filled}?${query.toString()}`, body: null };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function bodyOf(method: string, rest: ReadonlyMap<string, unknown>): string | null {
  return method === "DELETE" && rest.size === 0 ? null : JSON.stringify(Object.fromEntries(rest));
}

type Sending = { readonly csrf: string; readonly signal: AbortSignal | undefined; readonly proof?: string };

async function send(request: Prepared, { csrf, signal, proof }: Sending): Promise<Response> {
  const headers = new Headers({ accept: "application/json" });
  if (request.body !== null) headers.set("content-type", "application/json");
  if (request.method !== "GET" && csrf !== "") headers.set("x-bongsu-csrf", csrf);
  if (proof !== undefined) headers.set("x-bongsu-step-up", proof);
  try {
    return await fetch(request.url, {
      method: request.method,
      headers,
      body: request.body,
      credentials: "same-origin",
      cache: "no-store",
      signal: signal ?? null,
    });
  } catch (thrown) {
    if (signal?.aborted === true) throw thrown;
    throw lostConnection(thrown);
  }
}
