/** What a room states of the agent that it offers under `/agent/`: which files, and the digest of each. Whoever believes the room's key can tell by it a file that was altered. */
import { wordsToUnderstand } from "#core/document/must-understand.ts";
import { isCount, isOfRoom } from "#core/document/shared-members.ts";
import { listMember, member, textMember } from "#core/input/json.ts";
import { failed, type Parsed, parsed } from "#core/problem.ts";

/** The document type. */
export const agentReleaseForm = "bongsu.agent/1";

/** A file of the agent, or beside it. */
export type AgentFile = { readonly name: string; readonly bytes: number; readonly sha256: string };

/** The payload. */
export type AgentRelease = {
  readonly type: typeof agentReleaseForm;
  readonly room: string;
  readonly drill: boolean;
  readonly version: string;
  readonly files: readonly AgentFile[];
};

const mostFiles = 100;

/** Reads the payload: every member that is used. */
export function readAgentRelease(value: unknown): Parsed<AgentRelease> {
  const missing = wordsToUnderstand(value);
  if (missing.length > 0) return { ok: false, findings: missing };
  const files = listMember(value, "files");
  const isReadable =
    isOfRoom(value, agentReleaseForm) &&
    /^[\w.+-]{1,60}$/.test(textMember(value, "version") ?? "") &&
    files.length > 0 &&
    files.length <= mostFiles &&
    files.every(isFile);
  return isReadable
    ? parsed(value as AgentRelease)
    : failed(
        "",
        "agent-release-form",
        "This is not a statement of an agent's files that this program reads.",
      );
}

function isFile(file: unknown): boolean {
  return (
    /^[A-Za-z0-9][\w.-]{0,99}$/.test(textMember(file, "name") ?? "") &&
    /^[0-9a-f]{64}$/.test(textMember(file, "sha256") ?? "") &&
    isCount(member(file, "bytes"))
  );
}

/** What a release says of a program: one of its files, another version's, or neither, so that it was altered or comes from elsewhere. */
export type ReleaseVerdict =
  | { readonly kind: "genuine"; readonly file: string }
  | { readonly kind: "other-version" }
  | { readonly kind: "not-listed" };

/** Looks for a program by its digest. A release of another version says nothing about it. */
export function releaseVerdict(
  release: AgentRelease,
  program: { readonly version: string; readonly sha256: string },
): ReleaseVerdict {
  const file = release.files.find(({ sha256 }) => sha256 === program.sha256);
  if (file !== undefined) return { kind: "genuine", file: file.name };
  return { kind: release.version === program.version ? "not-listed" : "other-version" };
}

/** The least version of the agent that is still safe: signed metadata carries it, and an older agent asks to be replaced. Raised where a release mends what makes an older one unsafe. */
export const leastSafeAgent = "0.1.0";

/** Whether a version of the agent is older than the least that is safe; one that cannot be read is. Of two with the same numbers, one before the release is the older. */
export function isUnsafeAgent(version: string, least: string): boolean {
  const [own, safe] = [numbersOf(version), numbersOf(least)];
  for (const [i, number] of safe.numbers.entries()) {
    const mine = own.numbers[i] ?? -1;
    if (mine !== number) return mine < number;
  }
  return own.isBefore && !safe.isBefore;
}

/** The greater of two least versions: one that was stated once is not taken back by silence, nor by a lower one. */
export function greaterVersion(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return isUnsafeAgent(a, b) ? b : a;
}

function numbersOf(version: string): { readonly numbers: readonly number[]; readonly isBefore: boolean } {
  const [, numbers = "", rest = ""] = /^(\d{1,6}\.\d{1,6}\.\d{1,6})(-?)/.exec(version) ?? [];
  return { numbers: numbers === "" ? [] : numbers.split(".").map(Number), isBefore: rest !== "" };
}
