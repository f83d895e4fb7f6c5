/** The CSAF provider metadata of the room (CSAF 2.0, 7.1.8): who publishes, and that the documents are where their own addresses say. */
import type { OwnAdvisory } from "#core/publish/own-advisory.ts";

/** The metadata as a file of the publication. */
export function providerMetadata(
  { name, namespace }: OwnAdvisory["publisher"],
  origin: string,
  at: string,
): { readonly path: string; readonly text: string } {
  const path = "advisories/provider-metadata.json";
  const document = {
    canonical_url: `${origin}/pub/${path}`,
    last_updated: at,
    list_on_CSAF_aggregators: false,
    metadata_version: "2.0",
    mirror_on_CSAF_aggregators: false,
    publisher: { category: "coordinator", name, namespace },
    role: "csaf_publisher",
  };
  return { path, text: `${JSON.stringify(document, null, 2)}\n` };
}
