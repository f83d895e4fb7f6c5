/** Handlers: the two WebAuthn ceremonies, registering a passkey and signing in with one. User verification is required in both. */
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { textMember } from "#core/input/json.ts";
import { Refusal } from "#core/problem.ts";
import type { Handlers } from "#edge/http/handler.ts";
import { sessionOf, sessionView } from "#edge/http/handlers/session.ts";
import { ownOrigins, type Room } from "#edge/http/room.ts";
import {
  countPasskey,
  storeRegistrationChallenge,
  storeSignInChallenge,
  type Passkey,
  passkeysOf,
  registerPasskey,
  registrationId,
  takeChallenge,
  takePasskey,
} from "#stages/registry/passkeys.ts";
import { openByPasskey } from "#stages/registry/sessions.ts";
import { inLanguage } from "#core/topology/topology.ts";
import { system } from "#store/sql.ts";

/** EdDSA, ES256, RS256 (COSE): what authenticators have today. */
const algorithms = [-8, -7, -257];

export const passkeyHandlers: Handlers<
  "passkeyOptions" | "passkeyRegister" | "passkeyChallenge" | "passkeyOpen"
> = {
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
    const kept = { challenge: options.challenge, now: room.now() };
    await room.store.write(system, async (tx) => await storeRegistrationChallenge(tx, session, kept));
    return { options };
  },
  passkeyRegister: async ({ input, signedIn, room }) => {
    const session = sessionOf(signedIn);
    const challenge = await takeOnce(room, registrationId(session));
    const passkey = await newPasskey(input.response, challenge, room);
    const kept: Passkey = { ...passkey, operator: session.operator.id };
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
  passkeyOpen: async ({ input, room, reply }) => {
    const challenge = await takeOnce(room, input.challenge);
    const opened = await room.store.write(system, async (tx) => {
      const passkey = await takePasskey(tx, textMember(input.response, "id") ?? "");
      if (passkey === undefined) throw notGood();
      await countPasskey(tx, passkey.id, await newCounter(input.response, { passkey, challenge, room }));
      return await openByPasskey(tx, passkey.operator, { now: room.now(), drill: room.drill });
    });
    reply.signIn(opened);
    return sessionView(opened.session, room);
  },
};

/** In its own transaction: a challenge is spent also when what answers it is refused. */
async function takeOnce(room: Room, id: string): Promise<string> {
  return await room.store.write(system, async (tx) => await takeChallenge(tx, id, room.now()));
}

async function newPasskey(
  response: unknown,
  challenge: string,
  room: Room,
): Promise<Omit<Passkey, "operator">> {
  const verified = await refuseThrows(
    async () =>
      await verifyRegistrationResponse({
        response: response as RegistrationResponseJSON,
        expectedChallenge: challenge,
        expectedOrigin: [...ownOrigins(room)],
        expectedRPID: relyingParty(room),
        requireUserVerification: true,
        supportedAlgorithmIDs: algorithms,
      }),
  );
  if (!verified.verified) throw notGood();
  const { id, publicKey, counter, transports } = verified.registrationInfo.credential;
  const known = (transports ?? []).filter((name) => /^[a-z-]{1,20}$/.test(name)).slice(0, 10);
  return { id, publicKey, counter, transports: known };
}

async function newCounter(
  response: unknown,
  against: { readonly passkey: Passkey; readonly challenge: string; readonly room: Room },
): Promise<number> {
  const { passkey, challenge, room } = against;
  const { id, counter } = passkey;
  const verified = await refuseThrows(
    async () =>
      await verifyAuthenticationResponse({
        response: response as AuthenticationResponseJSON,
        expectedChallenge: challenge,
        expectedOrigin: [...ownOrigins(room)],
        expectedRPID: relyingParty(room),
        credential: { id, counter, publicKey: new Uint8Array(passkey.publicKey) },
        requireUserVerification: true,
      }),
  );
  if (!verified.verified) throw notGood();
  return verified.authenticationInfo.newCounter;
}

/** The library throws on every response that is not good, malformed ones too. */
async function refuseThrows<T>(verify: () => Promise<T>): Promise<T> {
  try {
    return await verify();
  } catch {
    throw notGood();
  }
}

function notGood(): Refusal {
  return new Refusal("signature-invalid", "The passkey's answer is not good.");
}

/** The host of the origin; loopback addresses stand for `localhost`, since an address cannot be a relying party. */
function relyingParty(room: Room): string {
  const { hostname } = new URL(room.origin);
  return hostname === "127.0.0.1" || hostname === "[::1]" ? "localhost" : hostname;
}
