/** The list of directives, in English. */
export const directiveList = {
  title: "Directives",
  compose: "Compose a directive",
  state: "State",
  all: "All states",
  none: "There are no directives.",
  directive: "Directive",
  force: "Force",
  office: "Office",
  issued: "Issued",
  updated: "Last change",
} as const;
