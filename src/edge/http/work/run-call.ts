/**
 * One call, from what was sent to the text of its answer: read, checked against the contract, done. It runs on the thread that answers or on one apart, and is the same
 * on both.
 */
import { Compile, type Validator } from "typebox/compile";
import { contract, type EndpointKey } from "#contract/index.ts";
import type { Endpoint } from "#contract/endpoint.ts";
import type { Actor } from "#core/actor.ts";
import { member } from "#core/input/json.ts";
import type { Reply, Sealed, SignedIn } from "#edge/http/handler.ts";
import { handlers, togetherHandlers } from "#edge/http/handlers.ts";
import type { Unsealed } from "#edge/http/open-envelope.ts";
import { notFound } from "#edge/http/problem.ts";
import { checkInput, findingsOf, inputOf, type SentParts } from "#edge/http/request-input.ts";
import type { Room } from "#edge/http/room.ts";
import type { LiveSource } from "#edge/http/stream/live-source.ts";
import { checkStepUp } from "#edge/http/sign-in/check-step-up.ts";

/** Who calls; nothing is known of the caller of a public endpoint. */
export type Caller = { readonly actor?: Actor; readonly signedIn?: SignedIn };

/** What every handler is called with; each handler's own type names the part that is there for it. */
type AnyCall = Caller & {
  readonly input: unknown;
  readonly room: Room;
  readonly reply: Reply;
  readonly place: string;
  readonly onlySmall?: boolean;
  readonly sealed?: Sealed;
};

const validators = new Map<EndpointKey, { readonly input: Validator; readonly output: Validator }>();

function validatorsOf(key: EndpointKey): { readonly input: Validator; readonly output: Validator } {
  const known = validators.get(key);
  if (known !== undefined) return known;
  const entry: Endpoint = contract[key];
  const made = { input: Compile(entry.input), output: Compile(entry.output) };
  validators.set(key, made);
  return made;
}

/** Where a call is done: the room, and what may be said beside the answer. */
type Surrounding = { readonly room: Room; readonly reply: Reply; readonly onlySmall?: boolean };

/** A call of someone who is known, or of anyone: its input is read and checked, then it is done. */
export async function performCall(
  key: EndpointKey,
  { sent, caller }: { readonly sent: SentParts; readonly caller: Caller },
  here: Surrounding,
): Promise<string> {
  const entry: Endpoint = contract[key];
  const { place, proof } = sent;
  const input = inputOf(sent, entry);
  checkInput(validatorsOf(key).input, input);
  checkOwner(entry, input, caller.actor);
  await checkStepUp(here.room, { entry, signedIn: caller.signedIn, input, proof });
  return await answerCall(key, { ...caller, ...here, input, place });
}

/** A call that is done together with others. */
type SharedCall = { readonly key: EndpointKey; readonly sent: SentParts; readonly caller: Caller };

/** Calls of one endpoint that are done together: the text of each answer, or what it is refused with. What is wrong with one is wrong with no other. */
export async function performTogether(
  calls: readonly SharedCall[],
  here: Surrounding,
): Promise<readonly PromiseSettledResult<string>[]> {
  const key = calls[0]?.key;
  if (key === undefined || !isDoneTogether(key) || calls.some((call) => call.key !== key))
    throw new TypeError("these calls are not done together");
  const inputs = await Promise.allSettled(
    calls.map(async ({ sent, caller }) => {
      const input = inputOf(sent, contract[key]);
      checkInput(validatorsOf(key).input, input);
      checkOwner(contract[key], input, caller.actor);
      return input;
    }),
  );
  const good = inputs.filter((one) => one.status === "fulfilled").map(({ value }) => value);
  const done = (await togetherHandlers[key](good, here.room)).values();
  return inputs.map((one) => {
    const settled = one.status === "fulfilled" ? done.next().value : one;
    if (settled?.status !== "fulfilled") return { status: "rejected", reason: settled?.reason as unknown };
    return { status: "fulfilled", value: JSON.stringify(settled.value) };
  });
}

function isDoneTogether(key: EndpointKey): key is keyof typeof togetherHandlers {
  return Object.hasOwn(togetherHandlers, key);
}

/**
 * What a caller watches: what was asked for, and where its state comes from. It is read with the caller's role and nothing else of it, so that it is the
 * same for all who have the role.
 */
export function watchedBy(
  key: EndpointKey,
  { sent, caller }: { readonly sent: SentParts; readonly caller: Caller },
  room: Room,
): { readonly input: unknown; readonly source: LiveSource<unknown> } {
  const input = inputOf(sent, contract[key]);
  checkInput(validatorsOf(key).input, input);
  const handler = handlers[key] as unknown as (call: unknown) => LiveSource<unknown>;
  const source = handler({ input, room, actor: { role: caller.actor?.role ?? "public", id: "stream" } });
  const read = async (): Promise<unknown> => {
    const state = await source.read();
    if (room.checkOutputs === true) checkOutput(key, JSON.parse(JSON.stringify(state)));
    return state;
  };
  return { input, source: { ...source, read } };
}

/** A call of an agent, whose envelope is open. */
export async function performSealed(
  key: EndpointKey,
  unsealed: Unsealed,
  here: Surrounding,
): Promise<string> {
  checkInput(validatorsOf(key).input, unsealed.input);
  return await answerCall(key, { ...unsealed, ...here, place: "" });
}

/** For an organisation every other organisation's object is not there. Whether an officer may see one is decided by its rows. */
function checkOwner({ owned }: Endpoint, input: unknown, actor: Actor | undefined): void {
  const role: Actor["role"] | undefined = actor?.role;
  if (owned === undefined || role !== "organization") return;
  if (member(input, owned) !== actor?.organization) throw notFound();
}

/** Calls the handler; the answer is JSON. */
async function answerCall(key: EndpointKey, call: AnyCall): Promise<string> {
  const handler = handlers[key] as (call: AnyCall) => Promise<unknown>;
  const text = JSON.stringify(await handler(call));
  if (call.room.checkOutputs === true) checkOutput(key, JSON.parse(text));
  return text;
}

function checkOutput(key: EndpointKey, sent: unknown): void {
  const { output } = validatorsOf(key);
  if (output.Check(sent)) return;
  throw new TypeError(
    `the output of ${key} breaks the contract: ${JSON.stringify(findingsOf(output, sent))}`,
  );
}
