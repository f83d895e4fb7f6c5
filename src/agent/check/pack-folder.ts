/** Packs that `bongsu pack build` made, in their folder: only those of the ecosystems at hand are opened. They belong to no directive. */
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { join } from "node:path";
import { readJsonFile } from "#agent/home/durable-files.ts";
import { type LoadedPack, openAllOrNone, openDirectivePack, type PackOnDisk } from "#agent/check/packs.ts";
import { heldIn, readPackCompleteness } from "#core/document/pack-completeness.ts";
import { listMember, member, textMember } from "#core/input/json.ts";
import { shelfOf } from "#core/product/ecosystem-of-product.ts";

const digest = /^[0-9a-f]{64}$/;

/** Opens the packs that can speak of the given products; whoever opens them closes them. Refuses a folder without a readable index. */
export async function openPackFolder(
  folder: string,
  products: Iterable<string | null>,
): Promise<readonly (LoadedPack & PackOnDisk)[]> {
  const index = join(folder, "packs.json");
  const read = await readJsonFile(index, true);
  if (!read.ok || textMember(read.value, "type") !== "bongsu.packs/1")
    throw new MessageRefusal("input-invalid", (t) => t("packCommand.noPackIndex", { index }));
  const shelves = new Set<string>();
  for (const product of products) shelves.add(shelfOf(product));
  const unnamed = (): MessageRefusal =>
    new MessageRefusal("input-invalid", (t) => t("packCommand.packUnnamed", { index }));
  const entries = listMember(read.value, "packs");
  if (entries.some((entry) => textMember(entry, "ecosystem") === null)) throw unnamed();
  const speaking = entries.filter((entry) => shelves.has(textMember(entry, "ecosystem") ?? ""));
  return openAllOrNone(speaking, (entry) => {
    const [pack, details] = [textMember(entry, "pack") ?? "", textMember(entry, "details") ?? ""];
    if (!digest.test(pack) || !digest.test(details)) throw unnamed();
    const opened = openDirectivePack({ packs: folder }, pack, details);
    const stated = readPackCompleteness(member(entry, "complete"));
    const ecosystem = textMember(entry, "ecosystem") ?? "";
    const complete = heldIn(ecosystem, stated, opened.pack);
    return { ...opened, ecosystem, complete, directive: null, byHand: true };
  });
}
