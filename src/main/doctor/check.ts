/** What `bongsu doctor` finds: one check, its state, and what it is about. The sentence of each code says what to do, and is a message. */
import type { ConditionCode } from "#core/condition.ts";
import type { Key } from "#messages/keys.ts";

/** Codes of the doctor's own; the others are conditions of a running room. */
type DoctorCode =
  Extract<Key<"doctor">, `doctor.found.${string}`> extends `doctor.found.${infer N}` ? N : never;

/** What was looked at. */
export const subjects = [
  "clock",
  "disk",
  "database",
  "keys",
  "processes",
  "followers",
  "channels",
  "feeds",
  "dns",
  "tls",
  "publication",
  "mailbox",
  "sandbox",
] as const;

/** A finding. `unknown` is what could not be looked at, and is never as good as `good`. */
export type HealthCheck = {
  readonly subject: (typeof subjects)[number];
  readonly state: "good" | "caution" | "failing" | "unknown";
  readonly code: ConditionCode | DoctorCode;
  readonly about: string;
};

/** A finding about a subject. */
export function found(
  subject: HealthCheck["subject"],
  state: HealthCheck["state"],
  code: HealthCheck["code"],
  about = "",
): HealthCheck {
  return { subject, state, code, about };
}

/** 0 when all is good, 1 when something fails, 3 when something should be looked at or could not be. */
export function exitStatus(checks: readonly HealthCheck[]): number {
  if (checks.some(({ state }) => state === "failing")) return 1;
  return checks.every(({ state }) => state === "good") ? 0 : 3;
}
