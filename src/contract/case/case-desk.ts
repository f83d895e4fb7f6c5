/** What a case is worked on with, as its endpoint gives it. */
import Type from "typebox";
import { publicationOrigins, publicationPointNames } from "#core/coordination/publication-points.ts";
import { NextStep, orNull, Step, Terms, Zone } from "#contract/case/case-schemas.ts";
import { Closed, Instant } from "#contract/shared-schemas.ts";

const Person = Closed({
  participant: Type.String(),
  office: orNull(Type.String()),
  organization: orNull(Type.String()),
  zone: Zone,
  language: Type.String(),
  joinedAt: Instant,
});

const OpenAct = Closed({
  kind: Type.Enum(["report", "embargo", "state", "publish", "rediscovery"]),
  act: orNull(Type.String()),
  /** Whom it is about: who receives, or whose fix it is. */
  about: orNull(Type.String()),
  /** It must say whether the embargo is still kept. */
  asksAdherence: Type.Boolean(),
  /** What would follow. */
  steps: Type.Array(Step),
});

/** Members of a case that say what the caller may do, and what of others is known to it. */
export const caseDesk = {
  /** Every act that the case allows to the caller now, and no other. */
  acts: Type.Array(OpenAct),
  next: Type.Array(NextStep),
  /** Language and clocks of those whom the caller is shown. */
  people: Type.Array(Person),
  /** Reminders and the order of release towards the end of the embargo, proposed or in force. */
  dates: Type.Array(
    Closed({
      moment: Type.Enum(["reminder", "critical-infrastructure", "large", "everyone"]),
      at: Instant,
    }),
  ),
  /** Terms by each rule from now on, for who may propose. */
  suggestions: Type.Array(Terms),
  /** SSVC's points for coordinators who publish, with what says each; coordinators alone see them. */
  publication: Type.Array(
    Closed({
      point: Type.Enum([...publicationPointNames]),
      value: Type.String(),
      origin: Type.Enum([...publicationOrigins]),
      count: orNull(Type.Integer({ minimum: 0 })),
    }),
  ),
  /** Reports that the case rests on, for the office whose case it is. */
  reports: Type.Array(
    Closed({
      number: Type.String(),
      receivedAt: Instant,
      reporterKind: Type.Enum(["anonymous", "person", "pipeline"]),
      verdict: orNull(Type.String()),
      accepted: Type.Boolean(),
    }),
  ),
  /** How long texts are kept, for coordinators. */
  retention: orNull(
    Closed({
      days: Type.Integer({ minimum: 1 }),
      closedAt: orNull(Instant),
      shredsAt: orNull(Instant),
      shreddedAt: orNull(Instant),
    }),
  ),
};
