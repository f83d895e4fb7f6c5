/** Cases as endpoints give and take them. */
import Type from "typebox";
import { adherences } from "#core/coordination/case-act.ts";
import { casePhases } from "#core/coordination/case-phase.ts";
import { agreements, consentAnswers } from "#core/coordination/coordinated-case.ts";
import { caseStateActs, fixPaths } from "#core/coordination/machine/case-machine.ts";
import { caseRoles } from "#core/coordination/machine/case-role.ts";
import { embargoActs, embargoStates } from "#core/coordination/machine/embargo-machine.ts";
import { reportActs, reportStates } from "#core/coordination/machine/report-machine.ts";
import { nextStepKinds } from "#core/coordination/next-steps.ts";
import { Closed, Id, Instant } from "#contract/shared-schemas.ts";

/** A value, or none. */
export const orNull = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const DaysOfTerms = Type.Integer({ minimum: 0, maximum: 366 });

/** A time zone of the IANA database. */
export const Zone = Type.String({ minLength: 1, maxLength: 60 });

/** Severity as an invitation says it. */
export const SeverityClass = Type.Enum(["low", "medium", "high", "critical", "unknown"]);

/** Roles of a participant. */
export const CaseRoles = Type.Array(Type.Enum([...caseRoles]), { minItems: 1, maxItems: caseRoles.length });

/** The terms of an embargo: an exact instant, and the zone in which it was agreed. */
export const Terms = Closed({
  rule: Type.String({ minLength: 1, maxLength: 40 }),
  ends: Instant,
  zone: Zone,
  rediscoveryDays: DaysOfTerms,
  exploitedDays: DaysOfTerms,
});

const Participant = Closed({
  id: Type.String(),
  roles: CaseRoles,
  report: Type.Enum([...reportStates]),
  fixPath: orNull(Type.Enum([...fixPaths])),
  agreed: Type.Enum([...agreements]),
  answer: Type.Enum([...consentAnswers]),
  consent: Type.Enum(["none", "invited", "accepted", "lapsed", "declined"]),
});

/** A case in the eyes of who asks. */
const View = Closed({
  /** Whether who asks coordinates the case. */
  coordinates: Type.Boolean(),
  /** Whether texts that describe the flaw are shown. */
  details: Type.Boolean(),
  participants: Type.Array(Participant),
  embargo: Type.Enum([...embargoStates]),
  terms: orNull(Terms),
  proposal: orNull(Terms),
  world: Closed({ public: Type.Boolean(), exploit: Type.Boolean(), attacks: Type.Boolean() }),
  published: Type.Boolean(),
});

/** Where a case stands, in one word. */
export const Phase = Type.Enum([...casePhases]);

/** What a line of the board and a case have in common. `own` is the participant as whom the caller acts; `clock` is when its embargo, or the one proposed, ends. */
export const caseHead = {
  id: Type.String(),
  purpose: Type.Enum(["coordination", "drill"]),
  openedAt: Instant,
  own: Type.String(),
  view: View,
  phase: Phase,
  clock: orNull(Instant),
};

/** What is waited for: who does it, about whom, and by when. */
export const NextStep = Closed({
  what: Type.Enum([...nextStepKinds]),
  by: Type.String(),
  about: orNull(Type.String()),
  due: orNull(Instant),
});

/** A row of a machine that was taken, or would be. */
export const Step = Closed({
  machine: Type.String(),
  subject: orNull(Type.String()),
  from: Type.String(),
  act: Type.String(),
  to: Type.String(),
});

/** An entry of a case's log; what an act was about stands in its steps. */
export const Entry = Closed({
  at: Instant,
  by: Type.String(),
  kind: Type.String(),
  act: orNull(Type.String()),
  participant: orNull(Type.String()),
  steps: Type.Array(Step),
});

const TextMember = Type.Optional(Type.String());

/** What a text holds, by its kind: an invitation product and severity; what is flawed a title and a summary; a participant its name; a message its text and, where it comes with a file, that file's object, name and size; an answer what a supplier says. */
export const CaseTextContent = Closed({
  product: TextMember,
  severity: TextMember,
  title: TextMember,
  summary: TextMember,
  participant: TextMember,
  name: TextMember,
  contact: TextMember,
  text: TextMember,
  file: TextMember,
  fileName: TextMember,
  fileBytes: TextMember,
  /** Of a mail: its subject, everything in it with what it quotes, whom it says it is from, attachments that nobody can read, how many were left out, that its form was broken. */
  subject: TextMember,
  whole: TextMember,
  sender: TextMember,
  unreadable: TextMember,
  leftOut: TextMember,
  damaged: TextMember,
  /** The kind of an answer. */
  kind: TextMember,
  note: TextMember,
  from: TextMember,
  to: TextMember,
  justification: TextMember,
  version: TextMember,
  date: TextMember,
  ends: TextMember,
  zone: TextMember,
  /** Package URLs and CPE names, a line each. */
  products: TextMember,
});

/** A text of a case; its members are there once the office's key is unlocked. */
export const CaseText = Closed({
  kind: Type.Enum(["invitation", "about", "participant", "message", "answer", "products"]),
  /** Its id, which was drawn; openings name it. */
  object: Type.String(),
  author: Type.String(),
  sealedAt: Instant,
  /** Whom it was written to, for coordinators and its author; `*` is everybody in the case. */
  to: Type.Array(Type.String()),
  content: orNull(CaseTextContent),
  /** Of a message that came by mail, for coordinators and its participant: whether a person wrote it, and whether it is from the address that was expected. A sender is easily forged. */
  mail: orNull(
    Closed({
      kind: Type.Enum(["message", "automatic"]),
      sender: Type.Enum(["not-checked", "expected", "unexpected"]),
    }),
  ),
  /** Of what several are handed, for coordinators: how many marks a copy has and how many it takes to name one; fewer cannot be traced. */
  marks: orNull(Closed({ seen: Type.Integer({ minimum: 0 }), needed: Type.Integer({ minimum: 0 }) })),
});

/** An act as it is asked for; the caller acts as itself. */
export const ActInput = Type.Union([
  Closed({
    kind: Type.Literal("report"),
    act: Type.Enum([...reportActs]),
    participant: Type.Optional(Id),
    adherence: Type.Optional(Type.Enum([...adherences])),
  }),
  Closed({ kind: Type.Literal("embargo"), act: Type.Enum([...embargoActs]), terms: Type.Optional(Terms) }),
  Closed({ kind: Type.Literal("state"), act: Type.Enum([...caseStateActs]), supplier: Type.Optional(Id) }),
  Closed({ kind: Type.Literal("publish") }),
  Closed({
    kind: Type.Literal("rediscovery"),
    finder: Id,
    verdict: Type.Enum(["reproduced", "not-reproduced", "inconclusive"]),
  }),
]);
