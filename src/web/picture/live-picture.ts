/** The picture as it changes: read once, then by server-sent events; and what is said aloud of it, at most every ten seconds. */
import type { Translate } from "#messages/message.ts";
import { useEffect, useRef, useState } from "react";
import { type Picture, mergePictures } from "#web/picture/picture-columns.ts";
import { type EndpointQuery, useEndpoint } from "#web/ui/endpoint-query.tsx";
import { useRoom } from "#web/room/room-context.tsx";

export type ConnectionState = "connecting" | "live" | "lost";
type LivePicture = {
  readonly query: EndpointQuery<readonly Picture[]>;
  readonly line: ConnectionState;
};

/** A browser gives up on a stream that is refused (the session may have ended, the room may be starting); then the plain answer is asked, which says why. */
const reopenMilliseconds = 5000;

/** The picture of every issued directive, or of one. */
export function useLivePicture(directive?: string): LivePicture {
  const { client } = useRoom();
  const input = directive === undefined ? {} : { directive };
  const first = useEndpoint("pictureRead", input);
  const address = client.address("pictureStream", input);
  const { result: answer, reload: again } = first;
  const [news, setNews] = useState<readonly Picture[]>([]);
  const [line, setLine] = useState<ConnectionState>("connecting");
  const [round, setRound] = useState(0);
  useEffect(() => {
    const stream = new EventSource(address);
    let later: ReturnType<typeof setTimeout> | undefined;
    stream.addEventListener("open", () => setLine("live"));
    stream.addEventListener("error", () => {
      setLine("lost");
      if (stream.readyState !== EventSource.CLOSED) return;
      again();
      later = setTimeout(() => setRound(round + 1), reopenMilliseconds);
    });
    stream.addEventListener("message", (event: MessageEvent<string>) => {
      const { pictures } = JSON.parse(event.data) as { pictures: readonly Picture[] };
      setNews((before) => mergePictures(before, pictures));
    });
    return () => {
      clearTimeout(later);
      stream.close();
    };
  }, [address, again, round]);
  if (answer.state !== "ready") return { query: { result: answer, reload: again }, line };
  return {
    query: { result: { state: "ready", value: mergePictures(answer.value.pictures, news) }, reload: again },
    line,
  };
}

/** The sentence for a polite live region: renewed when the picture has changed, never sooner than ten seconds after the last. */
export function usePictureAnnouncement(pictures: readonly Picture[], t: Translate): string {
  const [spoken, setSpoken] = useState("");
  const latest = useRef("");
  const now = pictures
    .map(({ total }) =>
      t("picturePage.inWords", {
        closed: counted(total.closed, t),
        unknown: counted(total.unknown, t),
        told: counted(total.told, t),
      }),
    )
    .join(" ");
  useEffect(() => {
    latest.current = now;
  }, [now]);
  useEffect(() => {
    const timer = setInterval(() => setSpoken(latest.current), 10_000);
    return () => clearInterval(timer);
  }, []);
  return spoken;
}

function counted(count: number | null, t: Translate): string {
  return count === null ? t("picturePage.hidden") : String(count);
}
