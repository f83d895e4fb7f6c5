/** The verdicts, why one is what it is, by which rule it was concluded, and the sentences of reports, in English. */

export const match = {
  verdict: {
    affected: "affected",
    not_affected: "not affected",
    unknown: "unknown",
  },
  reason: {
    "listed-version": "the advisory lists this very version as affected",
    "outside-every-range": "the version is outside every affected range",
    "no-advisory": "no advisory names this product",
    "version-missing": "the list gives no single version",
    "release-unknown": "the distribution's release is not known",
    "source-unknown":
      "advisories name source packages, and the list does not say which one this was built from",
    "other-channel":
      "the installed build ({build}) and the advisory's version ({bound}) belong to different channels of fixes and cannot be compared",
    "no-fix-will-come": "affected, and no fix will come: the release or the package is at its end of life",
    "product-unnamed": "the list does not say enough to name the product",
    "other-origin": "it comes from elsewhere ({origin}: {place}) than the package that the advisory is about",
    "version-unreadable": "the installed version is not one that {scheme} can read",
    "not-covered": "no pack at hand holds advisories of {ecosystem}",
    "name-near": "no advisory names exactly this product; did you mean {names}?",
    "product-catch-all": "the advisory speaks of this vendor's products without naming one of them",
  },
  excused: {
    known_not_affected: "the source states that this version is not affected",
    unaffected: "the source states that this version is not affected",
    fixed: "the source states that this version is fixed",
    recommended: "the source recommends this version as the fix",
    because: "{statement} ({justification})",
  },
  uncovered: {
    "not-stated":
      "nothing at hand calls it affected, but nobody states that all records of {ecosystem} are here",
    "records-missing":
      "nothing at hand calls it affected, but of {ecosystem} other records are here than are stated",
    "too-old": "nothing at hand calls it affected, but the records of {ecosystem} are too old",
    "ahead-of-clock":
      "nothing at hand calls it affected, but the records of {ecosystem} are from a time that this clock has not reached",
  },
  origin: {
    git: "a repository",
    url: "an address",
    file: "a file",
    path: "a folder",
    registry: "another registry",
    replaced: "another module",
  },
  undecidable: {
    "git-only": "the advisory names source commits only, no versions",
    "versions-and-commits":
      "the advisory lists versions, and this is none of them; the source commits that it names too cannot be compared",
    "no-range": "the advisory gives no range of versions",
    "unreadable-range": "the advisory's range of versions cannot be read",
    "unidentified-product": "the advisory's product cannot be identified",
    "unsupported-scheme": "versions of this product cannot be compared here",
    "pack-damaged": "the pack is damaged",
  },
  mainChannel: "the main channel",
  interval: {
    every: "every version is affected",
    from: "the version lies in the affected range from {from} on",
    before: "the version lies in the affected range before {to}",
    upTo: "the version lies in the affected range up to and including {to}",
    fromBefore: "the version lies in the affected range from {from} before {to}",
    fromUpTo: "the version lies in the affected range from {from} up to and including {to}",
  },
  ecosystem: {
    vendors: "vendors' products",
    unknown: "an unknown ecosystem",
  },
  rule: {
    "one-source": "one source speaks of it",
    same: "every source says the same",
    "excusing-status":
      "a source that may speak for the product states that this very version is not affected",
    "distribution-tracker": "the distribution's own tracker speaks of its own package",
    maker: "the maker speaks of its own product",
    "more-specific-product":
      "the source that speaks of this very release goes before one that speaks of none",
    caution: "the sources disagree and the worst counts: affected, then unknown, then not affected",
  },
} as const;
