/**
 * The cases of a drill's day, before and beside its directive: finders report, an officer decides, suppliers are asked to keep an embargo; one embargo is ended by
 * attacks, one by a leak, and one supplier is silent. All through the room's own endpoints; what is written is what the room answered.
 */
import { contract } from "#contract/index.ts";
import { daysLater } from "#core/coordination/embargo/embargo-terms.ts";
import type { DrillSession } from "#cli/drill/officers.ts";
import { type Caller, callerOf } from "#cli/room/room-client.ts";
import { decideReports, reportFlaws, type OpenedCases, takesReports } from "./play-reports.ts";
import type { Translate } from "#messages/message.ts";

/** Where the drill's text goes, a line a call. */
type Write = (line: string) => void;

/** The cases as they were opened, to be gone on with later in the day. */
export type DrillCases = { readonly opened: OpenedCases; readonly endsAt: string };

const embargoDays = 45;
const zone = "Asia/Seoul";

/** The morning: reports, decisions, suppliers asked, attacks on EdgeGate. `null` where this room takes no reports, or its office's key is locked: then no case is played, and that is said. */
export async function playMorning(
  session: DrillSession,
  t: Translate,
  write: Write,
): Promise<DrillCases | null> {
  const { room, tokens, io } = session;
  const officer = callerOf(room, tokens.analyst, io.fetch);
  if (!(await takesReports(officer))) {
    write(t("drillCommand.case.none"));
    return null;
  }
  const received = await reportFlaws(session);
  write(t("drillCommand.case.reported", { reports: received.length }));
  const opened = await decideReports(officer, received, io.scene);
  if (opened === null) {
    write(t("drillCommand.case.locked"));
    return null;
  }
  write(t("drillCommand.case.decided", { cases: opened.cases.size, linked: opened.linked }));
  write(t("drillCommand.case.injected"));
  const endsAt = daysLater(io.now().toISOString(), embargoDays, zone);
  const silent = await inviteSuppliers(session, opened, endsAt);
  write(t("drillCommand.case.embargo", { days: embargoDays }));
  write(t("drillCommand.case.silent", await silenceOf(officer, silent)));
  await endEarly(officer, opened.cases.get("edgegate") ?? "", "attacks");
  write(t("drillCommand.case.attacks"));
  write(t("drillCommand.case.where", { address: new URL("/cases", room).href }));
  return { opened, endsAt };
}

/** The leak: KeySafe4NX is public before its day; the embargo ends at once, and the case is published. */
export async function playLeak(
  { room, tokens, io }: DrillSession,
  { opened, endsAt }: DrillCases,
  t: Translate,
): Promise<string> {
  const officer = callerOf(room, tokens.analyst, io.fetch);
  const leaked = opened.cases.get("keysafe") ?? "";
  await endEarly(officer, leaked, "public");
  const { view } = await officer(contract.caseRead, { case: leaked });
  const days = Math.ceil((Date.parse(endsAt) - io.now().getTime()) / 86_400_000);
  return t("drillCommand.case.leaked", {
    days,
    embargo: view.embargo,
    participants: view.participants.length,
  });
}

/** Each supplier is asked by product, severity class and date alone; two accept and are handed the report, the maintainer of libnari is written to and does not answer: that one is given back. */
async function inviteSuppliers(
  session: DrillSession,
  { cases }: OpenedCases,
  ends: string,
): Promise<SilentParticipant> {
  const { room, tokens, io } = session;
  const officer = callerOf(room, tokens.analyst, io.fetch);
  const [first, second] = io.scene.suppliers;
  const suppliers = [
    { flaw: "keysafe", organization: first, token: tokens.suppliers[0] },
    { flaw: "edgegate", organization: second, token: tokens.suppliers[1] },
    { flaw: "libnari" },
  ] as const;
  let silent: SilentParticipant = { case: "", participant: "" };
  for (const supplier of suppliers) {
    const { flaw } = supplier;
    const one = cases.get(flaw) ?? "";
    const { participant } = await officer(contract.caseParticipantAdd, {
      case: one,
      roles: ["supplier"],
      name: io.scene.flaws[flaw].supplier,
      contact: "",
      zone,
      language: "ko",
      ...("organization" in supplier ? { organization: supplier.organization } : {}),
    });
    const terms = { rule: "days-45", ends, zone, rediscoveryDays: 7, exploitedDays: 7 };
    await officer(contract.caseAct, { case: one, act: { kind: "embargo", act: "propose", terms } });
    if (!("token" in supplier)) {
      for (const kind of ["sent", "delivered"] as const)
        await officer(contract.caseContactNote, { case: one, participant, kind });
      silent = { case: one, participant };
      continue;
    }
    const caller = callerOf(room, supplier.token, io.fetch);
    await caller(contract.caseAct, { case: one, act: { kind: "embargo", act: "accept" } });
    await officer(contract.caseAct, { case: one, act: { kind: "report", act: "receive", participant } });
    await answerFirst(caller, one, io.now());
  }
  return silent;
}

/** The common first answer: it is affected, and a fix comes in two weeks. */
async function answerFirst(supplier: Caller, one: string, now: Date): Promise<void> {
  const about = { product: "", note: "[DRILL]" };
  const date = daysLater(now.toISOString(), 14, zone).slice(0, 10);
  await supplier(contract.caseAnswer, {
    case: one,
    answers: [{ ...about, kind: "fix", version: "[DRILL] next", date }],
  });
}

type SilentParticipant = { readonly case: string; readonly participant: string };

async function silenceOf(
  officer: Caller,
  asked: SilentParticipant,
): Promise<{ readonly state: string; readonly next: string }> {
  const { silences } = await officer(contract.caseRead, { case: asked.case });
  const silent = silences.find(({ participant }) => participant === asked.participant);
  return { state: silent?.state ?? "not-contacted", next: (silent?.nextTry ?? "").slice(0, 10) };
}

async function endEarly(officer: Caller, one: string, act: "attacks" | "public"): Promise<void> {
  await officer(contract.caseAct, { case: one, act: { kind: "state", act } });
  await officer(contract.caseAct, { case: one, act: { kind: "publish" } });
}
