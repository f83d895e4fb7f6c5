/**
 * One endpoint, from request to answer: authenticate, check the role, check the origin, read within limits, validate, call the
 * handler, answer. Everything it knows of the endpoint stands in the contract.
 */
import type { Context, Hono } from "hono";
import { Compile, type Validator } from "typebox/compile";
import { contract, type EndpointKey } from "#contract/index.ts";
import type { Endpoint } from "#contract/endpoint.ts";
import { member } from "#core/input/json.ts";
import { Refusal } from "#core/problem.ts";
import type { Actor } from "#core/actor.ts";
import { authenticate, checkCsrf, checkOrigin, replyOf } from "#edge/http/authenticate.ts";
import type { Reply, Sealed, SignedIn } from "#edge/http/handler.ts";
import { handlers } from "#edge/http/handlers.ts";
import { checkInput, findingsOf, readInput } from "#edge/http/request-input.ts";
import { createLimiter, type Limiter } from "#edge/http/limiter.ts";
import { logProblem, notFound, problemOf } from "#edge/http/problem.ts";
import type { Room } from "#edge/http/room.ts";
import { unseal } from "#edge/http/open-envelope.ts";
import { checkStepUp } from "#edge/http/sign-in/check-step-up.ts";
import { eventStream } from "#edge/http/stream.ts";
import { actorOf } from "#stages/registry/operators.ts";

/** An endpoint ready to serve. */
type Served = {
  readonly key: EndpointKey;
  readonly entry: Endpoint;
  readonly room: Room;
  readonly input: Validator;
  readonly output: Validator;
  readonly limit: Limiter | undefined;
};

type Caller = { readonly actor?: Actor; readonly signedIn?: SignedIn };

/** What every handler is called with; each handler's own type names the part that is there for it. */
type AnyCall = Caller & {
  readonly input: unknown;
  readonly room: Room;
  readonly reply: Reply;
  readonly place: string;
  readonly sealed?: Sealed;
};

/** What a session may still do before its operator has a passkey. */
const beforePasskey: ReadonlySet<EndpointKey> = new Set([
  "sessionRead",
  "sessionClose",
  "passkeyOptions",
  "passkeyRegister",
]);

/** Adds every endpoint of the contract to the server. */
export function routeContract(app: Hono, room: Room): void {
  const guessing = createLimiter({ burst: 30, perSecond: 1 });
  const asking = createLimiter({ burst: 1000, perSecond: 100 });
  const entries = Object.entries(contract) as [EndpointKey, Endpoint][];
  for (const [key, entry] of entries) {
    const slowed = entry.roles.includes("public") && entry.method !== "GET";
    const limiter = entry.open === true ? asking : guessing;
    const served: Served = {
      key,
      entry,
      room,
      input: Compile(entry.input),
      output: Compile(entry.output),
      limit: slowed ? limiter : undefined,
    };
    app.on(entry.method, entry.path, async (c) => await serve(c, served));
  }
  for (const path of new Set(entries.map(([, entry]) => entry.path))) {
    const methods = entries.filter(([, entry]) => entry.path === path).map(([, entry]) => entry.method);
    app.all(path, () => {
      throw new MethodUnknown(methods);
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

async function serve(c: Context, served: Served): Promise<Response> {
  const { entry, room } = served;
  const caller = await admit(c, served, "use");
  served.limit?.(clientOf(c), room.now());
  const sent = await readInput(c, entry);
  const call = await complete(c, served, { caller, sent });
  const answer = async (): Promise<string> => JSON.stringify(await callHandler(served, call));
  const first = await answer();
  if (entry.stream === true && c.req.method === "GET") {
    const again = async (): Promise<string> => {
      const now = await admit(c, served, "glance");
      return JSON.stringify(await callHandler(served, { ...call, ...now }));
    };
    const place = { request: "stream", method: entry.method, route: entry.path };
    const failed = (error: unknown): void => logProblem(room, place, { problem: problemOf(error), error });
    return eventStream(first, { bus: room.bus, read: again, gone: c.req.raw.signal, failed });
  }
  return c.body(first, 200, { "content-type": "application/json" });
}

/** Lets the caller in, or refuses: who, then the role, then the origin. Public and sealed endpoints know no caller here. */
async function admit(c: Context, { key, entry, room }: Served, purpose: "use" | "glance"): Promise<Caller> {
  const changes = entry.method !== "GET";
  if (entry.roles.includes("public") || entry.sealed !== undefined) {
    if (changes) checkOrigin(c, room);
    return {};
  }
  const signedIn = await authenticate(c, room, purpose);
  if (!entry.roles.includes(signedIn.operator.role))
    throw new Refusal("not-permitted", "Your role may not do this.");
  if (signedIn.by === "cookie" && signedIn.session.mustRegisterPasskey && !beforePasskey.has(key))
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

async function complete(
  c: Context,
  served: Served,
  so: { readonly caller: Caller; readonly sent: unknown },
): Promise<AnyCall> {
  const { entry, room } = served;
  const rest = { room, reply: replyOf(c, room), place: c.req.header("user-agent") ?? "" };
  if (entry.sealed !== undefined) {
    const unsealed = await unseal(so.sent, entry, room);
    checkInput(served.input, unsealed.input);
    return { ...rest, ...unsealed };
  }
  checkInput(served.input, so.sent);
  checkOwner(entry, so);
  await checkStepUp(c, room, { entry, signedIn: so.caller.signedIn, input: so.sent });
  return { ...rest, ...so.caller, input: so.sent };
}

/** For an organisation every other organisation's object is not there. Whether an officer may see one is decided by its rows. */
function checkOwner(entry: Endpoint, { caller, sent }: { caller: Caller; sent: unknown }): void {
  const role: Actor["role"] | undefined = caller.actor?.role;
  if (entry.owned === undefined || role !== "organization") return;
  if (member(sent, entry.owned) !== caller.actor?.organization) throw notFound();
}

async function callHandler(served: Served, call: AnyCall): Promise<unknown> {
  const handler = handlers[served.key] as (call: AnyCall) => Promise<unknown>;
  const output = await handler(call);
  if (served.room.checkOutputs === true) checkOutput(served, output);
  return output;
}

function checkOutput({ key, output }: Served, value: unknown): void {
  const sent: unknown = JSON.parse(JSON.stringify(value));
  if (output.Check(sent)) return;
  throw new TypeError(
    `the output of ${key} breaks the contract: ${JSON.stringify(findingsOf(output, sent))}`,
  );
}

/** The address of the connection; behind a proxy all clients share one. */
function clientOf(c: Context): string {
  const env = c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined;
  return env?.incoming?.socket?.remoteAddress ?? "in-process";
}
