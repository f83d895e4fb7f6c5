/** A directive as the room gives it to its page and the page's parts. */
import type { Output } from "#web/room/room-client.ts";

export type Directive = Output<"directiveRead">;
