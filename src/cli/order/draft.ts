/** `bongsu directive draft`: the draft of a directive as an advisory suggests it, from a file or from a room, printed or kept at the room. */
import { readFileIfExists, writeFileAtomically } from "#agent/home/durable-files.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { unreadable } from "#cli/order/order-input.ts";
import { answerOf, type Caller, callerOf } from "#cli/room/room-client.ts";
import type { AgentIo } from "#cli/terminal.ts";
import { addressIn } from "#agent/response/room-address.ts";
import { advisoryRead } from "#contract/advisory/advisory-read.ts";
import type { InputOf } from "#contract/endpoint.ts";
import { directiveDraft } from "#contract/directive/directive-draft.ts";
import { topologyRead } from "#contract/registry/topology-read.ts";
import { remediesOfCsaf } from "#core/directive/draft/csaf-remedies.ts";
import type { DirectiveDraft } from "#core/directive/directive.ts";
import {
  type AdvisoryFacts,
  draftFromAdvisory,
  factsOfOwn,
  factsOfRecords,
} from "#core/directive/draft/draft-from-advisory.ts";
import { factsOfAnswer } from "#core/directive/draft/advisory-answer.ts";
import { exampleDeadlines } from "#core/directive/strictest-advisory.ts";
import { formatOfDocument } from "#core/format/index.ts";
import { member, readJsonBytes, textMember } from "#core/input/json.ts";
import { printable } from "#core/input/printable.ts";
import { failed, type Parsed, parsed } from "#core/problem.ts";
import { isOwnAdvisory, readOwnAdvisory } from "#core/publish/own-advisory.ts";
import { findPack, packs, startingPack } from "#core/rules/packs/index.ts";
import { referenceOf } from "#core/rules/rule-pack/rule-pack.ts";
import type { Translate } from "#messages/message.ts";
import { instantText } from "#messages/render/clock.ts";

type DraftQuery = {
  /** A file, or the id of an advisory in the room. */
  readonly from: string;
  readonly room: string | undefined;
  readonly token: string | undefined;
  readonly rulePack: string | undefined;
  /** Whether the room keeps it. */
  readonly create: boolean;
  readonly out: string | undefined;
};
type DraftRun = { readonly io: AgentIo; readonly t: Translate };

/** The languages of a directive. */
const languages = ["ko", "en"] as const;

/** Prints the draft as JSON, or keeps it at the room and prints its number; what it proposes and what is left open stand on standard error. */
export async function draftOrder(query: DraftQuery, { io, t }: DraftRun): Promise<number> {
  const rulePack = query.rulePack ?? startingPack(await zoneOf(query, io));
  if (findPack(rulePack) === null)
    throw new MessageRefusal("input-invalid", (say) =>
      say("directiveCommand.noPack", {
        pack: printable(rulePack, 80),
        packs: packs.map(referenceOf).join(", "),
      }),
    );
  const facts = await factsFrom(query, io);
  const draft = draftFromAdvisory(facts, { languages, rulePack });
  io.error(`${proposals(draft, facts, { now: new Date().toISOString(), t })}\n`);
  const text = `${JSON.stringify(draft, null, 2)}\n`;
  if (query.out !== undefined) await writeFileAtomically(query.out, new TextEncoder().encode(text));
  if (query.create)
    io.write(
      `${(await callerFor(query, io)(directiveDraft, draft as InputOf<typeof directiveDraft>)).directive}\n`,
    );
  else if (query.out === undefined) io.write(text);
  return 0;
}

/** The time zone of the room that is named; `null` where none is, or where it does not say. */
async function zoneOf({ room }: DraftQuery, io: AgentIo): Promise<string | null> {
  if (room === undefined) return null;
  const response = await io.surroundings.fetch(addressIn(room, topologyRead.path));
  return response.ok ? textMember(member(await answerOf(response), "time"), "zone") : null;
}

function callerFor({ room, token }: DraftQuery, io: AgentIo): Caller {
  if (room === undefined || token === undefined)
    throw new MessageRefusal(room === undefined ? "input-invalid" : "not-signed-in", (say) =>
      say("directiveCommand.needsRoom"),
    );
  return callerOf(room, token, io.surroundings.fetch);
}

async function factsFrom(query: DraftQuery, io: AgentIo): Promise<AdvisoryFacts> {
  const bytes = await readFileIfExists(query.from);
  if (bytes === null) {
    if (query.room === undefined)
      throw new MessageRefusal("not-found", (say) =>
        say("directiveCommand.noAdvisoryFile", { path: printable(query.from, 200) }),
      );
    return await factsAt(query, io);
  }
  const json = readJsonBytes(bytes, true);
  const facts = json.ok ? factsIn(json.value) : json;
  return facts.ok ? facts.value : unreadable(query.from, facts.findings);
}

function factsIn(document: unknown): Parsed<AdvisoryFacts> {
  if (isOwnAdvisory(document)) {
    const record = readOwnAdvisory(document);
    return record.ok ? stillStands(record.value.withdrawn, factsOfOwn(record.value)) : record;
  }
  const format = formatOfDocument(document);
  if (!format.ok) return format;
  const read = format.value.read(document);
  if (!read.ok) return read;
  const records = read.value.records.flatMap((one) => (one.kind === "advisory" ? [one.advisory] : []));
  const [first, ...others] = records;
  if (first === undefined) return failed("", "advisory-missing", "There is no advisory in it.");
  const remedies = remediesOfCsaf(document);
  const listed = read.value.records.flatMap((one) => (one.kind === "exploited" ? one.entry.dateAdded : []));
  const kevAdded = listed.toSorted()[0] ?? null;
  return stillStands(first.withdrawn, factsOfRecords([first, ...others], { kevAdded, remedies }));
}

/** Nobody is directed to act on what was taken back. */
function stillStands(withdrawn: unknown, facts: AdvisoryFacts): Parsed<AdvisoryFacts> {
  return withdrawn === null ? parsed(facts) : failed("/withdrawn", "advisory-withdrawn", "It was withdrawn.");
}

async function factsAt(query: DraftQuery, io: AgentIo): Promise<AdvisoryFacts> {
  const facts = factsOfAnswer(await callerFor(query, io)(advisoryRead, { advisory: query.from }));
  if (facts !== null) return facts;
  const message = "There is no advisory in it that still stands.";
  return unreadable(query.from, [{ at: "", code: "advisory-missing", message }]);
}

/** What each class of system would be asked, and by when if it were issued now; then what only a person can say. */
function proposals(
  draft: DirectiveDraft,
  { advisory }: AdvisoryFacts,
  { now, t }: { readonly now: string; readonly t: Translate },
): string {
  const examples = exampleDeadlines({ issuedAt: now, draft, advisories: [advisory] });
  const lines = examples.map(({ exposed, tier, due }) =>
    t("directiveCommand.proposal", {
      class: t(`directiveCommand.class.${exposed}`),
      tier,
      due: due === null ? t("directiveCommand.noDate") : instantText(due, t),
    }),
  );
  const open = ["/scope", ...(draft.contact === "" ? ["/contact"] : []), "/binding", "/legalBasis"];
  return [
    t("directiveCommand.proposed", { pack: draft.rulePack }),
    ...lines.map((line) => `  ${line}`),
    t("directiveCommand.open", { places: open.join(", ") }),
  ].join("\n");
}
