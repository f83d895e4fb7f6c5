/** A mail that came to the address of a participant, read: what was written, by whom it says it is, what is attached, and whether a person wrote it. */
import PostalMime, { type Attachment, type Email } from "postal-mime";
import { automaticMail, type AutomaticMail } from "#core/coordination/mail/automatic-mail.ts";
import { type FoldedText, foldText } from "#core/coordination/mail/folded-text.ts";
import { type MailReport, mailReport } from "#core/coordination/mail/mail-report.ts";
import { replyTokenIn } from "#core/coordination/mail/reply-address.ts";
import { carried } from "#core/submission/korean-mail.ts";
import { plainOf } from "#core/submission/plain-of-html.ts";

/** Something attached. */
type MailFile = { readonly name: string; readonly bytes: Uint8Array };

/** A mail as it came, and the room's own address. */
export type UnreadMail = { readonly bytes: Uint8Array; readonly address: string };

/** A mail. */
export type CaseMailReading = {
  /** The tokens of the addresses that it came to. */
  readonly tokens: readonly string[];
  readonly messageId: string | null;
  /** The address that it says it is from: anybody can write that. */
  readonly from: string | null;
  readonly subject: string;
  readonly text: FoldedText;
  readonly automatic: AutomaticMail | null;
  readonly report: MailReport | null;
  readonly files: readonly MailFile[];
  /** The names of attachments that nobody here can read (`winmail.dat`, what is encrypted), though they are kept. */
  readonly unreadable: readonly string[];
  /** How many attachments were left out, being too many or too large. */
  readonly leftOut: number;
  /** That its structure could not be read: then the whole mail is its only file. */
  readonly damaged: boolean;
};

const limits = {
  maxNestingDepth: 32,
  maxHeadersSize: 1024 * 1024,
  attachmentEncoding: "arraybuffer",
  forceRfc822Attachments: true,
} as const;
const mostFiles = 10;
const mostBytesOfFiles = 10 * 1024 * 1024;
const longestText = 100_000;
const longestSubject = 300;

/** Reads a mail that came to an address under the room's own. */
export async function readCaseMail(bytes: Uint8Array, base: string): Promise<CaseMailReading> {
  const { bytes: decodable, read } = carried(bytes);
  let mail: Email;
  try {
    mail = await PostalMime.parse(decodable, limits);
  } catch (error) {
    if (error instanceof TypeError || error instanceof ReferenceError) throw error;
    return damagedMail(bytes, base);
  }
  const body = read(mail.text ?? plainOf(mail.html ?? "")).slice(0, longestText);
  const parts = mail.attachments.map(({ mimeType, content }) => ({
    type: mimeType,
    text: latin(bytesOf(content).subarray(0, 65_536)),
  }));
  const report = mailReport(parts);
  const headers = mail.headers.map(({ key, value }) => ({ key: key.toLowerCase(), value }));
  return {
    tokens: tokensIn(headers, base),
    messageId: mail.messageId?.trim().slice(0, 998) ?? null,
    from: addressIn(mail.from),
    subject: oneLine(read(mail.subject ?? "")),
    text: foldText(body),
    automatic: automaticMail(headers),
    report,
    ...(report === null ? filesOf(mail.attachments, read) : { files: [], leftOut: 0 }),
    unreadable: mail.attachments
      .filter(isUnreadable)
      .map((part, at) => nameOf(part, at, read))
      .slice(0, mostFiles),
    damaged: false,
  };
}

const receiverHeaders = new Set(["delivered-to", "x-original-to", "envelope-to", "to", "cc"]);
const mostTokens = 3;

function tokensIn(
  headers: readonly { readonly key: string; readonly value: string }[],
  base: string,
): readonly string[] {
  const found = headers.flatMap(({ key, value }) =>
    receiverHeaders.has(key)
      ? value
          .slice(0, 20_000)
          .split(/[\s,;<>"]+/)
          .flatMap((word) => replyTokenIn(word, base) ?? [])
      : [],
  );
  return [...new Set(found)].slice(0, mostTokens);
}

function addressIn(from: Email["from"]): string | null {
  const address = from === undefined || !("address" in from) ? undefined : from.address;
  return address === undefined || address === "" ? null : address.trim().toLowerCase().slice(0, 320);
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim().slice(0, longestSubject);
}

function isUnreadable({ mimeType, filename }: Attachment): boolean {
  return (
    /^application\/(?:(?:vnd\.)?ms-tnef|(?:x-)?pkcs7-mime|pgp-encrypted)$/i.test(mimeType) ||
    filename?.toLowerCase() === "winmail.dat"
  );
}

function filesOf(
  attachments: readonly Attachment[],
  read: (text: string) => string,
): Pick<CaseMailReading, "files" | "leftOut"> {
  const files: MailFile[] = [];
  let room = mostBytesOfFiles;
  for (const [at, part] of attachments.entries()) {
    const bytes = bytesOf(part.content);
    if (files.length >= mostFiles || bytes.length > room) continue;
    room -= bytes.length;
    files.push({ name: nameOf(part, at, read), bytes });
  }
  return { files, leftOut: attachments.length - files.length };
}

/** One line without a path and without letters that are not shown. */
function nameOf({ filename }: Attachment, at: number, read: (text: string) => string): string {
  const plain = read(filename ?? "")
    .replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, "")
    .replaceAll(/[\\/]/g, "_")
    .trim()
    .slice(0, 150);
  return plain === "" || plain === "." || plain === ".." ? `part-${at + 1}` : plain;
}

function bytesOf(content: Attachment["content"]): Uint8Array {
  return typeof content === "string" ? new TextEncoder().encode(content) : new Uint8Array(content);
}

function latin(bytes: Uint8Array): string {
  return new TextDecoder("latin1").decode(bytes);
}

/** The tokens of the addresses that its first lines name; `null` where they do not end within what is looked at. */
export function tokensOfHead(bytes: Uint8Array, base: string): readonly string[] | null {
  const head = headOf(bytes);
  return head === null ? null : tokensIn(headersOf(head), base);
}

const longestHead = 65_536;

function headOf(bytes: Uint8Array): string | null {
  const [head = "", rest] = latin(bytes.subarray(0, longestHead)).split(/\r?\n\r?\n/, 2);
  return rest === undefined && bytes.length > longestHead ? null : head;
}

function headersOf(head: string) {
  return head
    .replaceAll(/\r?\n[ \t]+/g, " ")
    .split(/\r?\n/)
    .map((line) => ({
      key: line.slice(0, Math.max(0, line.indexOf(":"))).toLowerCase(),
      value: line.slice(line.indexOf(":") + 1).trim(),
    }));
}

/** Of a mail that cannot be read what its first lines say; it is kept whole. */
export function damagedMail(bytes: Uint8Array, base: string): CaseMailReading {
  const headers = headersOf(headOf(bytes) ?? latin(bytes.subarray(0, longestHead)));
  return {
    tokens: tokensIn(headers, base),
    messageId: headers.find(({ key }) => key === "message-id")?.value.slice(0, 998) ?? null,
    from: null,
    subject: "",
    text: { own: "", whole: null },
    automatic: automaticMail(headers),
    report: null,
    files: bytes.length <= mostBytesOfFiles ? [{ name: "message.eml", bytes }] : [],
    unreadable: ["message.eml"],
    leftOut: bytes.length <= mostBytesOfFiles ? 0 : 1,
    damaged: true,
  };
}
