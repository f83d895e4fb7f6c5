/** What a room answers to reports, item by item: a receipt, or why there is none. */
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { listMember, member, readJson, textMember } from "#core/input/json.ts";
import { printable } from "#core/input/printable.ts";
import { type RefusalCode, refusalStatus } from "#core/problem.ts";
import { fromBase64 } from "#core/seal/envelope.ts";

/** An item of the answer. */
export type ReceivedItem =
  | {
      readonly kind: "received";
      readonly line: number;
      readonly receipt: unknown;
      readonly document: unknown;
    }
  | { readonly kind: "refused"; readonly line: number; readonly why: string };

/** Reads the answer; a call that is refused as a whole is thrown, with the time to wait where the room gives one. */
export async function receivedIn(response: Response): Promise<readonly ReceivedItem[]> {
  const text = await response.text();
  if (!response.ok) throw refusalOf(response, text);
  const isLines = (response.headers.get("content-type") ?? "").includes("ndjson");
  const values = isLines
    ? text
        .split("\n")
        .filter((line) => line !== "")
        .map(valueOf)
    : listMember(valueOf(text), "items");
  return values.map(itemOf);
}

function valueOf(text: string): unknown {
  const read = readJson(text, { chars: text.length, depth: 20 });
  return read.ok ? read.value : null;
}

function itemOf(value: unknown): ReceivedItem {
  const line = Number(member(value, "line") ?? 0);
  const receipt = member(value, "receipt");
  const payload = fromBase64(textMember(receipt, "payload") ?? "-");
  if (payload !== null)
    return { kind: "received", line, receipt, document: valueOf(new TextDecoder().decode(payload)) };
  const findings = listMember(value, "findings").map((one) =>
    `${textMember(one, "at") ?? ""} ${textMember(one, "message") ?? ""}`.trim(),
  );
  return { kind: "refused", line, why: findings.join("; ") };
}

function refusalOf(response: Response, text: string): Error {
  const value = valueOf(text);
  const code = textMember(value, "code") ?? "";
  const detail = printable(textMember(value, "detail") ?? String(response.status), 500);
  const after = Number(response.headers.get("retry-after") ?? 0);
  const known = Object.hasOwn(refusalStatus, code) ? (code as RefusalCode) : "unsupported";
  return new MessageRefusal(known, (t) =>
    after > 0 ? `${detail} ${t("submitCommand.retryAfter", { seconds: after })}` : detail,
  );
}
