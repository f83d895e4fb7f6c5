/** Which of a case's texts somebody is shown at once: what the case is, whole; of what was written in it the newest, and older ones page by page. Nothing else is loaded. */
import type { Actor } from "#core/actor.ts";
import { caseGuests, isOneOf } from "#core/audience.ts";
import { mayReadText } from "#core/coordination/case-view.ts";
import { Refusal } from "#core/problem.ts";
import { copiesOf } from "#stages/case/copies/copies.ts";
import type { CaseOverview } from "#stages/case/overview.ts";
import { caseHeads, caseTextKinds, caseTexts, type SealedCaseText } from "#stages/case/texts.ts";
import type { Tx } from "#store/sql.ts";

/** As many messages and answers as a page has. */
export const lettersOfPage = 100;

/** `before`: the object that the page ends before; `null` for the newest, with what the case is. */
type TextPage = { readonly before: string | null; readonly most: number };

type TextsOfPage = {
  readonly texts: readonly SealedCaseText[];
  readonly older: boolean;
  /** Whether the reader has answered in words. */
  readonly answered: boolean;
};

/** What an actor reads of a case; an office that does not coordinate it opens its own copies with its own key, anybody else's are drawn as they are opened. */
export async function textsOf(
  tx: Tx,
  { id, own, view }: Pick<CaseOverview, "id" | "own" | "view">,
  { role }: Actor,
  { before, most }: TextPage,
): Promise<TextsOfPage> {
  const readable = (await caseHeads(tx, id)).filter(
    (text) => text.kind !== "file" && mayReadText({ ...text, by: text.author }, own, view),
  );
  const letters = readable.filter(({ kind }) => kind === "message" || kind === "answer");
  const end = before === null ? letters.length : letters.findIndex(({ object }) => object === before);
  if (end < 0) throw new Refusal("not-found", "There is no such text in the case, or it is not for you.");
  const begin = Math.max(0, end - most);
  const about = before === null ? readable.filter((text) => !letters.includes(text)) : [];
  const wanted = [...about, ...letters.slice(begin, end)].map(({ object }) => object);
  const texts = await caseTexts(tx, [id], caseTextKinds, wanted);
  const answered = letters.some(({ kind, author }) => kind === "answer" && author === own);
  const page = { older: begin > 0, answered };
  if (view.coordinates || isOneOf(caseGuests, role)) return { texts, ...page };
  const copies = await copiesOf(tx, id, own);
  return {
    texts: texts.map((text) => ({ ...text, content: copies.get(text.number) ?? text.content })),
    ...page,
  };
}
