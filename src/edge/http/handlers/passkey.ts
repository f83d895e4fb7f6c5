/** Handlers: the WebAuthn ceremonies (registering a passkey, signing in with one, a fresh proof for one act), and an operator's own passkeys. */
import { generateAuthenticationOptions, generateRegistrationOptions } from "@simplewebauthn/server";
import { textMember } from "#core/input/json.ts";
import { Refusal } from "#core/problem.ts";
import type { Handlers, Reply } from "#edge/http/handler.ts";
import { sessionOf, sessionView } from "#edge/http/handlers/session.ts";
import { notingFailure } from "#edge/http/sign-in/failed-sign-ins.ts";
import type { Room } from "#edge/http/room.ts";
import { algorithms, newPasskey, relyingParty, usePasskey } from "#edge/http/sign-in/webauthn.ts";
import {
  challengeId,
  type ChallengeUse,
  listPasskeys,
  passkeyOwner,
  passkeysOf,
  registerPasskey,
  removePasskey,
  storeSessionChallenge,
  storeSignInChallenge,
  takeChallenge,
} from "#stages/registry/passkeys.ts";
import { countUnread } from "#stages/registry/notices.ts";
import { onBehalfOf } from "#stages/registry/operators.ts";
import { storeFlow } from "#stages/registry/administration/oidc.ts";
import { newSecret } from "#stages/registry/secrets.ts";
import { openByPasskey, placeOf, type Session } from "#stages/registry/sessions.ts";
import { makeProof } from "#stages/registry/step-up.ts";
import { inLanguage } from "#core/topology/topology.ts";
import { system } from "#store/sql.ts";

type PasskeyEndpoint =
  | "passkeyOptions"
  | "passkeyRegister"
  | "passkeyChallenge"
  | "passkeyOpen"
  | "passkeyList"
  | "passkeyRemove"
  | "stepUpBegin"
  | "stepUpFinish";

export const passkeyHandlers: Handlers<PasskeyEndpoint> = {
  passkeyOptions: async ({ signedIn, room }) => {
    const session = sessionOf(signedIn);
    const { operator } = session;
    const known = await room.store.read(system, async (tx) => await passkeysOf(tx, operator.id));
    const options = await generateRegistrationOptions({
      rpName: "Bongsu",
      rpID: relyingParty(room),
      userName: operator.id,
      userID: new TextEncoder().encode(operator.id),
      userDisplayName: inLanguage(operator.name, operator.language),
      attestationType: "none",
      supportedAlgorithmIDs: algorithms,
      excludeCredentials: known.map(({ id, transports }) => ({ id, transports: [...transports] })),
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
    });
    const kept = { purpose: "register", challenge: options.challenge } as const;
    const now = room.now();
    await room.store.write(system, async (tx) => await storeSessionChallenge(tx, session, { kept, now }));
    return { options };
  },
  passkeyRegister: async ({ input, signedIn, room, place }) => {
    const session = sessionOf(signedIn);
    const { challenge } = await takeOnce(room, challengeId(session, "register"), "register");
    const passkey = await newPasskey(input.response, challenge, room);
    const label = input.label?.trim() ?? "";
    const kept = { ...passkey, operator: session.operator.id, label, place: placeOf(place) };
    const passkeys = await room.store.write(system, async (tx) => await registerPasskey(tx, session, kept));
    return { passkeys };
  },
  passkeyChallenge: async ({ room }) => {
    const options = await generateAuthenticationOptions({
      rpID: relyingParty(room),
      userVerification: "required",
    });
    const challenge = await room.store.write(
      system,
      async (tx) => await storeSignInChallenge(tx, options.challenge, room.now()),
    );
    return { challenge, options };
  },
  passkeyOpen: async ({ input, room, reply, place }) => {
    const at = { now: room.now(), drill: room.drill, place };
    const signIn = async () => {
      const { challenge } = await takeOnce(room, input.challenge, "sign-in");
      return await room.store.write(system, async (tx) => {
        const { operator } = await usePasskey(tx, input.response, { challenge, room });
        return {
          opened: await openByPasskey(tx, operator, at),
          notices: await countUnread(tx, operator, at.now),
        };
      });
    };
    const id = textMember(input.response, "id") ?? "";
    const operator = async () => await room.store.read(system, async (tx) => await passkeyOwner(tx, id));
    const { opened, notices } = await notingFailure(room, "passkey", { signIn, operator });
    reply.signIn(opened);
    return sessionView(opened.session, notices, room);
  },
  passkeyList: async ({ actor, room }) => ({
    passkeys: [...(await room.store.read(system, async (tx) => await listPasskeys(tx, actor.id)))],
  }),
  passkeyRemove: async ({ input, signedIn, room }) => {
    const session = sessionOf(signedIn);
    const by = onBehalfOf(session.operator);
    return {
      passkeys: await room.store.write(by, async (tx) => await removePasskey(tx, session, input.passkey)),
    };
  },
  stepUpBegin: async ({ input, signedIn, room, reply }) => {
    const session = sessionOf(signedIn);
    const known = await room.store.read(system, async (tx) => await passkeysOf(tx, session.operator.id));
    if (known.length === 0) return await againAtProvider(session, input.act, { room, reply });
    const options = await generateAuthenticationOptions({
      rpID: relyingParty(room),
      userVerification: "required",
      allowCredentials: known.map(({ id, transports }) => ({ id, transports: [...transports] })),
    });
    const kept = { purpose: "step-up", challenge: options.challenge, act: input.act } as const;
    const now = room.now();
    await room.store.write(system, async (tx) => await storeSessionChallenge(tx, session, { kept, now }));
    return { options };
  },
  stepUpFinish: async ({ input, signedIn, room }) => {
    const session = sessionOf(signedIn);
    const { challenge, act } = await takeOnce(room, challengeId(session, "step-up"), "step-up");
    return await room.store.write(system, async (tx) => {
      await usePasskey(tx, input.response, { challenge, room, operator: session.operator.id });
      return await makeProof(tx, session, { act: act ?? "", now: room.now() });
    });
  },
};

/** In its own transaction: a challenge is spent also when what answers it is refused. */
async function takeOnce(
  room: Room,
  id: string,
  purpose: ChallengeUse["purpose"],
): ReturnType<typeof takeChallenge> {
  return await room.store.write(
    system,
    async (tx) => await takeChallenge(tx, { id, purpose, now: room.now() }),
  );
}

/** For who came by the identity provider and has no passkey: the proof is good once the provider has had the person prove anew who they are. */
async function againAtProvider(
  session: Session,
  act: string,
  { room, reply }: { readonly room: Room; readonly reply: Reply },
): Promise<{ readonly address: string; readonly proof: string }> {
  if (room.oidc === undefined || session.by !== "oidc")
    throw new Refusal("state-forbids", "This operator has no passkey; register one first.");
  const { address, ...flow } = await room.oidc.begin(true);
  const secret = newSecret();
  const start = { ...flow, next: null, proof: { session: session.id, act, secret } };
  await room.store.write(system, async (tx) => await storeFlow(tx, start, room.now()));
  reply.bindFlow(flow.state);
  return { address, proof: secret };
}
