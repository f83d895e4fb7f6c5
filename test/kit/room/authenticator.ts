/** A WebAuthn authenticator in software (ES256, attestation "none"): what a browser and its key do between a ceremony's two requests. */
import { generateKeyPairSync, hash, randomBytes, sign } from "node:crypto";

/** What a test may make it do wrong. */
export type Misbehaviour = {
  readonly origin?: string;
  readonly challenge?: string;
  readonly rpId?: string;
  /** Present but not verified: no fingerprint, no PIN. */
  readonly unverified?: boolean;
  readonly counter?: number;
  readonly otherKey?: boolean;
};

/** Options as they come from the room. */
type CreationOptions = { readonly challenge: string; readonly rp: { readonly id?: string } };
type RequestOptions = { readonly challenge: string; readonly rpId?: string };

/** One authenticator with one credential. */
export type Authenticator = {
  readonly id: string;
  readonly register: (options: CreationOptions, wrong?: Misbehaviour) => unknown;
  readonly authenticate: (options: RequestOptions, wrong?: Misbehaviour) => unknown;
};

const userPresent = 0x01;
const userVerified = 0x04;
const attested = 0x40;

/** Makes an authenticator that speaks for a browser at an origin. */
export function newAuthenticator(origin: string): Authenticator {
  const pair = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const another = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const credential = randomBytes(32);
  const id = credential.toString("base64url");
  let counter = 0;
  const data = (rpId: string, flags: number, wrong: Misbehaviour): Buffer => {
    counter += 1;
    const head = Buffer.alloc(37);
    sha256(rpId).copy(head);
    head.writeUInt8(flags | userPresent | (wrong.unverified === true ? 0 : userVerified), 32);
    head.writeUInt32BE(wrong.counter ?? counter, 33);
    return head;
  };
  const client = (type: string, challenge: string, wrong: Misbehaviour): Buffer =>
    Buffer.from(
      JSON.stringify({
        type,
        challenge: wrong.challenge ?? challenge,
        origin: wrong.origin ?? origin,
        crossOrigin: false,
      }),
    );
  return {
    id,
    register: (options, wrong = {}) => {
      const { x = "", y = "" } = pair.publicKey.export({ format: "jwk" });
      const key = cose(Buffer.from(x, "base64url"), Buffer.from(y, "base64url"));
      const length = Buffer.from([0, credential.length]);
      const head = data(wrong.rpId ?? options.rp.id ?? "", attested, wrong);
      const authenticatorData = Buffer.concat([head, Buffer.alloc(16), length, credential, key]);
      const clientData = client("webauthn.create", options.challenge, wrong);
      const response = {
        clientDataJSON: clientData.toString("base64url"),
        attestationObject: attestation(authenticatorData).toString("base64url"),
        transports: ["internal"],
      };
      return { id, rawId: id, type: "public-key", response, clientExtensionResults: {} };
    },
    authenticate: (options, wrong = {}) => {
      const authenticatorData = data(wrong.rpId ?? options.rpId ?? "", 0, wrong);
      const clientData = client("webauthn.get", options.challenge, wrong);
      const signed = Buffer.concat([authenticatorData, sha256(clientData)]);
      const { privateKey } = wrong.otherKey === true ? another : pair;
      const response = {
        clientDataJSON: clientData.toString("base64url"),
        authenticatorData: authenticatorData.toString("base64url"),
        signature: sign("sha256", signed, privateKey).toString("base64url"),
      };
      return { id, rawId: id, type: "public-key", response, clientExtensionResults: {} };
    },
  };
}

function sha256(content: string | Uint8Array): Buffer {
  return hash("sha256", content, "buffer");
}

/** CBOR of an ES256 public key (RFC 9053 §7.1): {1: 2, 3: -7, -1: 1, -2: x, -3: y}. */
function cose(x: Buffer, y: Buffer): Buffer {
  return Buffer.concat([Buffer.from("a5010203262001215820", "hex"), x, Buffer.from("225820", "hex"), y]);
}

/** CBOR of {fmt: "none", attStmt: {}, authData}. */
function attestation(authenticatorData: Buffer): Buffer {
  const head = Buffer.from("a363666d74646e6f6e656761747453746d74a068617574684461746159", "hex");
  const length = Buffer.alloc(2);
  length.writeUInt16BE(authenticatorData.length);
  return Buffer.concat([head, length, authenticatorData]);
}
