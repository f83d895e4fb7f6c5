/** What was written in a case: the newest as the case comes, older ones fetched when they are asked for. What was shown once stays, however much is written meanwhile. */
import { useState } from "react";
import type { Output } from "#web/room/room-client.ts";
import { useRoom } from "#web/room/room-context.tsx";
import { useRoomAction } from "#web/ui/room-action.tsx";

type ReadCase = Output<"caseRead">;
type CaseText = ReadCase["texts"][number];
type Fetched = { readonly texts: readonly CaseText[]; readonly older: boolean };

const isLetter = ({ kind }: CaseText): boolean => kind === "message" || kind === "answer";

/** The texts of a case so far, oldest first; `fetchOlder` is `null` where there are no older ones. */
export function useOlderTexts({ id, texts, older }: Pick<ReadCase, "id" | "texts" | "older">) {
  const { client } = useRoom();
  const { busy, failure, run } = useRoomAction();
  const [fetched, setFetched] = useState<Fetched | null>(null);
  const newest = new Set(texts.map(({ object }) => object));
  const all = [...(fetched?.texts ?? []).filter(({ object }) => !newest.has(object)), ...texts];
  const first = all.find(isLetter)?.object;
  const fetchOlder = (): void =>
    void run(async () => {
      const page = await client.call("caseTexts", { case: id, before: first ?? "" });
      setFetched({ texts: [...page.texts, ...all.filter(isLetter)], older: page.older });
    });
  const hasOlder = first !== undefined && (fetched?.older ?? older);
  return { texts: all, fetchOlder: hasOlder ? fetchOlder : null, busy, failure };
}
