/** What is told of an image that was read in part, from an archive as from a folder. */
import type { ImageLayers, ImageProblem } from "#agent/scan/image-index.ts";
import type { Finding } from "#core/problem.ts";

/** An image whose layers are not all at hand. */
export const layerMissing = {
  code: "layer-missing",
  message: "The image names layers that are not in the archive.",
} as const;

/** A blob of which nothing is taken. */
export const digestWrong = {
  code: "digest-wrong",
  message: "The blob's bytes are not what its name says; it is left out.",
} as const;

/** An image in which nothing is found that can be compared. */
export const imageEmpty = {
  code: "list-missing",
  message: "There is no software list in this image that can be read here.",
} as const;

const sentences: Readonly<Record<ImageProblem["code"], string>> = {
  "manifest-missing": "The index names an image whose manifest is not here.",
  "manifest-unreadable": "The index names an image whose manifest says no layers that can be followed.",
  "too-many-images": "The index names more images than are read; this one is left out.",
  "too-many-layers": "The image has more layers than are read; those above are left out.",
};

/** The problems of the documents, and documents that name no image at all. */
export function* imageFindings(path: string, { images, problems }: ImageLayers): Generator<Finding> {
  const message = "The index names no image that is here.";
  if (images.length === 0) yield { at: path, code: "layer-missing", message };
  for (const { code, at } of problems) yield { at: `${path}!${at}`, code, message: sentences[code] };
}
