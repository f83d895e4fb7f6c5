/** The forms of what agents sign: acknowledgements and attestations, as they stand inside the envelope. See `core/directive/attestation.ts`. */
import Type from "typebox";
import { ByKey, Closed, Counts, Id, Instant } from "#contract/shared-schemas.ts";

const count = Type.Integer({ minimum: 0, maximum: 1e9 });
const subject = {
  organization: Id,
  directive: Id,
  revision: Type.Integer({ minimum: 1, maximum: 1e6 }),
  drill: Type.Boolean(),
  at: Instant,
};

/** `bongsu.acknowledgement/1`. */
export const AcknowledgementForm = Closed({ type: Type.Literal("bongsu.acknowledgement/1"), ...subject });

/** Counts by kind: of list, of ecosystem. A kind is a word, never a name. */
const byKind = ByKey(Type.String({ pattern: "^[a-z][a-z0-9.-]{0,39}$" }), count, {
  maxProperties: 200,
});

/** What was looked at; see `AnswerCoverage` in core. */
const Coverage = Closed({
  lists: byKind,
  components: byKind,
  compared: count,
  notCompared: count,
  lost: count,
  gone: Closed({ lists: count, components: byKind }),
  checked: Closed({ first: Instant, last: Instant }),
  index: Closed({
    sequence: Type.Integer({ minimum: 0, maximum: 1e12 }),
    issuedAt: Type.Union([Instant, Type.Null()]),
  }),
  pack: Type.Union([Type.String({ pattern: "^[0-9a-f]{64}$" }), Type.Null()]),
});

/** `bongsu.attestation/1`. */
export const AttestationForm = Closed({
  type: Type.Literal("bongsu.attestation/1"),
  ...subject,
  sequence: Type.Integer({ minimum: 1, maximum: 1e12 }),
  counts: Counts,
  evidence: Closed({ E0: count, E1: count, E2: count, E3: count }),
  contradicted: count,
  evidenceDigest: Type.Union([Type.String({ pattern: "^[0-9a-f]{64}$" }), Type.Null()]),
  evidenceDigestStart: Type.Optional(Type.String({ pattern: "^[0-9a-f]{8}$" })),
  coverage: Type.Optional(Coverage),
});
