/** Searching advisories, in English. */
export const advisorySearch = {
  title: "Advisories",
  search: "Find by id, product or words",
  none: "No advisory found.",
  shown: "Showing {count, number}.",
} as const;
