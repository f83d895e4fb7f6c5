/**
 * The proof of work that is asked of who says no name: challenges, which the room's own signature makes good, and how much came without a name just now. Of whose call
 * one is nothing is held: no address, nor anything made of one.
 */
import { randomBytes } from "node:crypto";
import { Refusal } from "#core/problem.ts";
import { solves, workBits } from "#core/intake/work-puzzle.ts";
import { sha256Hex } from "#core/seal/sha256.ts";
import type { Signer } from "#core/seal/envelope.ts";
import type { IncomingCall } from "#stages/intake/incoming.ts";

/** A challenge for a call of so many items. */
type Challenge = { readonly challenge: string; readonly bits: number; readonly until: string };

/** Work that was shown: for how many items it is good, and what is spent with it. */
type ShownWork = { readonly items: number; readonly work: NonNullable<IncomingCall["work"]> };

/** Gives challenges and judges what was found. */
export type ReportDesk = {
  readonly challenge: (items: number, now: Date) => Promise<Challenge>;
  /** Refuses (`work-needed`) what is no good work. */
  readonly shown: (header: string | undefined, now: Date) => Promise<ShownWork>;
  /** Counts what came in without a name. */
  readonly note: (items: number, now: Date) => void;
};

const goodFor = 15 * 60_000;
const minute = 60_000;
const window = 10;

const needed = (why: string): Refusal =>
  new Refusal(
    "work-needed",
    `${why} GET /api/findings/work has a challenge; send "CHALLENGE NUMBER" in x-bongsu-work, or a token.`,
  );

/** The desk of a room. Refuses where it takes no reports. */
export function deskOf(desk: ReportDesk | undefined): ReportDesk {
  if (desk === undefined) throw new Refusal("state-forbids", "This room takes no reports.");
  return desk;
}

/** The desk of a server that nobody sent anything. */
export function openReportDesk(signer: Signer): ReportDesk {
  const counts = new Map<number, number>();
  const recent = (now: Date): number => {
    const current = Math.floor(now.getTime() / minute);
    for (const at of counts.keys()) if (at <= current - window) counts.delete(at);
    return [...counts.values()].reduce((sum, count) => sum + count, 0);
  };
  const signatureOf = async (text: string): Promise<string> =>
    Buffer.from(await signer.sign(new TextEncoder().encode(`bongsu/1 report work\0${text}`))).toString(
      "base64url",
    );
  return {
    challenge: async (items, now) => {
      const bits = workBits(items, recent(now));
      const until = new Date(now.getTime() + goodFor).toISOString();
      const text = [items, bits, Date.parse(until), randomBytes(12).toString("base64url")].join("~");
      return { challenge: `${text}~${await signatureOf(text)}`, bits, until };
    },
    shown: async (header, now) => {
      const [, text = "", signature = "", number = ""] =
        /^((?:\d{1,16}~){3}[\w-]{16})~([\w-]{40,8000}) (\d{1,15})$/.exec(header ?? "") ?? [];
      if (text === "") throw needed("A proof of work is needed.");
      const [items = 0, bits = 0, until = 0] = text.split("~").map(Number);
      if (signature !== (await signatureOf(text)) || until < now.getTime())
        throw needed("The challenge is not one of this room now.");
      const challenge = `${text}~${signature}`;
      if (!solves(challenge, Number(number), bits)) throw needed("The number does not solve the challenge.");
      const digest = await sha256Hex(new TextEncoder().encode(challenge));
      return { items, work: { challenge: digest, until: new Date(until).toISOString() } };
    },
    note: (items, now) => {
      const current = Math.floor(now.getTime() / minute);
      counts.set(current, (counts.get(current) ?? 0) + items);
    },
  };
}
