/** Entries of the feed for advisories of the room's own, read from what is published of each as OSV. */
import type { AtomEntry } from "#channels/atom.ts";
import type { ChannelRoom, PublishedSet } from "#channels/channel.ts";
import { readerOf } from "#channels/feed/published-files.ts";
import { member, textMember } from "#core/input/json.ts";
import type { Translate } from "#messages/message.ts";

/** What the feed says of an advisory. */
type PublishedAdvisory = {
  readonly id: string;
  readonly updated: string;
  readonly isWithdrawn: boolean;
  readonly titles: unknown;
};

const osvFile = /^advisories\/(.+)\.osv\.json$/;

/** Reads every advisory of a publication. */
export function advisoriesIn(
  room: ChannelRoom,
): (publication: PublishedSet) => Promise<readonly PublishedAdvisory[]> {
  return readerOf(room, ({ kind, path }) => kind === "advisory" && osvFile.test(path), advisoryIn);
}

function advisoryIn(content: Uint8Array | undefined, path: string): PublishedAdvisory {
  const document: unknown = JSON.parse(new TextDecoder().decode(content));
  return {
    id: osvFile.exec(path)?.[1] ?? "",
    updated: textMember(document, "modified") ?? "",
    isWithdrawn: member(document, "withdrawn") !== undefined,
    titles: member(member(member(document, "database_specific"), "texts"), "title"),
  };
}

/** The entry in the language of the words; it leads to the page in Korean or else in English. */
export function advisoryEntry(
  { id, updated, isWithdrawn, titles }: PublishedAdvisory,
  { origin, drill }: Pick<ChannelRoom, "origin" | "drill">,
  t: Translate,
): AtomEntry {
  const language = t.language === "ko" ? "ko" : "en";
  const title = textMember(titles, t.language) ?? textMember(titles, "en") ?? id;
  return {
    id: `${origin}/pub/advisories/${id}`,
    title: drill ? t("ownAdvisory.drill", { title }) : title,
    updated,
    link: `${origin}/pub/advisories/${id}.${language}.html`,
    summary: isWithdrawn ? t("feed.advisoryWithdrawn", { id }) : t("feed.advisory", { id }),
    terms: [id],
  };
}
