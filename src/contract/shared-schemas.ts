/** JSON Schemas that several endpoints share. Formats: instants are RFC 3339 UTC, dates `YYYY-MM-DD`, ids lower-case text. */
import Type from "typebox";
import { responseStatuses } from "#core/directive/attestation.ts";
import { directiveStates } from "#core/directive/directive.ts";
import { actionKinds, actionTiers } from "#core/rules/action.ts";
import { clockStarts } from "#core/clock/duration.ts";
import { conditionFacts, conditionValues } from "#core/rules/condition.ts";
import { factValues } from "#core/rules/fact-values.ts";
import type { AssetFacts as KnownFacts } from "#core/rules/judge-by-table.ts";
import { alertLevels } from "#core/clock/alert-level.ts";
import { extensionStates, mostExtension } from "#core/document/extension.ts";
import { roles } from "#core/actor.ts";
import { languageTagForm } from "#core/text.ts";

/** An object with these members and no other: a member that the schema does not name is a fault, never silently sent or taken. */
export function Closed<P extends Type.TProperties>(properties: P) {
  return Type.Object(properties, { additionalProperties: false });
}

/** Values by keys of one form; a key of another form is a fault: its value would be checked by no schema. */
export function ByKey<V extends Type.TSchema>(
  key: Type.TString,
  value: V,
  options: { readonly maxProperties?: number } = {},
) {
  return Type.Record(key, value, { ...options, additionalProperties: false });
}

function oneOf<const V extends readonly string[]>(values: V) {
  return Type.Unsafe<V[number]>({ type: "string", enum: [...values] });
}

/** An id of this platform. */
export const Id = Type.String({ minLength: 1, maxLength: 80, pattern: "^[A-Za-z0-9][A-Za-z0-9._:@-]*$" });
/** A calendar day `YYYY-MM-DD` of a year that the database has: it knows no year 0. Whether the month has that day is asked where it is used. */
export const Day = Type.String({ maxLength: 10, pattern: "^[1-9]\\d{3}-\\d{2}-\\d{2}$" });
/** RFC 3339 in UTC, of a year that the database has. */
export const Instant = Type.String({
  maxLength: 40,
  pattern: "^[1-9]\\d{3}-\\d{2}-\\d{2}[Tt ]\\d{2}:\\d{2}",
});
/** The id of a domain, sector, tier or region of the room's topology, which says which there are. */
export const TermId = Type.String({ minLength: 1, maxLength: 40, pattern: "^[A-Za-z0-9][A-Za-z0-9-]*$" });
/** A language tag (BCP 47). Which languages the program speaks is found in `src/messages`. */
export const LanguageTag = Type.String({ pattern: languageTagForm.source });
/** Text in the languages that it is written in, by language tag. */
export const Text = ByKey(LanguageTag, Type.String({ maxLength: 20_000 }), { maxProperties: 60 });
/** A name in the languages that it is known in, by language tag. */
export const Name = ByKey(LanguageTag, Type.String({ maxLength: 300 }));
/** The sha256 (hex) of an act; see `core/act.ts`. */
export const Act = Type.String({ minLength: 64, maxLength: 64, pattern: "^[0-9a-f]{64}$" });
/** A WebAuthn credential id, in base64url. */
export const PasskeyId = Type.String({ minLength: 1, maxLength: 1400, pattern: "^[A-Za-z0-9_-]+$" });
/** What its owner calls a passkey. */
export const PasskeyLabel = Type.String({
  maxLength: 80,
  pattern: "^[^\\u0000-\\u001f\\u007f-\\u009f\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069]*$",
});
/** The public name of a session: the stored hash of its secret. */
export const SessionId = Type.String({ minLength: 64, maxLength: 64, pattern: "^[0-9a-f]{64}$" });
/** A SHA-256 in lower-case hexadecimal. */
export const Digest = Type.String({ minLength: 64, maxLength: 64, pattern: "^[0-9a-f]{64}$" });
/** What offices signed (DSSE), with their signatures; as many as a roster has offices, each with all of its keys. */
export const SignedEnvelope = Closed({
  payloadType: Type.String({ maxLength: 100 }),
  payload: Type.String({ maxLength: 400_000, pattern: "^[A-Za-z0-9+/]*={0,2}$" }),
  signatures: Type.Array(
    Closed({
      keyid: Type.String({ minLength: 64, maxLength: 64, pattern: "^[0-9a-f]{64}$" }),
      sig: Type.String({ maxLength: 12_000, pattern: "^[A-Za-z0-9+/]*={0,2}$" }),
    }),
    { maxItems: 256 },
  ),
});
/** Nothing: no input, or no output. */
export const Empty = Closed({});
/** A role of `core/actor.ts`. */
export const Role = oneOf(roles);
/** A domain: which lead authority an organisation belongs to. */
export const Domain = TermId;
/** A level of the crisis alert. */
export const AlertLevel = oneOf(alertLevels);
/** Periods of levels; a domain of null is the nation. */
export const AlertLevels = Closed({
  periods: Type.Array(
    Closed({
      domain: Type.Union([Domain, Type.Null()]),
      level: AlertLevel,
      from: Instant,
      until: Type.Union([Instant, Type.Null()]),
    }),
  ),
});
/** A tier of organisations. */
export const Tier = TermId;
/** A sector of the national picture. */
export const Sector = TermId;
/** Where an organisation stands on a directive; see `responseStatuses` in core. */
export const ResponseStatus = oneOf(responseStatuses);
/** P0 to P4. */
export const ActionTier = oneOf(actionTiers);
/** A state of a directive's life. */
export const DirectiveState = oneOf(directiveStates);
/** The place where a page of a list begins, as the page before gave it in `next`; see `pageCursor` in core. */
const Cursor = Type.String({ minLength: 1, maxLength: 6000, pattern: "^[A-Za-z0-9_-]+$" });

/** Where a page of a list begins, and how many rows it has. */
export const Paging = {
  after: Type.Optional(Cursor),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
};
/** One page of a list; `next` is absent on the last. */
export function Page<T extends Type.TSchema>(item: T) {
  return Closed({ items: Type.Array(item), next: Type.Optional(Type.String()) });
}

/** How long a clock runs; exactly one unit. See `Duration` in core. */
const Duration = Type.Union([
  Closed({ hours: Type.Integer({ minimum: 1, maximum: 8760 }) }),
  Closed({ days: Type.Integer({ minimum: 1, maximum: 3650 }) }),
  Closed({ workingDays: Type.Integer({ minimum: 1, maximum: 1000 }) }),
  Closed({ date: Day }),
  Closed({ nextUpgrade: Type.Literal(true) }),
]);

/** When an action is asked for; see `Condition` in core. */
const Condition = Closed({
  fact: oneOf(conditionFacts),
  is: oneOf(conditionValues),
  after: Type.Optional(
    Type.Union([Duration, Closed({ months: Type.Integer({ minimum: 1, maximum: 120 }) })]),
  ),
});

/** One action of a directive; without `clock` the rule pack sets the deadline. */
const RequiredAction = Closed({
  kind: oneOf(actionKinds),
  clock: Type.Optional(Closed({ start: oneOf(clockStarts), duration: Duration })),
  when: Type.Optional(Condition),
  note: Type.Optional(Text),
});

/** The fields an officer composes; see `DirectiveDraft` in core. */
export const Draft = Closed({
  title: Text,
  advisories: Type.Array(Type.String({ minLength: 1, maxLength: 200 }), {
    minItems: 1,
    maxItems: 50,
    uniqueItems: true,
  }),
  rulePack: Type.String({ minLength: 3, maxLength: 100 }),
  scope: Type.String({ minLength: 1, maxLength: 2000 }),
  actions: Type.Array(RequiredAction, { maxItems: 20 }),
  procedure: Type.Optional(Type.String({ minLength: 3, maxLength: 100 })),
  until: Type.Optional(Day),
  binding: Type.Boolean(),
  legalBasis: Text,
  contact: Type.String({ maxLength: 200 }),
});

/** A count that may be suppressed: `null` means "fewer than 5, or would reveal such a cell". */
export const Count = Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]);

/** Counts by status; see `StatusCounts` in core. */
export const Counts = Closed({
  affected: Type.Integer({ minimum: 0, maximum: 1e9 }),
  fixed: Type.Integer({ minimum: 0, maximum: 1e9 }),
  mitigated: Type.Integer({ minimum: 0, maximum: 1e9 }),
  notAffected: Type.Integer({ minimum: 0, maximum: 1e9 }),
  unknown: Type.Integer({ minimum: 0, maximum: 1e9 }),
});

/** A DSSE envelope; see `core/seal/envelope.ts`. */
export const Envelope = Closed({
  payloadType: Type.String(),
  payload: Type.String(),
  signatures: Type.Array(Closed({ keyid: Type.String(), sig: Type.String() })),
});

/** How much more time is asked for or granted; see `ExtensionSpan` in core. */
export const ExtensionSpan = Type.Union([
  Closed({ hours: Type.Integer({ minimum: 1, maximum: mostExtension.hours }) }),
  Closed({ days: Type.Integer({ minimum: 1, maximum: mostExtension.days }) }),
  Closed({ workingDays: Type.Integer({ minimum: 1, maximum: mostExtension.workingDays }) }),
]);
/** What became of a request for more time; `answer` is why it was declined. */
export const DecidedExtension = {
  request: Id,
  state: oneOf(extensionStates),
  askedAt: Instant,
  duration: ExtensionSpan,
  answeredAt: Type.Union([Instant, Type.Null()]),
  granted: Type.Union([ExtensionSpan, Type.Null()]),
  answer: Type.Union([Type.String(), Type.Null()]),
};
/** An organisation's requests about one directive; `grant` is the room's sealed word, a DSSE envelope. */
export const OwnExtensions = Closed({
  extensions: Type.Array(
    Closed({
      ...DecidedExtension,
      reason: Type.String(),
      controls: Type.String(),
      grant: Type.Union([Envelope, Type.Null()]),
    }),
  ),
});

/** An organisation as those may see it who may see it. */
export const Organization = Closed({
  id: Id,
  name: Name,
  tier: Tier,
  sector: Sector,
  domain: Domain,
  region: TermId,
  criticalInfrastructure: Type.Boolean(),
  size: Type.Integer(),
  languages: Type.Array(LanguageTag),
  contacts: Type.Array(Closed({ kind: Type.String(), value: Type.String() })),
  validFrom: Type.String(),
  validTo: Type.Union([Type.String(), Type.Null()]),
  drill: Type.Boolean(),
});

/** A UUID in lower case. */
export const Uuid = Type.String({
  maxLength: 36,
  pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
});

/** A software list that an organisation delegated; counts are of components. */
export const DelegatedInventory = Closed({
  inventory: Uuid,
  path: Type.String(),
  kind: Type.String(),
  digest: Type.String(),
  components: Type.Integer(),
  unnamed: Type.Integer(),
  unreadable: Type.Integer(),
  delegatedAt: Instant,
  verdict: oneOf(["affected", "unknown", "not_affected"]),
  concluded: Type.Boolean(),
  delegateAgain: Type.Boolean(),
  notCompared: Type.Array(Closed({ code: Type.String(), count: Type.Integer() })),
  notCovered: Type.Array(
    Closed({
      ecosystem: Type.String(),
      components: Type.Integer(),
      release: Type.Optional(Type.String()),
      why: Type.Optional(Type.String()),
    }),
  ),
});

type Defaults = Required<Pick<KnownFacts, "exposed" | "humanImpact" | "assetClass" | "highValue">>;

function factOf<F extends keyof Defaults>(fact: F) {
  return Type.Optional(Type.Unsafe<Defaults[F]>({ type: "string", enum: [...factValues[fact]] }));
}

/** What an organisation states of its systems; see `AssetFacts` in core. What is left out is not known. */
export const AssetFacts = Closed({
  exposed: factOf("exposed"),
  humanImpact: factOf("humanImpact"),
  assetClass: factOf("assetClass"),
  highValue: factOf("highValue"),
});

/** The facts and when they were stated; `null` before anything was. */
export const StatedAssetFacts = Closed({
  facts: AssetFacts,
  statedAt: Type.Union([Instant, Type.Null()]),
});

/** An office that stopped the clocks of a directive, from when on, `until` an instant or (`null`) the next revision. */
export const ShownSuspension = Closed({
  office: Id,
  name: Name,
  from: Instant,
  until: Type.Union([Instant, Type.Null()]),
  reason: Text,
});
