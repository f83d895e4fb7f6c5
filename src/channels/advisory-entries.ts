/** Entries of the feed for advisories of the room's own, read from what is published of each as OSV. */
import type { AtomEntry } from "#channels/atom.ts";
import type { ChannelRoom, PublishedSet } from "#channels/channel.ts";
import { member, textMember } from "#core/input/json.ts";
import type { Translate } from "#messages/message.ts";

/** What the feed says of an advisory. */
export type PublishedAdvisory = {
  readonly id: string;
  readonly updated: string;
  readonly isWithdrawn: boolean;
  readonly titles: unknown;
};

const osvFile = /^advisories\/(.+)\.osv\.json$/;

/** Every advisory in the publication. Under one digest a file never changes: what `known` has by it is not read again. */
export async function publishedAdvisories(
  { files }: PublishedSet,
  known: Map<string, PublishedAdvisory>,
  { publication }: ChannelRoom,
): Promise<readonly PublishedAdvisory[]> {
  const advisories: PublishedAdvisory[] = [];
  for (const { kind, path, sha256 } of files) {
    const id = kind === "advisory" ? osvFile.exec(path)?.[1] : undefined;
    if (id === undefined) continue;
    const advisory = known.get(sha256) ?? advisoryIn(id, await publication.content(path));
    known.set(sha256, advisory);
    advisories.push(advisory);
  }
  return advisories;
}

function advisoryIn(id: string, content: Uint8Array | undefined): PublishedAdvisory {
  const document: unknown = JSON.parse(new TextDecoder().decode(content));
  return {
    id,
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
