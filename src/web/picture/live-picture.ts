/** The picture as it changes, and what is said aloud of it, at most every ten seconds. */
import type { Translate } from "#messages/message.ts";
import { useEffect, useRef, useState } from "react";
import type { Picture } from "#web/picture/picture-columns.ts";
import { type LiveQuery, useLiveEndpoint } from "#web/ui/live-endpoint.ts";
import type { Client, Input, Output } from "#web/room/room-client.ts";

/** A page of the picture, newest directive first, or one directive's. */
export type PicturePage = Output<"pictureStream">;

/** One page of the picture, or one directive's. */
export function useLivePicture(input: Input<"pictureStream">): LiveQuery<PicturePage> {
  return useLiveEndpoint({ key: "pictureStream", input, ask });
}

async function ask(client: Client, input: Input<"pictureStream">): Promise<PicturePage> {
  const { pictures, ...page } = await client.call("pictureRead", input);
  const order = pictures.map(({ directive }) => directive);
  return { ...page, order, pictures: Object.fromEntries(pictures.map((each) => [each.directive, each])) };
}

/** The pictures of a page in their order. */
export function inOrder({ order, pictures }: PicturePage): readonly Picture[] {
  return order.flatMap((directive) => pictures[directive] ?? []);
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
