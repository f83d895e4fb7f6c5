/** A task as the room gives it to the organisation's page and its cards. */
import type { Output } from "#web/room/room-client.ts";

export type Task = Output<"taskList">["tasks"][number];

/** What every part of a card is given: the task, and how to ask for it anew. */
export type TaskProps = { readonly task: Task; readonly again: () => void };
