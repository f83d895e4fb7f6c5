/** An operator as its page shows it. */
import type { Output } from "#web/room/room-client.ts";

export type OneOperator = Output<"operatorRead">;
