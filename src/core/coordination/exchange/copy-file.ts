/** The copy of a case that is handed to a room in a sealed file (`bongsu.case-copy/1`): what that participant may read, with the marks of its copy. */
import type { EmbargoTerms } from "#core/coordination/embargo/embargo-terms.ts";
import { nameIn, termsIn, wordIn } from "#core/coordination/exchange/exchange-member.ts";
import { type EmbargoState, embargoStates } from "#core/coordination/machine/embargo-machine.ts";
import { isInstant } from "#core/input/instant.ts";
import { entriesOf, listMember, member, readUnambiguousJson, textMember } from "#core/input/json.ts";
import { failed, type Parsed, parsed } from "#core/problem.ts";
import type { TextByLanguage } from "#core/text.ts";

/** The document type of a copy. */
export const copyForm = "bongsu.case-copy/1";

/** A text of the copy; `own` where the reader wrote it. */
export type CopiedCaseText = {
  readonly kind: string;
  readonly own: boolean;
  readonly sealedAt: string;
  readonly content: Readonly<Record<string, string>>;
};

/** A copy. */
export type CopyFile = {
  readonly drill: boolean;
  /** The invitation by which the reader came. */
  readonly invitation: string;
  readonly room: string;
  readonly office: TextByLanguage;
  readonly madeAt: string;
  readonly embargo: EmbargoState;
  readonly terms: EmbargoTerms | null;
  readonly proposal: EmbargoTerms | null;
  readonly published: boolean;
  readonly texts: readonly CopiedCaseText[];
  /** How many files of the case are not in it. */
  readonly filesLeft: number;
};

/** The bytes that the room signs. */
export function copyBytes(file: CopyFile): Uint8Array {
  return new TextEncoder().encode(JSON.stringify({ type: copyForm, ...file }));
}

/** Reads those bytes. */
export function readCopyFile(payload: Uint8Array): Parsed<CopyFile> {
  const json = readUnambiguousJson(payload);
  if (!json.ok) return json;
  const document = json.value;
  const text = (name: string): string => textMember(document, name) ?? "";
  const [drill, published, filesLeft] = ["drill", "published", "filesLeft"].map((name) =>
    member(document, name),
  );
  const [terms, proposal] = [termsIn(document, "terms"), termsIn(document, "proposal")];
  const embargo = wordIn(document, "embargo", embargoStates);
  const isWhole = text("type") === copyForm && isInstant(text("madeAt")) && embargo !== undefined;
  if (!isWhole || typeof drill !== "boolean" || typeof published !== "boolean")
    return failed("", "case-file-form", "This is no copy of a case.");
  if (terms === undefined || proposal === undefined)
    return failed("", "case-file-form", "The copy does not say under which embargo it is.");
  const texts = listMember(document, "texts").map(copiedText);
  const from = { invitation: text("invitation"), room: text("room"), office: nameIn(document, "office") };
  const stands = { madeAt: text("madeAt"), embargo, terms, proposal, published };
  const left = typeof filesLeft === "number" ? filesLeft : 0;
  return parsed({ drill, ...from, ...stands, texts, filesLeft: left });
}

function copiedText(one: unknown): CopiedCaseText {
  const content = entriesOf(member(one, "content")).flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value] as const] : [],
  );
  return {
    kind: textMember(one, "kind") ?? "",
    own: member(one, "own") === true,
    sealedAt: textMember(one, "sealedAt") ?? "",
    content: Object.fromEntries(content),
  };
}
