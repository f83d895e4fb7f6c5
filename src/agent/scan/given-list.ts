/** A software list that was not found on a disk but given as bytes, such as from standard input: recognised by its name where it has one, else by its content. */
import { headBytes, inventoryContent, type InventoryFile, readerByHead } from "#agent/scan/inventory-file.ts";
import { isJar } from "#agent/scan/jar-name.ts";
import { packingOf } from "#archive/signature.ts";
import { readInventoryBytes } from "#core/inventory/index.ts";
import type { SearchFinding } from "#agent/scan/search-finding.ts";

/** A list as bytes; without a `name` it is shown as `-`. */
export type GivenList = { readonly name?: string; readonly bytes: Uint8Array };

/** Names by which a list without one is tried: readers ask for the ending of a form before they look for its marks. */
const forms = ["-", "-.json", "-.xml", "-.lock", "-.yaml", "-.toml", "-.txt"];

/** The list, as if it had been found. */
export async function inventoryOfGiven({ name, bytes }: GivenList): Promise<InventoryFile | SearchFinding> {
  const head = bytes.subarray(0, headBytes);
  const path = name ?? "-";
  if (packingOf(head) !== null && !isJar(path, head)) {
    const message = "An archive is not read from standard input; store it as a file and name that.";
    return { at: path, code: "archive-unread", message };
  }
  const form = name ?? forms.find((each) => readerByHead(each, head) !== null) ?? path;
  const reader = readerByHead(form, head);
  const content = await inventoryContent(reader, bytes, form);
  if (content === null)
    return { at: path, code: "path-unreadable", message: "There is no software list in this program." };
  const list = content instanceof Uint8Array ? readInventoryBytes(form, content) : content;
  return { path, reader, content: list, distro: null };
}
