/**
 * A room's sealed word to one organisation whether it is addressed by directives of which everyone is told only how many they address. It names the
 * organisation, so it is never published: it comes over the organisation's own way, or on a stick.
 */
import { wordsToUnderstand } from "#core/document/must-understand.ts";
import { hasId, hasInstant, isOfRoom } from "#core/document/shared-members.ts";
import { listMember, member } from "#core/input/json.ts";
import { failed, type Parsed, parsed } from "#core/problem.ts";

/** The document type of an addressing. */
export const addressingForm = "bongsu.addressing/1";

/** The payload. `directives` are those in force when it was made of which a reader could not tell; any other it says nothing about. */
export type Addressing = {
  readonly type: typeof addressingForm;
  readonly room: string;
  readonly drill: boolean;
  readonly organization: string;
  readonly at: string;
  readonly directives: readonly {
    readonly directive: string;
    readonly revision: number;
    readonly addressed: boolean;
  }[];
};

const mostDirectives = 10_000;

/** Reads the payload: every member that is used. */
export function readAddressing(value: unknown): Parsed<Addressing> {
  const missing = wordsToUnderstand(value);
  if (missing.length > 0) return { ok: false, findings: missing };
  const directives = listMember(value, "directives");
  const isReadable =
    isOfRoom(value, addressingForm) &&
    hasId(value, "organization") &&
    hasInstant(value, "at") &&
    Array.isArray(member(value, "directives")) &&
    directives.length <= mostDirectives &&
    directives.every(isLine);
  return isReadable
    ? parsed(value as Addressing)
    : failed("", "addressing-form", "This is not an addressing that this program reads.");
}

function isLine(line: unknown): boolean {
  const revision = member(line, "revision");
  return (
    hasId(line, "directive") &&
    Number.isSafeInteger(revision) &&
    (revision as number) > 0 &&
    typeof member(line, "addressed") === "boolean"
  );
}

/** Whether a revision addresses the organisation; `null` where the room has not said. A word about an earlier revision says nothing of a later one. */
export function addressedBy(
  addressing: Addressing | null,
  { id, revision }: { readonly id: string; readonly revision: number },
): boolean | null {
  const line = addressing?.directives.find((one) => one.directive === id && one.revision === revision);
  return line?.addressed ?? null;
}
