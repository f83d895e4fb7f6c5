/** What keeps an advisory of the room's own from being published, in English. */

export const ownAdvisoryFinding = {
  "text-missing": "This text is missing in this language",
  "text-control": "This text holds control characters or marks of direction, which no reader sees",
  "product-missing": "No product is named",
  "history-missing": "No revision is named",
  "history-order": "A revision is not later than the one before",
  "key-repeated": "Two products have this key",
  "scheme-unknown": "This version scheme is not known",
  "range-missing": "It is not stated which versions are affected",
  "range-empty": "This range ends before it begins",
  "range-without-start": "This range has no start",
  "version-unreadable": "This version cannot be read in the scheme",
  "example-missing": "An example version is missing",
  "example-not-affected": "The ranges do not call this version affected",
  "example-affected": "The ranges call this version affected",
  "product-unknown": "No product has this key",
  "remedy-missing": "Nothing is said of what to do about this product",
  "remedy-contradicts":
    "An earlier remedy says the opposite of the same product; where it depends on the version, make two products of it",
  "cvss-unreadable": "This is no CVSS vector",
  "alias-invalid": "This is no name of a vulnerability",
  "credits-changed":
    "A finder has said anew how it is thanked: prefill shows it; read the credits again and save the record",
  "product-perhaps-same":
    "This product is named by a text alone, another by an identifier: if they are one, remove one and give the other its identifier",
  "answer-without-version":
    "A supplier calls this product not affected and names no version: write the version beside its reason",
  "weakness-id": "This is no id of a weakness, such as CWE-79",
  "weakness-name": "MITRE calls this weakness by another name",
  "purl-invalid": "This is no package URL",
  "purl-version": "The package URL of a product has no version",
  "cpe-invalid": "This is no CPE 2.3 name",
  "form-wrong": "This is no bongsu.advisory/1",
  "member-unknown": "The form has no such member",
  "member-missing": "This member is missing",
  "value-invalid": "This value is none of those that may stand here",
  "url-invalid": "This is no http or https address",
  "language-tag": "This is no language tag",
  "revision-order": "Revisions are numbered from 1 without a gap",
  "text-empty": "This text is empty",
  "type-wrong": "This is of another type",
} as const;
