/** What every part of the pages shares: the client, the session, the language. Each is read with a hook. */
import { createContext, type ReactNode, use, useMemo } from "react";
import type { TextByLanguage } from "#core/text.ts";
import { referenceLanguage } from "#messages/choose-language.ts";
import { inZone, type Translate } from "#messages/message.ts";
import { useRoomZone } from "#web/room/room-zone.ts";
import type { FirstFeature } from "#web/language/first-features.ts";
import type { PageLanguage } from "#web/language/load-language.ts";
import type { Client, Output } from "#web/room/room-client.ts";

export type Session = Output<"sessionRead">;

export type Room = {
  readonly client: Client;
  readonly session: Session | null;
  /** Opens the pages for a session that the room has just given, or closes them with `null`. */
  readonly enter: (session: Session | null) => void;
  /** The tag of the language in which the pages speak. */
  readonly language: string;
  /** Says what every page can count on; {@link useTranslate} says everything. */
  readonly t: Translate<FirstFeature>;
  /** All messages of the language, once they are loaded; the same promise each time. */
  readonly whole: PageLanguage["whole"];
  readonly chooseLanguage: (tag: string) => Promise<void>;
};

export const RoomContext = createContext<Room | null>(null);

/** The shared things; the shell provides them around every page. */
export function useRoom(): Room {
  const room = use(RoomContext);
  if (room === null) throw new Error("useRoom outside of the shell");
  return room;
}

/** The translator of all messages; a page waits until they are loaded. */
export function useTranslate(): Translate {
  const t = use(useRoom().whole());
  const zone = useRoomZone();
  return useMemo(() => (zone === null ? t : inZone(t, zone)), [t, zone]);
}

/** The text in the reader's language, else in English, else in any; with the tag of that language. */
function localized(text: TextByLanguage, language: string): readonly [tag: string, text: string] {
  const texts: Readonly<Record<string, string | undefined>> = text;
  const tags = [language, referenceLanguage, ...Object.keys(texts)];
  const tag = tags.find((each) => (texts[each] ?? "") !== "") ?? language;
  return [tag, texts[tag] ?? ""];
}

/** Picks the reader's language, else English, else any. */
export function pickText(text: TextByLanguage, language: string): string {
  return localized(text, language)[1];
}

/** Text from the room in the reader's language; another language is marked as such. */
export function LocalizedText({ text }: { readonly text: TextByLanguage }): ReactNode {
  const { language } = useRoom();
  const [tag, shown] = localized(text, language);
  return tag === language ? shown : <span lang={tag}>{shown}</span>;
}
