/** The marks of a case's texts, for its coordinators: whom each copy is of, and by which secret it was drawn. */
import type { Actor } from "#core/actor.ts";
import type { CaseRecord } from "#core/coordination/case-record.ts";
import { everyParticipant, mayReadText, viewOfCase } from "#core/coordination/case-view.ts";
import { fewestMarks, markedPart, marksOfContent } from "#core/coordination/mark/marked-content.ts";
import { textMember } from "#core/input/json.ts";
import type { CaseRow } from "#stages/case/case-row.ts";
import { caseSeenBy, mustCoordinate } from "#stages/case/participants.ts";
import { caseTexts, openedText, type SealedCaseText } from "#stages/case/texts.ts";
import { type SealedHolders } from "#store/sealed/open-sealed.ts";
import type { Tx } from "#store/sql.ts";

type ForSeveral = Pick<SealedCaseText, "kind" | "author" | "audience" | "detail">;

/** Who has a copy of a text: everybody who may read it and does not coordinate. */
function recipientsOf({ author, audience, detail }: ForSeveral, record: CaseRecord): readonly string[] {
  return record.state.participants.flatMap(({ id }) => {
    const view = viewOfCase(record, id);
    const isMeant = view !== null && mayReadText({ by: author, audience, detail }, id, view);
    return isMeant && !view.coordinates ? [id] : [];
  });
}

/** Of what several are handed: how many marks a copy has, and how many it takes to name one; `null` of what is no text for several, or locked. */
export function marksShown(
  text: ForSeveral,
  content: unknown,
  record: CaseRecord,
): { readonly seen: number; readonly needed: number } | null {
  const isForSeveral = text.audience.length > 1 || text.audience.includes(everyParticipant);
  if (!isForSeveral || markedPart(text.kind, content) === null) return null;
  const needed = fewestMarks(recipientsOf(text, record).length);
  return { seen: marksOfContent(content)?.marks ?? 0, needed };
}

/** What is opened to give a case's marks. */
type MarksToOpen = {
  readonly row: CaseRow;
  readonly own: string;
  readonly texts: readonly SealedCaseText[];
};

/** The texts that several were handed, and who takes part; for coordinators of the case alone. */
export async function marksToOpen(tx: Tx, id: string, actor: Actor): Promise<MarksToOpen> {
  const { row, own, view } = await caseSeenBy(tx, id, actor);
  mustCoordinate(view);
  return { row, own, texts: await caseTexts(tx, [id], ["about", "message", "participant"]) };
}

/** The marks of one text. */
type TextMarks = {
  readonly object: string;
  readonly text: string;
  readonly secret: string;
  readonly recipients: readonly string[];
};

/** The marks of every text that has some, what participants are called, and how many texts for several have too few or are locked. */
export async function openedMarks({ row: { record }, texts }: MarksToOpen, holders: SealedHolders) {
  const marks: TextMarks[] = [];
  const names: { readonly participant: string; readonly name: string }[] = [];
  const untraced = { few: 0, locked: 0 };
  for (const text of texts) {
    const content = await openedText(text, holders);
    if (text.kind === "participant") {
      const [participant, name] = [textMember(content, "participant"), textMember(content, "name")];
      if (participant !== null && name !== null) names.push({ participant, name });
      continue;
    }
    if (content === null && text.marked) untraced.locked++;
    const own = marksOfContent(content);
    const shown = marksShown(text, content, record);
    if (shown !== null && shown.seen < shown.needed) untraced.few++;
    const recipients = recipientsOf(text, record);
    if (own === null || recipients.length === 0) continue;
    const { object, kind } = text;
    marks.push({ object, text: markedPart(kind, content) ?? "", secret: own.secret, recipients });
  }
  return { marks, names, ...untraced };
}
