/** One case. */
import Type from "typebox";
import { caseParticipants } from "#core/audience.ts";
import { caseDesk } from "#contract/case/case-desk.ts";
import { caseHead, CaseText, Entry, Zone } from "#contract/case/case-schemas.ts";
import { caseAskKinds } from "#core/coordination/answer/case-asks.ts";
import { silenceStates } from "#core/coordination/embargo/silence.ts";
import { endpoint } from "#contract/endpoint.ts";
import { Closed, Id, Instant } from "#contract/shared-schemas.ts";

/** A case with its log and texts, as the caller may see it. */
export const caseRead = endpoint({
  name: "case-read",
  method: "GET",
  path: "/api/cases/:case",
  roles: caseParticipants,
  summary: "A case with its log and texts, as the caller may see it.",
  input: Closed({ case: Id }),
  output: Closed({
    ...caseHead,
    /** When a second finder was confirmed; coordinators alone see it. */
    rediscoveredAt: Type.Union([Instant, Type.Null()]),
    /** Days of embargo since then, which bought nothing. */
    idleDays: Type.Integer({ minimum: 0 }),
    /** The order of release that follows from the embargo in force, and what of it was carried out. */
    release: Type.Array(
      Closed({
        audience: Type.Enum(["critical-infrastructure", "large", "everyone"]),
        at: Instant,
        releasedAt: Type.Union([Instant, Type.Null()]),
      }),
    ),
    /** To whom the report is handed over once the pace that it stated allows it, and since when that waits; for coordinators. */
    paced: Type.Array(Closed({ participant: Type.String(), since: Instant })),
    /** By which identifiers the world will know what the case is about; coordinators alone see them. */
    identifiers: Type.Array(Type.String()),
    /** What feeds show of them, for coordinators: each is proposed, and a person confirms or dismisses it. */
    signals: Type.Array(
      Closed({
        id: Type.String(),
        kind: Type.Enum(["public", "attacks"]),
        identifier: Type.String(),
        source: Type.String(),
        seenAt: Instant,
        state: Type.Enum(["proposed", "confirmed", "dismissed"]),
      }),
    ),
    /** How many organisations' delegated lists hold a product that coordinators named, as a range: of all of them for coordinators, of its own for a supplier; null where none is named or can be read. */
    exposed: Type.Union([
      Closed({ low: Type.Integer(), high: Type.Union([Type.Integer(), Type.Null()]) }),
      Type.Null(),
    ]),
    /** The number of its advisory, for coordinators; `null` where it has none. */
    advisory: Type.Union([Type.String(), Type.Null()]),
    entries: Type.Array(Entry),
    texts: Type.Array(CaseText),
    /** Whether there are messages and answers older than those: `case-texts` gives them, page by page. */
    older: Type.Boolean(),
    /** The zone on whose clocks the caller is shown instants beside Korean ones. */
    zone: Zone,
    /** What is asked of who asks, the most pressing first; nothing of coordinators. */
    asks: Type.Array(Closed({ what: Type.Enum([...caseAskKinds]), by: Type.Union([Instant, Type.Null()]) })),
    /** Cases that it is linked with and in which the caller takes part too. */
    links: Type.Array(Type.String()),
    /** How each participant stands who was written to, for coordinators; when the next try is due. */
    silences: Type.Array(
      Closed({
        participant: Type.String(),
        state: Type.Enum([...silenceStates]),
        nextTry: Type.Union([Instant, Type.Null()]),
      }),
    ),
    ...caseDesk,
  }),
  work: { apart: "always", cost: 10 },
});
