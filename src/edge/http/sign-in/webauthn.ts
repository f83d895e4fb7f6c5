/** WebAuthn at the room's origin: verifying that a passkey was made, and that a known one was used. User verification is required in both. */
import {
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { textMember } from "#core/input/json.ts";
import { Refusal } from "#core/problem.ts";
import { ownOrigins, type Room } from "#edge/http/room.ts";
import { countPasskey, type Passkey, takePasskey } from "#stages/registry/passkeys.ts";
import type { Tx } from "#store/sql.ts";

/** EdDSA, ES256, RS256 (COSE): what authenticators have today. */
export const algorithms = [-8, -7, -257];

/** The passkey that a response uses, after its signature over the challenge was found good and its counter kept. Only one of `operator`, where one is named. */
export async function usePasskey(
  tx: Tx,
  response: unknown,
  against: { readonly challenge: string; readonly room: Room; readonly operator?: string },
): Promise<Passkey> {
  const { challenge, room, operator } = against;
  const passkey = await takePasskey(tx, textMember(response, "id") ?? "");
  if (passkey === undefined || (operator !== undefined && passkey.operator !== operator)) throw notGood();
  const counter = await newCounter(response, { passkey, challenge, room });
  await countPasskey(tx, passkey.id, { counter, now: room.now() });
  return passkey;
}

/** The passkey that a response made, verified. */
export async function newPasskey(
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
export function relyingParty(room: Room): string {
  const { hostname } = new URL(room.origin);
  return hostname === "127.0.0.1" || hostname === "[::1]" ? "localhost" : hostname;
}
