/** E-mail (`.eml`, a message of a maildir, a message through a pipe): the message is one claim; what is attached is read by itself and joined with it. */
import PostalMime, { type Attachment, type Email } from "postal-mime";
import { carried } from "#core/submission/korean-mail.ts";
import { plainOf } from "#core/submission/plain-of-html.ts";
import { withTrace } from "#core/submission/embedded-trace.ts";
import { writtenClaim } from "#core/submission/written-claim.ts";
import type { ReportFile } from "#core/submission/report-document.ts";
import { type ReportFormat, type ReportReading, reading } from "#core/submission/report-format.ts";
import type { TraceOptions } from "#core/crash/trace-state.ts";

const headers =
  /^(?:Return-Path|Received|From|To|Subject|Date|Message-ID|MIME-Version|Delivered-To|X-Original-To|Content-Type):/gim;
const limits = {
  maxNestingDepth: 32,
  maxHeadersSize: 1024 * 1024,
  attachmentEncoding: "arraybuffer",
} as const;

/** A message. */
export const mail: ReportFormat = {
  name: "mail",
  read: ({ text, bytes, source }, options) => {
    const head = text?.slice(0, 16_384).split(/\r?\n\r?\n/, 1)[0] ?? "";
    const first = head.replace(/^From \S[^\n]{0,200}\n/, "");
    if (!/^[A-Za-z][A-Za-z-]{0,60}:/.test(first) || (first.match(headers) ?? []).length < 3) return null;
    return readMessage(bytes, source, options);
  },
};

async function readMessage(
  bytes: Uint8Array,
  source: string,
  options: TraceOptions,
): Promise<ReportReading | null> {
  const { bytes: carriedBytes, read } = carried(bytes);
  let message: Email;
  try {
    message = await PostalMime.parse(carriedBytes, limits);
  } catch (error) {
    if (error instanceof TypeError || error instanceof ReferenceError) throw error;
    return reading([], [{ at: "", code: "mail-damaged", message: "The message cannot be read to its end." }]);
  }
  const body = read(message.text ?? plainOf(message.html ?? ""));
  const subject = read(message.subject ?? "").trim();
  const written = writtenClaim(body);
  const reporter = read(message.from?.name ?? "").trim() || null;
  const claim = withTrace(
    {
      ...written,
      title: subject === "" ? written.title : subject,
      text: body,
      ...(reporter === null ? {} : { reporter }),
    },
    options,
  );
  const parts = message.attachments
    .slice(0, mostParts)
    .map((part, index) =>
      fileOf({ ...part, filename: part.filename === null ? null : read(part.filename) }, source, index),
    );
  return { ...reading([claim]), parts };
}

const mostParts = 200;

function fileOf({ filename, content }: Attachment, source: string, index: number): ReportFile {
  const name = (filename ?? `part-${index + 1}`).replaceAll(/[/\\]/g, "_").slice(0, 200);
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : new Uint8Array(content);
  return { source: `${source}!/${name}`, bytes, cut: false };
}
