/** What of a directive offices sign: how far it is, and what they sign. */
import Type from "typebox";
import { staff } from "#core/audience.ts";
import { signedKinds } from "#core/signed-kind.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Digest, Id, Instant, Name, ShownSuspension, Text } from "#contract/shared-schemas.ts";

const When = Type.Union([Instant, Type.Null()]);

/** Every document about a directive that offices sign or signed, oldest first. */
export const signingRead = endpoint({
  name: "signing-read",
  method: "GET",
  path: "/api/directives/:directive/signing",
  roles: staff,
  summary: "What of a directive offices sign: the bytes, their digest in words, who signed, and who has not.",
  input: Closed({ directive: Id }),
  output: Closed({
    /** Whether the room has a roster; without one it issues by its own key alone. */
    roster: Type.Boolean(),
    /** The code of today of the revision in force, to be read out on the telephone; `null` where none is in force. */
    code: Type.Union([Type.String(), Type.Null()]),
    /** Suspensions of the newest revision. */
    suspensions: Type.Array(ShownSuspension),
    documents: Type.Array(
      Closed({
        sha256: Digest,
        kind: Type.Unsafe<(typeof signedKinds)[number]>({ type: "string", enum: [...signedKinds] }),
        revision: Type.Union([Type.Integer(), Type.Null()]),
        office: Id,
        /** The digest as `bongsu sign` shows it, by language. */
        words: Text,
        signers: Type.Array(Closed({ office: Id, name: Name, signed: Type.Boolean() })),
        needed: Type.Integer(),
        openedAt: Instant,
        /** When enough offices had signed, and when its witnesses had seen it in the log. */
        signedAt: When,
        enteredAt: When,
        /** What `bongsu sign` takes: the document, or its envelope with the signatures that came so far; `null` once it is in force and published. */
        file: Type.Union([Type.String(), Type.Null()]),
      }),
    ),
  }),
});
