/** What every part of the pages shares: the client, the session, the language. Each is read with a hook. */
import { createContext, type ReactNode, use } from "react";
import type { Text } from "#core/advisory.ts";
import type { Client, Output } from "#web/room/room-client.ts";
import type { Language, Words } from "#web/words/index.ts";

export type Session = Output<"sessionRead">;

export type Room = {
  readonly client: Client;
  readonly session: Session | null;
  /** Opens the pages for a session that the room has just given, or closes them with `null`. */
  readonly enter: (session: Session | null) => void;
  readonly language: Language;
  readonly words: Words;
  readonly speak: (language: Language) => void;
};

export const RoomContext = createContext<Room | null>(null);

/** The shared things; the shell provides them around every page. */
export function useRoom(): Room {
  const room = use(RoomContext);
  if (room === null) throw new Error("useRoom outside of the shell");
  return room;
}

/** The words of the chosen language. */
export function useWords(): Words {
  return useRoom().words;
}

/** Picks the chosen language, or the other one where only that exists. */
export function pickText(text: Text, language: Language): string {
  return text[language] ?? text.ko ?? text.en ?? "";
}

/** Text from the room in the chosen language; when only the other exists, it is marked with its own language. */
export function LocalizedText({ text }: { readonly text: Text }): ReactNode {
  const { language } = useRoom();
  const other = language === "ko" ? "en" : "ko";
  if (text[language] !== undefined && text[language] !== "") return text[language];
  return <span lang={other}>{text[other] ?? ""}</span>;
}
