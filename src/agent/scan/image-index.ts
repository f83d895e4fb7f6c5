/** The documents of an image archive that say which layers lie upon each other: `manifest.json` of docker, `index.json` of OCI layouts. Pure. */
import { decodeText, listMember, member, readJson, textMember } from "#core/input/json.ts";

/** The small documents by path, and the links that stand among the layers. */
export type ImageIndex = {
  readonly documents: Map<string, Uint8Array>;
  readonly links: Map<string, { readonly kind: string; readonly target: string }>;
};

const mostImages = 100;
const mostLayers = 1000;

/** The paths of every image's layers, the lowest first; `null` where the archive is no image. */
export function imageLayerPaths(index: ImageIndex): readonly (readonly string[])[] | null {
  const docker = documentAt(index, "manifest.json");
  if (Array.isArray(docker) && docker.some((image) => listMember(image, "Layers").length > 0))
    return docker.slice(0, mostImages).map((image) => pathsOf(index, listMember(image, "Layers")));
  const oci = documentAt(index, "index.json");
  if (listMember(oci, "manifests").length === 0) return null;
  return manifestsOf(index, oci, 0).map((manifest) => {
    const digests = listMember(manifest, "layers").map((layer) => blobPath(layer));
    return pathsOf(index, digests);
  });
}

function documentAt({ documents }: ImageIndex, path: string | null): unknown {
  const bytes = path === null ? undefined : documents.get(path);
  const text = bytes === undefined ? null : decodeText(bytes);
  const read = text?.ok ? readJson(text.value) : null;
  return read?.ok ? read.value : undefined;
}

/** Where the blob lies that a descriptor names by its SHA-256; `null` for a digest of another kind. */
export function blobPath(descriptor: unknown): string | null {
  const hash = /^sha256:([0-9a-f]{64})$/.exec(textMember(descriptor, "digest") ?? "")?.[1];
  return hash === undefined ? null : `blobs/sha256/${hash}`;
}

/** Image manifests below an index, also where an index names another; those that attest something have no layers of files. */
function manifestsOf(index: ImageIndex, document: unknown, depth: number): readonly unknown[] {
  if (depth > 3) return [];
  const found: unknown[] = [];
  for (const descriptor of listMember(document, "manifests")) {
    const annotations = member(descriptor, "annotations");
    if (textMember(annotations, "vnd.docker.reference.type") !== null || found.length >= mostImages) continue;
    const named = documentAt(index, blobPath(descriptor));
    if (listMember(named, "layers").length > 0) found.push(named);
    else found.push(...manifestsOf(index, named, depth + 1));
  }
  return found;
}

/** Layer paths as they stand in the archive; older docker wrote a layer that it had already written as a link to it. */
function pathsOf({ links }: ImageIndex, names: readonly unknown[]): readonly string[] {
  return names.slice(0, mostLayers).map((name) => {
    const path = typeof name === "string" ? name : "";
    const link = links.get(path);
    if (link === undefined) return path;
    return link.kind === "link" ? link.target : link.target.replace(/^(?:\.\.\/)+/, "");
  });
}
