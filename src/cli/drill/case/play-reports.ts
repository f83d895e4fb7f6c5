/** The reports of a drill's morning: sent by a finder, looked at by an officer, accepted into cases, linked or rejected. */
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { addressIn } from "#agent/response/room-address.ts";
import { contract } from "#contract/index.ts";
import type { DrillProduct, DrillScene } from "#cli/drill/drill-types.ts";
import { type DrillSession, waitUntil } from "#cli/drill/officers.ts";
import type { Caller } from "#cli/room/room-client.ts";

/** A report with the number of its receipt. */
type ReceivedReport = { readonly number: string; readonly report: DrillScene["reports"][number] };

/** The case of each flaw, and how many reports were linked to an earlier one. */
export type OpenedCases = { readonly cases: ReadonlyMap<DrillProduct, string>; readonly linked: number };

const patience = 60_000;

/** Whether the officer's office takes reports in. */
export async function takesReports(officer: Caller): Promise<boolean> {
  const { intake } = await officer(contract.triageQueue, {});
  return intake?.own === true;
}

/** Sends every report by itself, and gives them with the numbers of their receipts. */
export async function reportFlaws({ room, tokens, io }: DrillSession): Promise<readonly ReceivedReport[]> {
  const run = io.now().toISOString();
  const received: ReceivedReport[] = [];
  for (const report of io.scene.reports) {
    const response = await io.fetch(addressIn(room, contract.findingsReceive.path), {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${tokens.finder}` },
      body: report.document(run),
    });
    const { items } = (await response.json()) as { items?: readonly { readonly number: string }[] };
    const number = items?.[0]?.number;
    if (number === undefined)
      throw new MessageRefusal("state-forbids", (t) =>
        t("drillCommand.noReceipt", { status: response.status }),
      );
    received.push({ number, report });
  }
  return received;
}

/** Decides all of them once they passed the gates. `null` where the office's key is locked, so that nobody can read them. What gives orders changes nothing: it is rejected by a person. */
export async function decideReports(
  officer: Caller,
  received: readonly ReceivedReport[],
  { flaws }: DrillScene,
): Promise<OpenedCases | null> {
  await waitUntil(patience, async () => await allWait(officer, received));
  const cases = new Map<DrillProduct, string>();
  let linked = 0;
  for (const { number, report } of received) {
    const { claims, behind } = await officer(contract.triageLook, { number });
    if (claims === null) return null;
    const summary = claims[0]?.text ?? "";
    const { product, severity, title } = flaws[report.flaw];
    const act = async (what: Parameters<typeof decide>[2]) => await decide(officer, number, what);
    if (report.kind === "first") {
      const opened = await act({ act: "accept", severity, title, product, summary });
      cases.set(report.flaw, opened ?? "");
    } else if (report.kind === "injected") {
      await act({ act: "reject", reason: "abuse", sentence: "[DRILL] A text that gives orders." });
    } else {
      const earlier = received.find(({ report: { flaw, kind } }) => flaw === report.flaw && kind === "first");
      if (behind === null) await act({ act: "link", other: earlier?.number ?? "" });
      linked++;
    }
  }
  return { cases, linked };
}

/** Every report waits in the queue for people: none was decided or lost by what it says. */
async function allWait(officer: Caller, received: readonly ReceivedReport[]): Promise<boolean> {
  const { queue } = await officer(contract.triageQueue, {});
  const waiting = new Set(queue.map(({ number }) => number));
  return received.every(({ number }) => waiting.has(number));
}

async function decide(
  officer: Caller,
  number: string,
  act: Parameters<typeof officer<typeof contract.triageAct>>[1]["act"],
): Promise<string | null> {
  const { case: opened } = await officer(contract.triageAct, { number, act });
  return opened;
}
