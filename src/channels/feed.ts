/** The channel `feed`: the published directives, their suspensions, notices of offices and advisories of the room's own as an Atom feed (RFC 4287), one file a language beside the publication: `/pub/feed/en.atom`. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { advisoriesIn, advisoryEntry } from "#channels/advisory-entries.ts";
import { atomFeed, type AtomEntry } from "#channels/atom.ts";
import type { ChannelKind, ChannelRoom, Deliver } from "#channels/channel.ts";
import { suspensionEntryOf, suspensionsIn } from "#channels/feed/suspensions.ts";
import { noticeEntryOf, noticesIn } from "#channels/feed/notices.ts";
import { readerOf } from "#channels/feed/published-files.ts";
import { newestPublication } from "#channels/newest-publication.ts";
import { noSettings } from "#channels/settings.ts";
import { writeDurably } from "#channels/write-durably.ts";
import type { DirectiveDocument } from "#core/directive/directive.ts";
import { readDirective, newestOf } from "#core/document/directive-form.ts";
import { fromBase64, readEnvelope } from "#core/seal/envelope.ts";
import type { Translate } from "#messages/message.ts";
import { inEveryLanguage } from "#messages/translators.ts";

/** Brings the feeds up to the newest index, so a message of an older one finds its work done. */
export const feed: ChannelKind = {
  follows: ["pub.published"],
  startsAt: "start",
  messages: newestPublication,
  timeLimit: 120,
  readSettings: noSettings(open),
};

/** A reader that was away longer finds the rest in the index. */
const mostEntries = 100;

function open(room: ChannelRoom): Deliver {
  const directives = readerOf(room, ({ kind }) => kind === "directive", documentIn);
  const [advisories, suspensions, notices] = [advisoriesIn(room), suspensionsIn(room), noticesIn(room)];
  return async (_message, signal) => {
    const newest = await room.publication.newest();
    if (newest === undefined) return;
    const shown = [
      ...newestOf(await directives(newest)).newest.map((document) => ({
        at: updated(document),
        entry: (t: Translate) => entryOf(document, { room, t }),
      })),
      ...(await suspensions(newest)).map((one) => ({
        at: one.from,
        entry: (t: Translate) => suspensionEntryOf(one, { room, t }),
      })),
      ...(await notices(newest)).map((one) => ({
        at: one.issuedAt,
        entry: (t: Translate) => noticeEntryOf(one, { room, t }),
      })),
      ...(await advisories(newest)).map((one) => ({
        at: one.updated,
        entry: (t: Translate) => advisoryEntry(one, room, t),
      })),
    ]
      .toSorted((a, b) => (a.at < b.at ? 1 : -1))
      .slice(0, mostEntries);
    signal.throwIfAborted();
    const at = shown[0]?.at ?? newest.issuedAt;
    const feeds = inEveryLanguage((t) =>
      feedText(
        shown.map(({ entry }) => entry(t)),
        { at, room, t },
      ),
    );
    for (const [language, text] of Object.entries(feeds))
      await writeChanged(join(room.publicFolder, "feed", `${language}.atom`), text);
  };
}

function documentIn(content: Uint8Array | undefined, path: string): DirectiveDocument {
  const text = (bytes: Uint8Array | null | undefined): string =>
    new TextDecoder().decode(bytes ?? new Uint8Array());
  const envelope = readEnvelope(JSON.parse(text(content)));
  const value: unknown = envelope.ok ? JSON.parse(text(fromBase64(envelope.value.payload))) : undefined;
  const read = readDirective(value, path);
  if (!read.ok) throw new Error(`published file ${path} is not a directive`);
  return read.value;
}

function updated({ revisedAt, issuedAt }: DirectiveDocument): string {
  return revisedAt ?? issuedAt;
}

type FeedView = { readonly at: string; readonly room: ChannelRoom; readonly t: Translate };

function feedText(entries: readonly AtomEntry[], { at, room, t }: FeedView): string {
  const { origin, drill } = room;
  const self = `${origin}/pub/feed/${t.language}.atom`;
  const title = drill ? t("feed.drillTitle", { room: origin }) : t("feed.title", { room: origin });
  return atomFeed({ id: self, self, language: t.language, title, author: origin, updated: at }, entries);
}

function entryOf(document: DirectiveDocument, { room, t }: Omit<FeedView, "at">): AtomEntry {
  const { id, revision, state, draft } = document;
  const titles: Readonly<Record<string, string>> = draft.title;
  return {
    id: `${room.origin}/directives/${encodeURIComponent(id)}`,
    title: titles[t.language] ?? Object.values(titles)[0] ?? id,
    updated: updated(document),
    link: `${room.origin}/pub/directives/${id}/${revision}.json`,
    summary: t("feed.summary", { revision, state, binding: draft.binding ? "yes" : "no" }),
    terms: draft.advisories,
  };
}

async function writeChanged(target: string, text: string): Promise<void> {
  const there = await readFile(target, "utf8").catch(() => undefined);
  if (there !== text) await writeDurably(target, new TextEncoder().encode(text));
}
