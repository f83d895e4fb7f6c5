/** Why a sealed object is not opened, by its code, in English. */

export const sealedObject = {
  refused: "{path}: {why}",
  "sealed-form": "This is not a sealed object that is known here.",
  "sealed-shredded": "It was shredded: nobody can open this copy any more.",
  "sealed-not-reader": "It is not sealed for this key.",
  "sealed-wrap-wrong": "The wrap for this key was made for another object or reader, or was changed.",
  "sealed-readers-changed": "Its head, with the list of readers, is not the one that was sealed.",
  "sealed-content-foreign": "The content belongs to another object than the head before it.",
  "sealed-truncated": "It is cut off.",
  "sealed-reordered": "Parts of the content were put in another order (at part {place}).",
  "sealed-chunk-changed": "The content was changed or cut off at part {place}.",
  "sealed-others-needed": "Other readers must open it too: write a release for them with --release.",
  "release-form": "This is not a release (bongsu.release/1).",
  "release-foreign": "The release belongs to another object.",
} as const;
