/** What has worked with a supplier before: how far messages came in earlier cases, by which way it answered and how soon. Worked out from what was noted there; nothing is stored. */
import type { ContactEvent } from "#core/coordination/embargo/silence.ts";

/** The ways by which a supplier is reached: in the room (signed in), by mail, by a sealed file, or as coordinators noted it by hand. */
export const contactWays = ["room", "mail", "file", "hand"] as const;
type ContactWay = (typeof contactWays)[number];

/** One supplier in one case: what happened to messages, in their order, and the ways that were open; `answeredBy` those by which it answered. */
export type ContactHistory = {
  readonly events: readonly ContactEvent[];
  readonly tried: readonly ContactWay[];
  readonly answeredBy: readonly ContactWay[];
};

/** What follows of one way: in how many cases it was open, in how many it was answered by, and after how many hours, as the middle of them; `null` of none. */
type WayRecord = {
  readonly way: ContactWay;
  readonly tried: number;
  readonly answered: number;
  readonly hours: number | null;
};

/** What follows of all: cases by how far messages came at the most, and the ways. A case counts once in each step that it reached. */
export type ContactRecord = {
  readonly cases: number;
  readonly sent: number;
  readonly bounced: number;
  readonly delivered: number;
  readonly seen: number;
  readonly answered: number;
  readonly declined: number;
  /** Hours from the first message to the first answer, as the middle of the cases that were answered; `null` of none. */
  readonly hours: number | null;
  readonly lastAnswer: string | null;
  readonly ways: readonly WayRecord[];
};

/** The record of some cases. What bounced and was never sent again came nowhere. */
export function contactRecord(cases: readonly ContactHistory[]): ContactRecord {
  const casesWith = (...kinds: readonly ContactEvent["kind"][]): number =>
    cases.filter(({ events }) => events.some(({ kind }) => kinds.includes(kind))).length;
  const answers = cases.flatMap(({ events }) => events.filter(({ kind }) => kind === "answered"));
  return {
    cases: cases.length,
    sent: casesWith("sent"),
    bounced: casesWith("bounced"),
    delivered: casesWith("delivered", "seen"),
    seen: casesWith("seen"),
    answered: casesWith("answered"),
    declined: casesWith("declined"),
    hours: middle(cases.flatMap(({ events }) => hoursToAnswer(events) ?? [])),
    lastAnswer: answers.map(({ at }) => at).reduce<string | null>(later, null),
    ways: contactWays.map((way) => wayRecord(way, cases)).filter(({ tried }) => tried > 0),
  };
}

function wayRecord(way: ContactWay, cases: readonly ContactHistory[]): WayRecord {
  const answered = cases.filter(({ answeredBy }) => answeredBy.includes(way));
  const hours = middle(answered.flatMap(({ events }) => hoursToAnswer(events) ?? []));
  const tried = cases.filter(({ tried: open, answeredBy }) => open.includes(way) || answeredBy.includes(way));
  return { way, tried: tried.length, answered: answered.length, hours };
}

/** Hours from the first message to the first answer after it; `null` where one of the two is not known. */
function hoursToAnswer(events: readonly ContactEvent[]): number | null {
  const sent = events.find(({ kind }) => kind === "sent");
  if (sent === undefined) return null;
  const from = Date.parse(sent.at);
  const answer = events.find(({ kind, at }) => kind === "answered" && Date.parse(at) >= from);
  return answer === undefined ? null : (Date.parse(answer.at) - from) / 3_600_000;
}

function later(one: string | null, other: string): string {
  return one !== null && Date.parse(one) >= Date.parse(other) ? one : other;
}

/** The middle of some figures, of an even number the lower of the two; in tenths. */
function middle(figures: readonly number[]): number | null {
  const found = figures.toSorted((a, b) => a - b)[Math.floor((figures.length - 1) / 2)];
  return found === undefined ? null : Math.round(found * 10) / 10;
}
