/** What is said below a check or a list of tasks of deadlines that moved and of facts that nobody has said, in English. */

export const deadlineLines = {
  moved: "Deadlines that moved:",
  components: "{count} components",
  open: "What is not known counts as the worst (say it with bongsu facts):",
  openComponents: "{count} {count, plural, one {component} other {components}}",
  revised: "{change} Revision {revision} of the directive says so.",
} as const;
