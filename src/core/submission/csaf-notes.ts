/** What a report of ours puts into notes of CSAF, since the standard has no member for it, and how it is read back. */
import type { Crash } from "#core/crash/crash.ts";

/** The profile of CSAF 2.1 for reports of vulnerabilities. */
export const profileCategory = "csaf_vulnerability_report";

/** Titles of notes. The first is the profile's own. */
export const noteTitles = {
  summary: "Vulnerability Summary",
  crash: "Crash State",
  patch: "Proposed Fix",
  weaknesses: "Weaknesses",
} as const;

/** What stands for a product where a report names none, since the profile demands one, and for an id. Read back they are nothing. */
export const placeholders = { product: "unknown product", system: "Bongsu report" } as const;

/** A crash as lines: kind, address, whether it is one of security, then its state. */
export function crashNote({ type, address, security, state }: Crash): string {
  return [
    `type: ${type.replaceAll("\n", " | ")}`,
    `address: ${address}`,
    `security: ${security}`,
    ...state,
  ].join("\n");
}

/** Reads {@link crashNote}; null for what is none. */
export function readCrashNote(text: string): Crash | null {
  const [type, address, security, ...state] = text.split("\n");
  if (type?.startsWith("type: ") !== true || address?.startsWith("address: ") !== true) return null;
  return {
    type: type.slice("type: ".length).replaceAll(" | ", "\n"),
    address: address.slice("address: ".length),
    security: security === "security: true",
    state: state.slice(0, 3),
    frames: [],
  };
}
