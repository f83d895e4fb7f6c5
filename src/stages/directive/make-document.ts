/** Makes the immutable document that an approval leads to: a revision, a withdrawal or a supersession. `commands.ts` writes it. */
import { carriedCalendar } from "#core/clock/calendars/index.ts";
import type { TextByLanguage } from "#core/text.ts";
import type { DirectiveDocument, DirectiveContent, DirectiveDraft } from "#core/directive/directive.ts";
import type { JournalEvent } from "#core/journal-event.ts";
import { dateOf } from "#core/clock/clock.ts";
import { checkDraft, checkLastDay } from "#core/directive/check-draft.ts";
import type { WorkInProgress } from "#core/directive/lifecycle.ts";
import type { DirectiveTexts } from "#core/directive/directive-texts.ts";
import { Refusal } from "#core/problem.ts";
import { sql, type Tx } from "#store/sql.ts";
import type { LockedDirective } from "#stages/directive/locked-directive.ts";
import {
  publishedScope,
  type PublishedScope,
  withoutNamingScope,
} from "#stages/directive/published-scope.ts";
import { issuedDocument } from "#stages/directive/queries.ts";
import { type Ending } from "#stages/directive/locked-directive.ts";
import {
  issuer,
  storePack,
  loadDirectiveSources,
  newDissemination,
  type DirectiveSources,
} from "#stages/directive/directive-sources.ts";

/** What was approved, by whom, when; and what makes the texts of its document. */
type Approval = {
  readonly work: WorkInProgress;
  readonly approvedBy: readonly string[];
  readonly now: string;
  readonly texts: DirectiveTexts;
};

/** The document, the fact that tells later stages of it, and the scope that it is issued with; `null` where it ends. */
type IssuedDocument = {
  readonly document: DirectiveDocument;
  readonly fact: JournalEvent;
  readonly scope: string | null;
};

/** What the draft is about, loaded; refuses a draft with faults, naming each at its field. */
export async function checkedSources(
  tx: Tx,
  head: LockedDirective,
  now: string,
): Promise<{ readonly subject: DirectiveSources; readonly published: PublishedScope }> {
  const { narrow, by, leads } = await issuer(tx, head.office, now);
  const subject = await loadDirectiveSources(tx, head.draft.advisories);
  const published = await publishedScope(tx, head.draft, { leads, topology: by.topology, now });
  const findings = [
    ...checkDraft(narrow(head.draft), by.topology),
    ...checkLastDay(head.draft, dateOf(now, by.topology)),
    ...subject.findings,
    ...published.findings,
  ];
  if (findings.length > 0) throw new Refusal("input-invalid", "The draft has faults.", findings);
  return { subject, published };
}

/** The document of the approved work; `head` stands as after the approval. */
export async function newDocument(
  tx: Tx,
  head: LockedDirective,
  approval: Approval,
): Promise<IssuedDocument> {
  const { approvedBy, now, work, texts } = approval;
  if (work.purpose !== "issue") {
    const state = work.purpose === "withdraw" ? "withdrawn" : "superseded";
    const changes = whyEnded(head.ending, texts);
    const document = await endedDocument(tx, head, { state, changes, approvedBy, now, texts });
    return { document, fact: endingFact(head), scope: null };
  }
  const before = await issuedDocument(tx, head.id);
  const { by, narrow } = await issuer(tx, head.office, now);
  const { subject, published } = await checkedSources(tx, head, now);
  const said: DirectiveContent = {
    ...sharedOf(head, before, now),
    ...carriedCalendar(by.topology),
    state: "issued",
    draft: published.draft,
    ...(published.addressees !== null && { addressees: published.addressees }),
    advisories: subject.advisories,
    changes: before === undefined ? null : texts.changes(...tellable(head, before, published)),
  };
  const pack = await storePack(tx, subject, now);
  const kind = before === undefined ? "directive.issued" : "directive.revised";
  const { revision, dissemination } = said;
  const rest = { approvedBy, replaces: before?.dissemination ?? null, pack };
  const document = whole(said, rest, texts.text(said, by));
  const { scope } = narrow(head.draft);
  return { document, fact: { kind, directive: head.id, revision, dissemination }, scope };
}

/** The drafts before and after as what changed between them may be told: with their scopes as the documents have them where one would name organisations. */
function tellable(
  { draft, issuedDraft }: LockedDirective,
  before: DirectiveDocument,
  { draft: published, addressees }: PublishedScope,
): readonly [DirectiveDraft | null, DirectiveDraft] {
  if (issuedDraft === null) return [null, draft];
  const isOpen = addressees === null && before.addressees === undefined;
  if (isOpen) return [withoutNamingScope(issuedDraft), draft];
  return [
    { ...issuedDraft, scope: withoutNamingScope(before.draft).scope },
    { ...draft, scope: published.scope },
  ];
}

/** How a directive ends, by whose approval, when. */
type DirectiveEnding = {
  readonly state: "withdrawn" | "superseded" | "expired";
  readonly changes: TextByLanguage | null;
  readonly approvedBy: readonly string[];
  readonly now: string;
  readonly texts: DirectiveTexts;
};

/** The document that ends a directive in force: what it said last, and that it asks for nothing more. `head` stands as after the end. */
export async function endedDocument(
  tx: Tx,
  head: LockedDirective,
  { state, changes, approvedBy, now, texts }: DirectiveEnding,
): Promise<DirectiveDocument> {
  const before = (await issuedDocument(tx, head.id)) ?? missing(head.id);
  const { by } = await issuer(tx, head.office, now);
  const { advisories, addressees } = before;
  const draft = withoutNamingScope(before.draft);
  const said: DirectiveContent = {
    ...sharedOf(head, before, now),
    ...(before.calendar !== undefined && {
      calendar: before.calendar,
      mustUnderstand: ["calendar"],
    }),
    state,
    draft,
    ...(addressees !== undefined && { addressees }),
    advisories,
    changes,
  };
  return whole(said, { approvedBy, replaces: before.dissemination, pack: null }, texts.text(said, by));
}

/** Keeps a document for good. */
export async function storeDocument(tx: Tx, document: DirectiveDocument, now: string): Promise<void> {
  await tx.run(sql`
    insert into directive_revision (directive, revision, document, at)
    values (${document.id}, ${document.revision}, ${JSON.stringify(document)}, ${now})`);
}

function sharedOf(
  { id, revision, drill, office }: LockedDirective,
  before: DirectiveDocument | undefined,
  now: string,
) {
  return {
    id,
    revision,
    drill,
    dissemination: newDissemination(),
    issuedAt: before?.issuedAt ?? now,
    ...(before !== undefined && { revisedAt: now }),
    issuedBy: office,
  };
}

function whole(
  content: DirectiveContent,
  rest: Pick<DirectiveDocument, "pack" | "approvedBy" | "replaces">,
  text: DirectiveDocument["text"],
): DirectiveDocument {
  return { type: "bongsu.directive/1", ...content, ...rest, text };
}

function missing(id: string): never {
  throw new Error(`directive ${id} ends and was never issued`);
}

function whyEnded(ending: Ending | null, texts: DirectiveTexts): TextByLanguage | null {
  if (ending === null) return null;
  return "reason" in ending ? ending.reason : texts.supersededBy(ending.by);
}

function endingFact({ id, revision, ending }: LockedDirective): JournalEvent {
  return ending !== null && "by" in ending
    ? { kind: "directive.superseded", directive: id, revision, by: ending.by }
    : { kind: "directive.withdrawn", directive: id, revision };
}
