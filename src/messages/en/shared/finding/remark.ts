/** How a remark about data from outside is laid out, and where its place is, in English. */

export const remark = {
  line: "{at}: {text} ({code})",
  about: "{name}: {text}",
  listUnknown: "It is not a {kind} that can be read here.",
  other: "It is not as it should be here.",
  place: {
    line: "line {n}",
    byte: "byte {n}",
    page: "page {n}",
    package: "package {n}",
  },
} as const;
