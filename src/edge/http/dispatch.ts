/**
 * One endpoint, from request to answer: authenticate, check the role, check the origin, read within limits, validate, call the
 * handler, answer. Everything it knows of the endpoint stands in the contract.
 */
import type { Context, Hono } from "hono";
import { contract, type EndpointKey } from "#contract/index.ts";
import type { Endpoint } from "#contract/endpoint.ts";
import { Refusal } from "#core/problem.ts";
import { scopeOf } from "#core/token-scope.ts";
import { hasAlready, tagOf } from "#edge/http/answer/negotiation.ts";
import { sameAnswer } from "#edge/http/answer/same-answer.ts";
import {
  authenticate,
  checkCsrf,
  checkOrigin,
  credentialOf,
  replyOf,
  signedInBy,
} from "#edge/http/authenticate.ts";
import type { SignedIn } from "#edge/http/handler.ts";
import { answerLines } from "#edge/http/report/answer-lines.ts";
import { bytesToReceive, inputOf, receive, type SentParts } from "#edge/http/request-input.ts";
import { logProblem, problemOf } from "#edge/http/problem.ts";
import { pathNames } from "#edge/http/path-names.ts";
import type { Room } from "#edge/http/room.ts";
import { unseal } from "#edge/http/open-envelope.ts";
import { createLiveViews, type LiveViews } from "#edge/http/stream/live-views.ts";
import type { CallThreads } from "#edge/http/work/call-threads.ts";
import { addressBlinder } from "#edge/http/work/blinded-address.ts";
import { clientAddress, noProxies, sharedAddress } from "#edge/http/work/client-address.ts";
import { type CallLane, costOf, laneOf, patienceOf } from "#edge/http/work/lane-of.ts";
import { LargeWork } from "#edge/http/work/large.ts";
import { createLoad, type Load, type WorkPlace } from "#edge/http/work/load.ts";
import { type Caller, performCall, performSealed, watchedBy } from "#edge/http/work/run-call.ts";
import { stoppingOf } from "#edge/http/work/stopping.ts";
import { actorOf } from "#stages/registry/operators.ts";
import type { WorkBounds } from "#store/lanes.ts";

/** An endpoint ready to serve. */
type Served = {
  readonly key: EndpointKey;
  readonly entry: Endpoint;
  readonly room: Room;
  readonly load: Load;
  readonly views: LiveViews;
  readonly threads: CallThreads | undefined;
};

/** One call on its way: who sends it, as far as the connection tells, and the signal that its work is under. */
type Passage = Served & { readonly c: Context; readonly address: string; readonly stopped: AbortSignal };

/** JSON, as text or in UTF-8. */
type JsonBody = string | Uint8Array<ArrayBuffer>;

/** What a session may still do before its operator has a passkey. */
const beforePasskey: ReadonlySet<EndpointKey> = new Set([
  "sessionRead",
  "sessionClose",
  "passkeyOptions",
  "passkeyRegister",
]);

/** Adds every endpoint of the contract to the server. */
export function routeContract(app: Hono, room: Room, threads?: CallThreads): void {
  const load = createLoad();
  const views = createLiveViews({
    bus: room.bus,
    signedIn: async (credentials) => await signedInBy(credentials, room),
    failed: (error) => {
      const place = { request: "stream", method: "GET", route: "streams" };
      logProblem(room, place, { problem: problemOf(error), error });
    },
  });
  const entries = Object.entries(contract) as [EndpointKey, Endpoint][];
  // What is written out goes before what has names in it: `/api/directives/preview` is no directive, whatever the method.
  const byNames = Object.entries(Object.groupBy(entries, ([, { path }]) => path)).toSorted(
    ([a], [b]) => pathNames({ path: a }).length - pathNames({ path: b }).length,
  );
  for (const [path, its = []] of byNames) {
    for (const [key, entry] of its) {
      const served: Served = { key, entry, room, load, views, threads };
      app.on(
        entry.method,
        path,
        entry.work?.same === true ? sameForAll(served) : async (c) => await serve(c, served),
      );
    }
    app.all(path, () => {
      throw new MethodUnknown(its.map(([, { method }]) => method));
    });
  }
}

/** The path is known, the method is not. */
export class MethodUnknown extends Error {
  readonly allowed: string;
  constructor(methods: readonly string[]) {
    super("method not allowed");
    this.allowed = (methods.includes("GET") ? [...methods, "HEAD"] : methods).join(", ");
  }
}

/** Public, and without an input: there is nothing to check. */
function sameForAll({ key, room }: Served): (c: Context) => Promise<Response> {
  return sameAnswer(async (c) => {
    const sent = await receive(c, contract[key]);
    return await performCall(key, { sent, caller: {} }, { room, reply: replyOf(c, room) });
  });
}

async function serve(c: Context, served: Served): Promise<Response> {
  const { entry, room } = served;
  const obstacle = entry.method === "GET" ? null : (room.health?.obstacle() ?? null);
  if (obstacle !== null) throw obstacle;
  const stopping = stoppingOf(c.req.raw.signal, patienceOf(entry));
  const passage: Passage = { ...served, c, address: addressOf(c, room), stopped: stopping.signal };
  try {
    if (entry.sealed !== undefined) return json(c, entry, await serveSealed(passage));
    const caller = await atEntrance(passage, async (here) => await admit(c, { ...served, room: here }));
    if (entry.lines !== undefined) return await serveLines(passage, caller);
    const give = reserve(passage, caller);
    try {
      const sent = await receive(c, entry);
      if (entry.stream === true) return await stream(c, served, { caller, sent });
      return json(c, entry, await inLane(passage, { caller, sent }));
    } finally {
      give();
    }
  } finally {
    stopping.over();
  }
}

/** The answer; where readers may keep it, with its tag, and nothing but that to one who has the same already. */
function json(c: Context, { kept }: Endpoint, body: JsonBody): Response {
  const headers = { "content-type": "application/json" };
  if (kept !== true) return c.body(body, 200, headers);
  const etag = tagOf(body);
  const tagged = { etag, "cache-control": "private, no-cache", vary: "cookie, authorization" };
  if (hasAlready(c.req.raw, etag)) return c.body(null, 304, tagged);
  return c.body(body, 200, { ...headers, ...tagged });
}

/** A call of many lines, done part by part: each part has its own time and stops when its client has gone. */
async function serveLines(passage: Passage, caller: Caller): Promise<Response> {
  const { c, entry, room } = passage;
  const perform = async (sent: SentParts): Promise<JsonBody> => {
    const stopping = stoppingOf(c.req.raw.signal, patienceOf(entry));
    try {
      return await inLane({ ...passage, stopped: stopping.signal }, { caller, sent });
    } finally {
      stopping.over();
    }
  };
  return await answerLines({ c, entry, room, caller, perform, hold: () => reserve(passage, caller) });
}

/** The stream of what a role sees of what was asked for: whoever has the same role and asks for the same watches the same view. */
async function stream(
  c: Context,
  { key, room, views }: Served,
  call: { readonly caller: Caller; readonly sent: SentParts },
): Promise<Response> {
  const credential = credentialOf(c);
  const role = call.caller.actor?.role;
  if (role === undefined || credential === undefined) throw new TypeError(`nobody may watch ${key}`);
  const { input, source } = watchedBy(key, call, room);
  if (c.req.method === "HEAD") return c.body(null, 200, { "content-type": "text/event-stream" });
  return await views.watch({
    view: JSON.stringify([key, role, input]),
    source,
    credential,
    admits: (now) => now !== undefined && now.operator.role === role && !lacksPasskey(now, key),
    last: c.req.header("last-event-id") ?? null,
    gone: c.req.raw.signal,
  });
}

/** An envelope: its signature is proved where others prove who they are, what it holds is done on the sender's lane. */
async function serveSealed(passage: Passage): Promise<JsonBody> {
  const { c, key, entry, room } = passage;
  checkOrigin(c, room);
  const body = inputOf(await receive(c, entry), entry);
  const unsealed = await atEntrance(passage, async (here) => await unseal(body, entry, here));
  return await onLane(
    passage,
    { caller: unsealed, bytes: 0, place: "here" },
    async (here) => await performSealed(key, unsealed, { room: here, reply: replyOf(c, here) }),
  );
}

/** What is sent, read and done on the caller's lane; apart where that may take long, or turns out to. */
async function inLane(
  passage: Passage,
  call: { readonly caller: Caller; readonly sent: SentParts },
): Promise<JsonBody> {
  const { c, key, entry, room, threads, stopped } = passage;
  const task = { caller: call.caller, bytes: call.sent.body.length };
  const elsewhere = async (place: "apart" | "together", others: CallThreads): Promise<JsonBody> =>
    await onLane(passage, { ...task, place }, async (_, lane) => {
      const order = { key, lane, ...call, at: room.now().getTime() };
      return await (place === "apart"
        ? others.perform(order, stopped)
        : others.performTogether(order, stopped));
    });
  const apart = async (others: CallThreads): Promise<JsonBody> => await elsewhere("apart", others);
  const isSmall = call.sent.reports?.single === true && task.bytes <= (entry.work?.together ?? 0);
  if (threads !== undefined && isSmall) return await elsewhere("together", threads);
  if (threads !== undefined && entry.work?.apart === "always") return await apart(threads);
  const onlySmall = threads !== undefined && entry.work?.apart === "when-large";
  try {
    return await onLane(
      passage,
      { ...task, place: "here" },
      async (here) => await performCall(key, call, { room: here, reply: replyOf(c, here), onlySmall }),
    );
  } catch (error) {
    if (threads !== undefined && error instanceof LargeWork) return await apart(threads);
    throw error;
  }
}

/** Proves who calls, on connections that are there for that. */
async function atEntrance<T>(passage: Passage, work: (here: Room) => Promise<T>): Promise<T> {
  const { c, entry, room, load, address, stopped } = passage;
  if (entry.roles.includes("public") && !showsToken(c, entry)) return await work(room);
  const shown = c.req.header("authorization") ?? c.req.header("cookie") ?? "";
  const lane = load.recent.has(shown) ? "returning" : "entrance";
  const client = lane === "returning" ? shown : address;
  try {
    const turn = { lane, client, cost: 1, stopped, place: "here" } as const;
    const done = await load.inTurn(turn, async () => await work(within(room, { lane, stopped })));
    if (shown !== "") load.recent.add(shown);
    return done;
  } catch (error) {
    if (error instanceof Refusal && error.code === "not-signed-in") load.recent.forget(shown);
    throw error;
  }
}

type LaneTask = { readonly caller: Caller; readonly bytes: number; readonly place: WorkPlace };

/** Does the work of a call on the lane of its caller. */
async function onLane(
  passage: Passage,
  { caller, bytes, place }: LaneTask,
  work: (here: Room, lane: CallLane) => Promise<JsonBody>,
): Promise<JsonBody> {
  const { entry, room, load, address, stopped } = passage;
  const lane = laneOf(entry, caller.actor);
  if (entry.work?.lane === "free") return await work(room, lane);
  const client = caller.actor === undefined ? address : caller.actor.id;
  const turn = { lane, client, cost: costOf(entry, bytes), stopped, place };
  const answer = await load.inTurn(turn, async () => await work(within(room, { lane, stopped }), lane));
  load.sent(turn, answer.length);
  return answer;
}

function within(room: Room, bounds: WorkBounds): Room {
  return { ...room, store: room.store.within(bounds) };
}

/** Room for the body in memory; small ones count for nothing. */
function reserve({ c, entry, load, address }: Passage, { actor }: Caller): () => void {
  if (entry.bodyLimit === undefined) return () => undefined;
  return load.held(laneOf(entry, actor), actor?.id ?? address, bytesToReceive(c, entry));
}

const blinded = addressBlinder();

/** By what a caller is known that nobody signed in: its address, blinded. */
function addressOf(c: Context, { proxies = noProxies }: Room): string {
  const env = c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined;
  const peer = env?.incoming?.socket?.remoteAddress ?? "in-process";
  const headers = { forwarded: c.req.header("forwarded"), xForwardedFor: c.req.header("x-forwarded-for") };
  return blinded(sharedAddress(clientAddress(peer, headers, proxies)));
}

/** Lets the caller in, or refuses: who, then the role, then the origin. Public and sealed endpoints know no caller here. */
async function admit(c: Context, { key, entry, room }: Served): Promise<Caller> {
  const changes = entry.method !== "GET";
  const isOpen = entry.roles.includes("public");
  if ((isOpen && !showsToken(c, entry)) || entry.sealed !== undefined) {
    if (changes) checkOrigin(c, room);
    return {};
  }
  const signedIn = await authenticate(c, room);
  if (!isOpen && !entry.roles.includes(signedIn.operator.role))
    throw new Refusal("not-permitted", "Your role may not do this.");
  const scope = scopeOf(entry);
  if (signedIn.by === "token" && !signedIn.scopes.includes(scope))
    throw new Refusal("not-permitted", `This token has not the scope "${scope}".`);
  if (lacksPasskey(signedIn, key))
    throw new Refusal(
      "passkey-needed",
      "Register a passkey first; until then this session can do nothing else.",
    );
  if (changes) {
    checkOrigin(c, room);
    checkCsrf(c, signedIn);
  }
  return { actor: actorOf(signedIn.operator), signedIn };
}

/** Whether a caller of a public endpoint wants to be known by a token. */
function showsToken(c: Context, { byToken }: Endpoint): boolean {
  return byToken === true && c.req.header("authorization") !== undefined;
}

function lacksPasskey(signedIn: SignedIn, key: EndpointKey): boolean {
  return signedIn.by === "cookie" && signedIn.session.mustRegisterPasskey && !beforePasskey.has(key);
}
