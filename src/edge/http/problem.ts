/** Errors as answers: a refusal becomes RFC 9457 problem details, anything else a 500 and one log line without bodies, queries or header values. */
import {
  type Finding,
  Refusal,
  type RefusalCode,
  refusalStatus,
  TooMany,
  Unavailable,
} from "#core/problem.ts";
import type { Room } from "#edge/http/room.ts";
import { errorFacts, withoutSecrets } from "#edge/watch/log.ts";

const titles: Readonly<Record<RefusalCode, string>> = {
  "input-invalid": "The input is not as the contract says",
  "not-signed-in": "Not signed in",
  "not-permitted": "Not permitted",
  "passkey-needed": "A passkey is needed",
  "step-up-needed": "A fresh sign-in is needed for this act",
  "work-needed": "A proof of work is needed",
  "not-found": "Not found",
  conflict: "In conflict with what is there",
  "state-forbids": "Not possible in this state",
  "second-person-needed": "A second person is needed",
  "signature-invalid": "The signature is not good",
  expired: "Expired",
  "too-large": "Too large",
  "too-many": "Too many",
  busy: "Busy",
  unsupported: "Not supported",
  "already-running": "Already running",
  unavailable: "Unavailable",
  "set-up-failed": "Set-up failed",
};

/** What a problem answer holds. */
export type Problem = {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly findings?: readonly Finding[];
  readonly headers?: Readonly<Record<string, string>>;
};

const overloads = {
  "too-many": "You have asked for more work than one caller may; try again later.",
  busy: "The room has more to do than it can answer in time; try again later.",
} as const;

/** A refusal with the seconds after which to try again: 429 when it is the caller who asks too much, 503 when all do. */
export class Overload extends Refusal {
  readonly seconds: number;
  constructor(seconds: number, code: keyof typeof overloads = "too-many") {
    super(code, overloads[code]);
    this.seconds = seconds;
  }
}

/** The one answer for an object that is not there and for one that the caller may not see. */
export function notFound(): Refusal {
  return new Refusal("not-found", "There is nothing here, or you may not see it.");
}

/** The problem that an exception means. `unavailable`: a fault of this endpoint says that the room cannot serve. */
export function problemOf(error: unknown, unavailable = false): Problem {
  if (error instanceof Refusal) {
    const status = refusalStatus[error.code];
    return {
      status,
      code: error.code,
      title: titles[error.code],
      detail: error.message,
      findings: error.findings,
      ...((error instanceof Overload || error instanceof Unavailable || error instanceof TooMany) && {
        headers: { "retry-after": String(error.seconds) },
      }),
      ...(status === 401 && { headers: { "www-authenticate": 'Bearer realm="bongsu"' } }),
    };
  }
  if (unavailable)
    return {
      status: 503,
      code: "unavailable",
      title: "Unavailable",
      detail: "A write cannot be made durable now.",
      headers: { "retry-after": "5" },
    };
  const detail = "The room failed at this; the request id finds the reason in its log.";
  return { status: 500, code: "fault", title: "Fault", detail };
}

/** The problem as an answer. */
export function problemResponse(problem: Problem, request: string): Response {
  return asResponse(problem, bodyOf(problem, request));
}

/** The problem as the OSV API's clients read it: with the `message` of that API beside what every problem says. */
export function osvProblemResponse(problem: Problem, request: string): Response {
  return asResponse(problem, { ...bodyOf(problem, request), message: problem.detail });
}

function bodyOf({ status, code, title, detail, findings = [] }: Problem, request: string): object {
  return { type: `urn:bongsu:problem:${code}`, title, status, code, detail, findings, request };
}

function asResponse({ status, headers = {} }: Problem, body: object): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/problem+json", "cache-control": "no-store", ...headers },
  });
}

/** Whether an address is one of the OSV API's. */
export function isOsvPath(path: string): boolean {
  return path.startsWith("/v1/");
}

/** Where a fault happened; `route` is the contract's path, never the one asked for. */
type FaultLocation = { readonly request: string; readonly method: string; readonly route: string };

/** Writes the log line of a problem of status 500 and above; others leave none, nor does work that was refused for want of time. What is away leaves one without a stack. */
export function logProblem(
  room: Room,
  place: FaultLocation,
  { problem, error }: { problem: Problem; error: unknown },
): void {
  if (problem.status < 500 || error instanceof Overload) return;
  const { status, code } = problem;
  if (error instanceof Unavailable) {
    const cause = error.cause instanceof Error ? { cause: withoutSecrets(error.cause.message) } : {};
    room.log.warn("request refused", { ...place, status, code, message: error.message, ...cause });
  } else room.log.error("request failed", { ...place, status, code, ...errorFacts(error) });
}
