/** The form of a published directive, checked before anything in it is used, and which of many revisions counts. Signatures are checked before. */
import { isDay } from "#core/input/instant.ts";
import type { DirectiveDocument } from "#core/directive/directive.ts";
import { listMember, member, textMember } from "#core/input/json.ts";
import { isInstant } from "#core/clock/clock.ts";
import { readCondition } from "#core/rules/condition.ts";
import type { Finding } from "#core/problem.ts";
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
  return checkDirective(value, path).length === 0;
}

/** Everything for which a value is not a directive that can be used here, each at its place; nothing for one that is and that its path names. */
export function checkDirective(value: unknown, path: string): readonly Finding[] {
  const named = directiveOfPath(path);
  return [
    ...wrong(textMember(value, "id") === named?.id, "/id", "The id that its path names."),
    ...wrong(member(value, "revision") === named?.revision, "/revision", "The revision that its path names."),
    ...wrong(textMember(value, "issuedAt") !== null, "/issuedAt", "A text."),
    ...wrong(textMember(value, "state") !== null, "/state", "A text."),
    ...draftFindings(member(value, "draft")),
    ...listMember(value, "advisories").flatMap((one, i) => advisoryFindings(one, `/advisories/${i}`)),
    ...packFindings(member(value, "pack")),
  ];
}

function draftFindings(draft: unknown): readonly Finding[] {
  const [procedure, until] = [member(draft, "procedure"), member(draft, "until")];
  return [
    ...wrong(textMember(draft, "rulePack") !== null, "/draft/rulePack", "A text."),
    ...wrong(Array.isArray(member(draft, "actions")), "/draft/actions", "A list."),
    ...listMember(draft, "actions").flatMap((one, i) => actionFindings(one, `/draft/actions/${i}`)),
    ...wrong(procedure === undefined || typeof procedure === "string", "/draft/procedure", "A text."),
    ...wrong(
      until === undefined || (typeof until === "string" && isDay(until)),
      "/draft/until",
      "A date YYYY-MM-DD that exists.",
    ),
  ];
}

function actionFindings(action: unknown, at: string): readonly Finding[] {
  const when = member(action, "when");
  const read = when === undefined ? null : readCondition(when, `${at}/when`);
  return [
    ...wrong(textMember(action, "kind") !== null, `${at}/kind`, "A text."),
    ...(read === null || read.ok ? [] : read.findings),
  ];
}

function advisoryFindings(value: unknown, at: string): readonly Finding[] {
  const [decision, kevAdded] = [member(value, "decision"), member(value, "kevAdded")];
  const [aliases, released] = [member(value, "aliases"), member(value, "patchAvailable")];
  const texts = Array.isArray(aliases) && aliases.every((alias) => typeof alias === "string");
  return [
    ...wrong(textMember(value, "id") !== null, `${at}/id`, "A text."),
    ...wrong(texts, `${at}/aliases`, "A list of texts."),
    ...wrong(typeof decision === "object" && decision !== null, `${at}/decision`, "An object."),
    ...wrong(kevAdded === null || typeof kevAdded === "string", `${at}/kevAdded`, "A text or null."),
    ...wrong(
      released === undefined || (typeof released === "string" && isInstant(released)),
      `${at}/patchAvailable`,
      "An instant (RFC 3339).",
    ),
  ];
}

function packFindings(pack: unknown): readonly Finding[] {
  if (pack === null) return [];
  return (["sha256", "details"] as const).flatMap((name) => {
    const digest = textMember(pack, name);
    return wrong(digest !== null && /^[0-9a-f]{64}$/.test(digest), `/pack/${name}`, "A sha256 in hex.");
  });
}

function wrong(right: boolean, at: string, message: string): readonly Finding[] {
  return right ? [] : [{ at, code: "form-wrong", message }];
}
