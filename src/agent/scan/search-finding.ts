/** What a search for software lists finds wrong, a closed list: each has a sentence in every language, and what it means for what lies there. */
import type { ImageLayers, ImageProblem } from "#agent/scan/image-index.ts";
import type { NotComparedCode } from "#core/inventory/not-compared.ts";
import type { Finding } from "#core/problem.ts";

/** What each leaves out. Nothing that a search finds wrong is without meaning: all of it is unknown. */
export const leftOutBySearch = {
  "archive-damaged": "archive-unread",
  "archive-not-opened": "archive-unread",
  "archive-unread": "archive-unread",
  "compression-unsupported": "archive-unread",
  "digest-wrong": "archive-unread",
  encrypted: "archive-unread",
  "entry-unread": "archive-unread",
  "image-not-opened": "archive-unread",
  "layer-missing": "archive-unread",
  "layer-unread": "archive-unread",
  "link-unfollowed": "link-unfollowed",
  "list-missing": "archive-unread",
  "manifest-missing": "archive-unread",
  "manifest-unreadable": "archive-unread",
  "name-too-long": "archive-unread",
  "path-refused": "archive-unread",
  "path-unreadable": "list-unreadable",
  "ratio-too-high": "archive-unread",
  "too-deep": "list-cut",
  "too-large": "list-unreadable",
  "too-many-files": "list-cut",
  "too-many-images": "list-cut",
  "too-many-layers": "list-cut",
  "too-slow": "list-cut",
  "trailing-bytes": "archive-unread",
} as const satisfies Readonly<Record<string, NotComparedCode>>;

/** A finding of the search; `at` is the path. */
export type SearchFinding = Finding & { readonly code: keyof typeof leftOutBySearch };

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
export function* imageFindings(path: string, { images, problems }: ImageLayers): Generator<SearchFinding> {
  const message = "The index names no image that is here.";
  if (images.length === 0) yield { at: path, code: "layer-missing", message };
  for (const { code, at } of problems) yield { at: `${path}!${at}`, code, message: sentences[code] };
}
