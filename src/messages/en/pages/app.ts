/** The shell around every page: the name of the product and what it is not, the mark of a drill, in English. */
export const app = {
  name: "Bongsu",
  disclaimer:
    "Bongsu is open-source software. It is not an official service of any government body, nor endorsed by one.",
  noScript: "This page needs JavaScript; the command line does not.",
  drill: {
    mark: "[DRILL]",
    sentence: "This is a drill world. Nothing here is real; every organisation and product is invented.",
  },
  notFound: {
    title: "There is no such page",
    home: "To the first page",
  },
} as const;
