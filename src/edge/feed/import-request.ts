/** Items of a feed as they travel to a room: text that the room splits and reads again itself, or the findings of what could not be read. */
import type { InputOf } from "#contract/endpoint.ts";
import type { importRecords } from "#contract/advisory/import-records.ts";
import type { FeedItem, RowsItem } from "./feed-item.ts";

/** One record of the import endpoint. */
export type WireRecord = InputOf<typeof importRecords>["records"][number];

/** An item for the wire. Of a problem the findings travel, and what was kept of its bytes. */
export function wireRecord(item: FeedItem): WireRecord {
  const { path } = item;
  if (item.kind === "rows") return { path, position: "", text: tableText(item) };
  if (item.kind === "document") return { path, position: item.position, text: item.text };
  const text = new TextDecoder().decode(item.bytes);
  return { path, position: item.position, text, findings: [...item.findings] };
}

/** The block as a table of its own (RFC 4180), with the comments and names of its table. */
function tableText({ head, rows }: RowsItem): string {
  const lines = [...(head.names === null ? [] : [head.names]), ...rows.map((row) => row.cells)];
  return [...head.comments, ...lines.map((cells) => cells.map(quoted).join(","))].join("\n");
}

function quoted(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
