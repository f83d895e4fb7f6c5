/** A message that was given up, as the room gives it to the page. */
import type { Output } from "#web/room/room-client.ts";

export type DeadLetter = Output<"deadLetterList">["items"][number];
