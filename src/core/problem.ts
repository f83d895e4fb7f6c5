/**
 * The two kinds of error that are part of the domain: findings and refusals.
 * A fault (a bug, or something outside that is down) is any other exception; it is caught at an edge only.
 */

/**
 * One thing that is not as it should be in data from outside. A value, never thrown.
 * `at` is a JSON Pointer (RFC 6901) into the document, or `line N` / `byte N` where the input is not JSON; "" is the whole.
 * `code` is stable and kebab-case; what people read is made of it and of `about`, the name that the input gives what it is about. `message` is one English
 * sentence for logs and programs, which says what was found and what was expected.
 */
export type Finding = {
  readonly at: string;
  readonly code: string;
  readonly message: string;
  readonly about?: string;
};

/** What every parser of outside data returns: the value, or at least one finding. It never throws. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T; readonly findings?: readonly Finding[] }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** A successful {@link Parsed}; `findings` are remarks that did not stop the reading. */
export function parsed<T>(value: T, findings: readonly Finding[] = []): Parsed<T> {
  return { ok: true, value, findings };
}

/** A failed {@link Parsed} with one finding. */
export function failed(
  at: string,
  code: string,
  message: string,
): {
  readonly ok: false;
  readonly findings: readonly Finding[];
} {
  return { ok: false, findings: [{ at, code, message }] };
}

/** Every reason for which a request that was understood is declined; the HTTP status of each stands in {@link refusalStatus}. */
export type RefusalCode =
  | "input-invalid"
  | "not-signed-in"
  | "not-permitted"
  | "passkey-needed"
  | "step-up-needed"
  | "work-needed"
  | "not-found"
  | "conflict"
  | "state-forbids"
  | "second-person-needed"
  | "signature-invalid"
  | "expired"
  | "too-large"
  | "too-many"
  | "busy"
  | "unsupported"
  | "already-running"
  | "unavailable"
  | "set-up-failed";

/** The one table from refusal to HTTP status (RFC 9110). A command that is refused always ends with exit code 2. */
export const refusalStatus: Readonly<Record<RefusalCode, number>> = {
  "input-invalid": 400,
  "not-signed-in": 401,
  "not-permitted": 403,
  "passkey-needed": 403,
  "step-up-needed": 403,
  "work-needed": 428,
  "not-found": 404,
  conflict: 409,
  "state-forbids": 409,
  "second-person-needed": 409,
  "signature-invalid": 400,
  expired: 410,
  "too-large": 413,
  "too-many": 429,
  busy: 503,
  unsupported: 415,
  "already-running": 409,
  unavailable: 503,
  "set-up-failed": 500,
};

/** A request that is understood and declined. `message` is a sentence for the person; `findings` name the places, if any. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly findings: readonly Finding[];
  constructor(code: RefusalCode, message: string, findings: readonly Finding[] = []) {
    super(message);
    this.name = "Refusal";
    this.code = code;
    this.findings = findings;
  }
}

/** A refusal that says why by a name and values, of which an edge makes a sentence; which there are stands in `reason-refusal.ts`. */
export class RefusalByReason extends Refusal {
  readonly reason: string;
  readonly values: Readonly<Record<string, string>>;
  constructor(
    code: RefusalCode,
    message: string,
    {
      reason,
      values,
      cause,
    }: Pick<RefusalByReason, "reason" | "values"> & { readonly cause?: Refusal | undefined },
  ) {
    super(code, message);
    this.reason = reason;
    this.values = values;
    this.cause = cause;
  }
}

/** What cannot be done now and may be done later: something that the room stands on is away, full or too busy. Nothing was changed. */
export class Unavailable extends Refusal {
  /** After so many seconds it is worth trying again. */
  readonly seconds: number;
  constructor(message: string, seconds: number, options?: ErrorOptions) {
    super("unavailable", message);
    this.seconds = seconds;
    this.cause = options?.cause;
  }
}

/** What one caller has had too much of, and may have again later. */
export class TooMany extends Refusal {
  /** The earliest time at which it is worth trying again, in seconds from now. */
  readonly seconds: number;
  constructor(message: string, seconds: number) {
    super("too-many", message);
    this.seconds = seconds;
  }
}
