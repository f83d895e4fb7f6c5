/** Why something was compared with nothing, in English. */

export const notCompared = {
  why: {
    "list-unreadable": "it could not be read; what is in it is unknown",
    "list-cut": "the reading stopped before its end; what follows is unknown",
    "archive-unread": "it was not opened, or parts of it are missing; name it to open it",
    "link-unfollowed": "a link leads out of what was searched; links are not followed: name its target",
    "journal-unread": "its newest changes lie in a journal that is not read",
    "entry-unreadable": "entries that cannot be read",
    "entry-missing": "required by the list itself, which has no entry of it",
    "entry-unnamed": "entries without a name that advisories use",
    "source-unnamed": "installed from an address or a folder, without the name of a package",
    "other-origin": "from elsewhere than the registry that advisories are about",
    "list-linked": "what it is made of stands in another list, to which this one points",
    "list-incomplete": "the list itself says that it does not name everything",
    "direct-only": "only what is required directly is written; what that brings along is unknown",
    "profile-undecided": "whether this part applies is not known",
    "toolchain-unknown":
      "which release of the toolchain builds it, and with it the standard library, is not known",
    "include-missing": "includes a file that is not at hand",
    "lock-missing": "names dependencies, and no lock says which versions they became",
    "lock-stale": "names what its lock has not; the lock is of an older state",
    "manifest-unread": "names dependencies in a form that is not read",
    "feed-cut": "the feed ends before its end; advisories are missing",
    "record-unreadable": "advisories that cannot be read",
    "ecosystem-unknown": "advisories on an ecosystem that nobody knows",
    more: "more of the kind, counted only",
  },
  line: "{path}: {why}",
  namedLine: "{path}: {why}: {names}",
  moreNames: "and {count} more",
} as const;
