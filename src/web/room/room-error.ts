/** An answer of the room that is not a success (problem+json, RFC 9457), and the one function that says it in words. */
import { type Finding, type RefusalCode, refusalStatus } from "#core/problem.ts";
import type { Translate } from "#messages/message.ts";
import { findingText as inWords } from "#messages/render/finding.ts";

type RoomErrorCode = RefusalCode | "no-connection" | "fault";

/** What a call to the room throws. `detail` is the room's own sentence, in English; `findings` point into the input. */
export class RoomError extends Error {
  readonly code: RoomErrorCode;
  readonly findings: readonly Finding[];
  readonly request: string | null;
  constructor(
    code: RoomErrorCode,
    detail: string,
    rest: { findings?: readonly Finding[]; request?: string | null; cause?: unknown } = {},
  ) {
    super(detail, { cause: rest.cause });
    this.name = "Declined";
    this.code = code;
    this.findings = rest.findings ?? [];
    this.request = rest.request ?? null;
  }
}

/** The room could not be reached. */
export function lostConnection(cause: unknown): RoomError {
  return new RoomError("no-connection", "The room cannot be reached.", { cause });
}

/** Reads an answer that is not a success. An answer in no known form is a fault. */
export async function roomErrorFrom(response: Response): Promise<RoomError> {
  const body = (await response.json().catch(() => null)) as Record<string, unknown> | null;
  const code = typeof body?.code === "string" ? body.code : codeByStatus.get(response.status);
  const findings = Array.isArray(body?.findings) ? body.findings.filter(isFinding) : [];
  const request = response.headers.get("x-request-id");
  const detail = typeof body?.detail === "string" ? body.detail : "";
  return new RoomError(isCode(code) ? code : "fault", detail, { findings, request });
}

/** The sentence for a person, in the language of the translator. */
export function errorText(thrown: unknown, t: Translate<"problem">): string {
  if (!(thrown instanceof RoomError)) return t("problem.fault");
  const sentence = t(`problem.${thrown.code}`);
  return thrown.code === "fault" && thrown.request !== null ? `${sentence} (${thrown.request})` : sentence;
}

/** What is wrong at one place, in the language of the translator where it knows the finding, else as the room said it. */
export function findingText(
  finding: Finding,
  t: Translate<"remark">,
): { readonly text: string; readonly own: boolean } {
  const text = inWords(finding, t);
  const own = text !== t("remark.other") && text !== finding.message;
  return { text: own ? text : finding.message, own };
}

const codeByStatus: ReadonlyMap<number, RoomErrorCode> = new Map([
  [400, "input-invalid"],
  [401, "not-signed-in"],
  [403, "not-permitted"],
  [404, "not-found"],
  [409, "conflict"],
  [410, "expired"],
  [413, "too-large"],
  [415, "unsupported"],
  [429, "too-many"],
  [503, "unavailable"],
]);

function isCode(code: unknown): code is RoomErrorCode {
  return typeof code === "string" && Object.hasOwn(refusalStatus, code);
}

function isFinding(value: unknown): value is Finding {
  const finding = value as Finding | null;
  return typeof finding?.at === "string" && typeof finding.message === "string";
}
