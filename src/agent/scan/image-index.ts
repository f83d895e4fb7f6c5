/**
 * The documents of an image archive that say which layers lie upon each other: `manifest.json` of docker, `index.json` of OCI layouts. What they
 * name and what cannot be followed is a problem with its place, never passed over. Pure.
 */
import { decodeText, listMember, member, readJson, textMember } from "#core/input/json.ts";

/** The small documents by path, and the links that stand among the layers. */
export type ImageIndex = {
  readonly documents: Map<string, Uint8Array>;
  readonly links: Map<string, { readonly kind: string; readonly target: string }>;
};

/** Why an image, or a part of one, is not read. */
export type ImageProblem = {
  readonly code: "manifest-missing" | "manifest-unreadable" | "too-many-images" | "too-many-layers";
  /** The document, or the place in an index that names it. */
  readonly at: string;
};

/** The layers of every image in the order of the documents, and what could not be followed. */
export type ImageLayers = {
  /** The paths of one image's layers, the lowest first. */
  readonly images: readonly (readonly string[])[];
  readonly problems: readonly ImageProblem[];
};

type ImageGathering = { readonly images: string[][]; readonly problems: ImageProblem[] };

const mostImages = 100;
const mostLayers = 1000;
const mostProblems = 100;
const deepestIndex = 3;

/** The layers of every image; `null` where the archive is no image. */
export function imageLayerPaths(index: ImageIndex): ImageLayers | null {
  const gathering: ImageGathering = { images: [], problems: [] };
  const docker = documentAt(index, "manifest.json");
  if (Array.isArray(docker) && docker.some((image) => Array.isArray(member(image, "Layers")))) {
    for (const [i, image] of docker.entries())
      addImage(gathering, index, { layers: member(image, "Layers"), at: `manifest.json/${i}` });
    return gathering;
  }
  const oci = documentAt(index, "index.json");
  if (!Array.isArray(member(oci, "manifests"))) return null;
  addManifests(gathering, index, { document: oci, at: "index.json", depth: 0 });
  return gathering;
}

function addProblem({ problems }: ImageGathering, code: ImageProblem["code"], at: string): void {
  if (problems.length < mostProblems) problems.push({ code, at });
}

function addImage(
  gathering: ImageGathering,
  index: ImageIndex,
  { layers, at }: { readonly layers: unknown; readonly at: string },
): void {
  if (gathering.images.length >= mostImages) addProblem(gathering, "too-many-images", at);
  else if (!Array.isArray(layers)) addProblem(gathering, "manifest-unreadable", at);
  else {
    if (layers.length > mostLayers) addProblem(gathering, "too-many-layers", at);
    gathering.images.push(pathsOf(index, layers.slice(0, mostLayers)));
  }
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

type IndexDocument = { readonly document: unknown; readonly at: string; readonly depth: number };

/** The images below an index, also where an index names another. */
function addManifests(
  gathering: ImageGathering,
  index: ImageIndex,
  { document, at, depth }: IndexDocument,
): void {
  for (const [i, descriptor] of listMember(document, "manifests").entries()) {
    const path = blobPath(descriptor);
    const place = path ?? `${at}/manifests/${i}`;
    const named = documentAt(index, path);
    if (isAttestation(descriptor, named)) continue;
    if (path === null || !index.documents.has(path)) addProblem(gathering, "manifest-missing", place);
    else if (!Array.isArray(member(named, "manifests")))
      addImage(gathering, index, { layers: ociLayers(named), at: place });
    else if (depth >= deepestIndex) addProblem(gathering, "manifest-unreadable", place);
    else addManifests(gathering, index, { document: named, at: place, depth: depth + 1 });
  }
}

/** A manifest beside an image's that attests something of it has no layers of files, whatever else its annotation may say. */
function isAttestation(descriptor: unknown, manifest: unknown): boolean {
  if (textMember(member(descriptor, "annotations"), "vnd.docker.reference.type") === null) return false;
  return listMember(manifest, "layers").every(
    (layer) => !/\b(?:tar|layer)\b/.test(textMember(layer, "mediaType") ?? "tar"),
  );
}

/** The blobs of a manifest's layers, one that is named by another digest as no path; `undefined` where it has none. */
function ociLayers(manifest: unknown): readonly string[] | undefined {
  const layers = listMember(manifest, "layers").map((layer) => blobPath(layer) ?? "");
  return layers.length === 0 ? undefined : layers;
}

/** Layer paths as they stand in the archive; older docker wrote a layer that it had already written as a link to it. */
function pathsOf({ links }: ImageIndex, names: readonly unknown[]): string[] {
  return names.map((name) => {
    const path = typeof name === "string" ? name : "";
    const link = links.get(path);
    if (link === undefined) return path;
    return link.kind === "link" ? link.target : link.target.replace(/^(?:\.\.\/)+/, "");
  });
}
