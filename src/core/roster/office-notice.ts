/**
 * What one office alone makes known: a notice of the day (`bongsu.notice/1`), or a guideline that stays (`bongsu.guideline/1`). It orders nothing and moves no clock: whoever
 * cannot judge one passes over it, and loses no more than what it says. Programs from before there were guidelines read neither their type nor their files.
 */
import { hasId, textsIn } from "#core/document/shared-members.ts";
import { compareInstants } from "#core/clock/clock.ts";
import { instantInUtc, isDay, isInstant } from "#core/input/instant.ts";
import { entriesOf, listMember, member, readUnambiguousJson, textMember } from "#core/input/json.ts";
import { statementEntry } from "#core/log/entry.ts";
import { failed, type Parsed, parsed } from "#core/problem.ts";
import { rostersOfOrder } from "#core/roster/known-rosters.ts";
import { loggedBy, type OrderFile } from "#core/roster/order.ts";
import { rosterAt, type RosterPin } from "#core/roster/roster-chain.ts";
import { quorumIn, type Roster } from "#core/roster/roster.ts";
import { type Envelope, fromBase64 } from "#core/seal/envelope.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";
import { openByQuorum, type Quorum } from "#core/seal/quorum.ts";
import { sha256Hex } from "#core/seal/sha256.ts";
import type { TextByLanguage } from "#core/text.ts";

/** The kinds, each with the type of its document. */
export const noticeForms = { notice: "bongsu.notice/1", guideline: "bongsu.guideline/1" } as const;
/** Whether it is of the day or stays. */
export type NoticeKind = keyof typeof noticeForms;

/** What an office makes known. */
export type OfficeNotice = {
  readonly kind: NoticeKind;
  readonly drill: boolean;
  readonly office: string;
  readonly issuedAt: string;
  readonly title: TextByLanguage;
  readonly text: TextByLanguage;
  /** The directive that it is about, where it is about one. */
  readonly directive: string | null;
  /** That of the same office and kind in whose place it stands, by the digest of its bytes (lower-case hexadecimal). */
  readonly replaces: string | null;
  /** Of a guideline: the vulnerabilities that it is about, as they are named; empty where it is about none alone. */
  readonly vulnerabilities: readonly string[];
  /** Of a guideline: the day by which its office looks at it again. */
  readonly reviewBy: string | null;
};

const shared = ["type", "drill", "office", "issuedAt", "title", "text", "directive", "replaces"];
const members = { notice: shared, guideline: [...shared, "vulnerabilities", "reviewBy"] };
const bounds = { least: 1, mostLanguages: 20 };
const longestTitle = 200;
const longestText = { notice: 8000, guideline: 20_000 };
const mostVulnerabilities = 50;
const vulnerabilityForm = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,79}$/;

/** The kind of a document by its type; `null` for another document. */
function noticeKindOf(document: unknown): NoticeKind | null {
  const type = textMember(document, "type");
  return type === noticeForms.notice ? "notice" : type === noticeForms.guideline ? "guideline" : null;
}

/** Reads the bytes that an office signs: all of them, strictly. */
export function readOfficeNotice(payload: Uint8Array): Parsed<OfficeNotice> {
  const json = readUnambiguousJson(payload);
  if (!json.ok) return json;
  const document = json.value;
  const kind = noticeKindOf(document);
  if (kind === null)
    return failed(
      "/type",
      "notice-form",
      "This is neither a notice nor a guideline (bongsu.notice/1, bongsu.guideline/1).",
    );
  const unknown = entriesOf(document).find(([name]) => !members[kind].includes(name));
  if (unknown !== undefined) return failed(`/${unknown[0]}`, "notice-form", "A notice has no such member.");
  const [drill, directive, replaces] = [
    member(document, "drill"),
    member(document, "directive"),
    member(document, "replaces"),
  ];
  const issuedAt = textMember(document, "issuedAt") ?? "";
  const title = textsIn(member(document, "title"), { ...bounds, longest: longestTitle });
  const text = textsIn(member(document, "text"), { ...bounds, longest: longestText[kind] });
  const isNamed = hasId(document, "office") && (directive === null || hasId(document, "directive"));
  const isPlaced = replaces === null || (typeof replaces === "string" && /^[0-9a-f]{64}$/.test(replaces));
  const about = kind === "notice" ? ofNoSubject : subjectIn(document);
  if (!isNamed || !isPlaced || about === null || title === null || text === null)
    return failed("", "notice-form", `This is not what its type says (${noticeForms[kind]}).`);
  if (typeof drill !== "boolean" || !isInstant(issuedAt))
    return failed("", "notice-form", `This is not what its type says (${noticeForms[kind]}).`);
  const office = textMember(document, "office") ?? "";
  return parsed({
    kind,
    drill,
    office,
    issuedAt: instantInUtc(issuedAt),
    title,
    text,
    directive: textMember(document, "directive"),
    replaces,
    ...about,
  });
}

type Subject = Pick<OfficeNotice, "vulnerabilities" | "reviewBy">;

const ofNoSubject: Subject = { vulnerabilities: [], reviewBy: null };

function subjectIn(document: unknown): Subject | null {
  const [list, reviewBy] = [listMember(document, "vulnerabilities"), member(document, "reviewBy")];
  const vulnerabilities = list.filter((one) => typeof one === "string" && vulnerabilityForm.test(one));
  const isList = Array.isArray(member(document, "vulnerabilities")) && list.length <= mostVulnerabilities;
  const isWhole = vulnerabilities.length === list.length && new Set(list).size === list.length;
  const isDated = reviewBy === null || (typeof reviewBy === "string" && isDay(reviewBy));
  return isList && isWhole && isDated
    ? { vulnerabilities: vulnerabilities as readonly string[], reviewBy }
    : null;
}

/** Whose signature a notice needs: that of its office, and of no other. A finding where the roster knows no such office. */
export function noticeQuorum(roster: Roster, { office }: Pick<OfficeNotice, "office">): Parsed<Quorum> {
  if (!roster.offices.some(({ id, keys }) => id === office && keys.length > 0))
    return failed("/office", "notice-office", `the roster knows no office ${office}`);
  return parsed(quorumIn(roster, { threshold: 1, offices: [office] }));
}

/** A notice that its office signed and that lies in a witnessed log. */
export type PublishedNotice = {
  readonly notice: OfficeNotice;
  /** Of the bytes that the office signed. */
  readonly sha256: string;
  readonly witnesses: readonly string[];
};

type NoticeJudgement = {
  readonly pin: RosterPin;
  readonly known?: readonly Envelope[];
  readonly at: string;
};

/** Whether a notice is what an office of the roster made known, under the roster of its time, and logged. */
export async function judgeNotice(
  { rosters, order: envelope, proof }: OrderFile,
  { pin, known = [], at }: NoticeJudgement,
): Promise<Parsed<PublishedNotice>> {
  const believed = await rostersOfOrder(pin, rosters, known);
  if (!believed.ok) return believed;
  const { all, own: roster } = believed.value;
  const payload = fromBase64(envelope.payload) ?? new Uint8Array();
  const read = readOfficeNotice(payload);
  if (!read.ok) return read;
  const { value: notice } = read;
  if (notice.drill !== pin.drill)
    return failed("", "order-world", "The notice is of the other world, drill or real.");
  if (compareInstants(notice.issuedAt, at) > 0)
    return failed("", "notice-future", "It is of a time that has not come.");
  if (rosterAt(all, notice.issuedAt) !== roster)
    return failed("/issuedAt", "order-time", "The newest roster is not the one in force when it was issued.");
  const quorum = noticeQuorum(roster, notice);
  if (!quorum.ok) return quorum;
  // Of a file the type follows from what was signed: a signature over a notice is none over a guideline.
  const payloadType = payloadTypes[notice.kind];
  const signed = await openByQuorum({ ...envelope, payloadType }, payloadType, quorum.value);
  if (!signed.ok) return signed;
  const sha256 = await sha256Hex(payload);
  const logged = await loggedBy({ entry: noticeEntry(notice, sha256), at: notice.issuedAt }, proof, roster);
  if (!logged.ok) return logged;
  if (rosterAt(all, logged.value.seen) !== roster)
    return failed("/proof", "order-time", "Its witnesses saw it when another roster was in force.");
  return parsed({ notice, sha256, witnesses: logged.value.witnesses });
}

/** The entry of a log that states a notice. */
export function noticeEntry({ drill, kind }: OfficeNotice, sha256: string): Uint8Array {
  return statementEntry({ what: kind, drill, sha256 });
}

/** Those that stand, newest first: one that its own office replaced is gone. */
export function currentNotices<
  N extends Pick<OfficeNotice, "kind" | "office" | "issuedAt" | "replaces"> & { readonly sha256: string },
>(notices: readonly N[]): readonly N[] {
  const replaced = new Set(
    notices.flatMap(({ kind, office, replaces }) =>
      replaces === null ? [] : [`${kind} ${office} ${replaces}`],
    ),
  );
  return notices
    .filter(({ kind, office, sha256 }) => !replaced.has(`${kind} ${office} ${sha256}`))
    .toSorted((a, b) => compareInstants(b.issuedAt, a.issuedAt) || (a.sha256 < b.sha256 ? -1 : 1));
}
