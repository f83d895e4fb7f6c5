/**
 * Duty officers beside the flood: one watches the picture, one works through the queue as fast as answers come, by the truth that a person would have to find out. What
 * is measured is the room, not the person: minutes spent are those that the room counts of such a script.
 */
import type { FloodRoom } from "./flood-room.ts";

/** What officers saw and did. */
export type OfficerFigures = {
  /** Milliseconds of each answer that a page of theirs waits for. */
  readonly pages: readonly number[];
  readonly accepted: number;
  readonly linked: number;
  readonly rejected: number;
  readonly minutesValid: number | null;
  readonly minutesReject: number | null;
};

type Queue = {
  readonly queue: readonly { readonly number: string; readonly claimedBy: string | null }[];
  readonly figures: { readonly minutesValid: number | null; readonly minutesReject: number | null };
};

/** Works until `over`; `bugOf` is the truth of a report. */
export async function onDuty(
  room: FloodRoom,
  { lead, analyst }: { readonly lead: string; readonly analyst: string },
  { over, bugOf }: { readonly over: AbortSignal; readonly bugOf: (number: string) => string | null },
): Promise<OfficerFigures> {
  const pages: number[] = [];
  const timed = async <T>(path: string, token: string): Promise<T> => {
    const began = performance.now();
    const answer = await room.ask<T>(path, token);
    pages.push(performance.now() - began);
    return answer;
  };
  const watching = async (): Promise<void> => {
    while (!over.aborted) {
      await timed("/api/picture", lead);
      await timed("/api/intake", analyst);
      await pause(500);
    }
  };
  const names = { accept: "accepted", link: "linked", reject: "rejected" } as const;
  const done = { accepted: 0, linked: 0, rejected: 0 };
  let figures: Queue["figures"] = { minutesValid: null, minutesReject: null };
  const deciding = async (): Promise<void> => {
    const first = new Map<string, string>();
    while (!over.aborted) {
      const seen = await timed<Queue>("/api/triage", analyst);
      ({ figures } = seen);
      const next = seen.queue.find(({ claimedBy }) => claimedBy === null);
      if (next !== undefined) {
        const act = actFor(next.number, bugOf(next.number), first);
        // The gates may have linked it meanwhile: then the room refuses, and the next one is looked at.
        const acted =
          (await room.act(`/api/triage/${next.number}/look`, analyst, {})) &&
          (await room.act(`/api/triage/${next.number}/acts`, analyst, { act }));
        if (acted) done[names[act.act]] += 1;
      }
      await pause(500);
    }
  };
  await Promise.all([watching(), deciding()]);
  return { pages, ...done, ...figures };
}

/** The first of a flaw is accepted, the others wait behind it, what is no flaw is rejected. */
function actFor(number: string, bug: string | null, first: Map<string, string>) {
  if (bug === null)
    return { act: "reject", reason: "not-a-flaw", sentence: "[DRILL] That is how it is meant." } as const;
  const other = first.get(bug);
  if (other !== undefined) return { act: "link", other } as const;
  first.set(bug, number);
  return { act: "accept", severity: "unknown", title: `[DRILL] ${bug}`, product: "Drill Reader" } as const;
}

async function pause(milliseconds: number): Promise<void> {
  await new Promise((resume) => setTimeout(resume, milliseconds));
}
