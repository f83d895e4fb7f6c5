/** The form of a published directive, checked before anything in it is used, and which of many revisions counts. Signatures are not its matter. */
import type { DirectiveDocument } from "#core/directive.ts";
import { listMember, member, textMember } from "#core/json.ts";
import { directiveOfPath } from "#core/publication/pub-index.ts";

/** The directives of a publication. */
export type Directives = {
  /** The newest revision of each directive whose state is `issued`, by id. */
  readonly inForce: readonly DirectiveDocument[];
  /** The newest revision of every directive, in force or not, by id. */
  readonly newest: readonly DirectiveDocument[];
};

/** Picks the newest revision of each directive. */
export function newestOf(documents: readonly DirectiveDocument[]): Directives {
  const newest = new Map<string, DirectiveDocument>();
  for (const document of documents)
    if (document.revision > (newest.get(document.id)?.revision ?? 0)) newest.set(document.id, document);
  const ordered = [...newest.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return { inForce: ordered.filter(({ state }) => state === "issued"), newest: ordered };
}

/** Whether a value is a directive that can be used here, and the one that its path in the publication names. */
export function isDirective(value: unknown, path: string): value is DirectiveDocument {
  const named = directiveOfPath(path);
  const draft = member(value, "draft");
  const pack = member(value, "pack");
  return (
    textMember(value, "id") === named?.id &&
    member(value, "revision") === named?.revision &&
    textMember(value, "issuedAt") !== null &&
    textMember(value, "state") !== null &&
    textMember(draft, "rulePack") !== null &&
    listMember(draft, "actions").every((action) => textMember(action, "kind") !== null) &&
    Array.isArray(member(draft, "actions")) &&
    listMember(value, "advisories").every(isAdvisory) &&
    (pack === null || (isDigest(textMember(pack, "sha256")) && isDigest(textMember(pack, "details"))))
  );
}

function isAdvisory(value: unknown): boolean {
  const [decision, kevAdded] = [member(value, "decision"), member(value, "kevAdded")];
  return (
    textMember(value, "id") !== null &&
    listMember(value, "aliases").every((alias) => typeof alias === "string") &&
    Array.isArray(member(value, "aliases")) &&
    typeof decision === "object" &&
    decision !== null &&
    (kevAdded === null || typeof kevAdded === "string")
  );
}

function isDigest(text: string | null): boolean {
  return text !== null && /^[0-9a-f]{64}$/.test(text);
}
