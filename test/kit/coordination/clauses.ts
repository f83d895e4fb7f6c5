/**
 * The numbers of the behavioural clauses that CERT/CC publishes for the Vultron protocol (CERTCC/Vultron, `specs/rm-behavior.yaml`, `em-behavior.yaml`,
 * `cs-behavior.yaml`, as of 2026), and those that no test of the machines answers, each with the reason. Numbers and facts only; the sentences are theirs.
 */

const published = {
  RMB: "01:1-5 02:1-2 03:1-2 04:1-2 05:1-2 06:1-3 07:1-2 08:1-2 09:1-2 10:1-4 11:1-4 12:1-3 13:1-3 14:1-3 15:1",
  EMB: "01:1-5 02:1-3 03:1-3 04:1-2 05:1-2 06:1 07:1-3 08:1 09:1 10:1-2 11:1-5 12:1-3 13:1-2 14:1-3 15:1-7 16:1 17:1-8 18:1-2",
  CSB: "01:1 02:1 03:1 04:1-8 05:1-10 06:1-10 07:1 08:1 09:1-2 10:1-2 11:1-2 12:1-3 13:1-3 14:1-4 15:1-3 16:1-2 17:1-13",
} as const;

/** Clauses of a specification by their numbers: `04:1-3,5` is -04-001 to -04-003 and -04-005. */
export function clausesOf(specification: keyof typeof published, numbers: string): readonly string[] {
  return numbers.split(" ").flatMap((part) => {
    const [group = "", list = ""] = part.split(":");
    return list.split(",").flatMap((range) => {
      const [first = 0, last = first] = range.split("-").map(Number);
      return Array.from(
        { length: last - first + 1 },
        (_, at) => `${specification}-${group}-${String(first + at).padStart(3, "0")}`,
      );
    });
  });
}

/** Every published clause. */
export const publishedClauses: readonly string[] = (
  Object.entries(published) as [keyof typeof published, string][]
).flatMap(([specification, numbers]) => clausesOf(specification, numbers));

/** Clauses that the machines do not answer, with the reason. */
export const unanswered: readonly { readonly because: string; readonly clauses: readonly string[] }[] = [
  {
    because:
      "About messages between replicas (acknowledgement, error, inquiry): a room holds one record of a case, and the answer of the endpoint is the acknowledgement.",
    clauses: [
      ...clausesOf("RMB", "07:1-2 08:1-2"),
      ...clausesOf("EMB", "08:1 09:1"),
      ...clausesOf("CSB", "04:6 05:7 06:7,9 07:1 08:1"),
    ],
  },
  {
    because:
      "What people should take up (validate, watch, negotiate soon, work, not call duplicates invalid); the machines allow it and force nobody.",
    clauses: [...clausesOf("RMB", "09:1 11:2 12:2-3 13:3"), ...clausesOf("CSB", "09:1 10:1")],
  },
  {
    because: "About the behaviour trees of Vultron's own program.",
    clauses: [...clausesOf("EMB", "14:1-3 15:2-4,6-7")],
  },
  {
    because: "Departed from: an embargo is accepted in words, and never by default.",
    clauses: clausesOf("EMB", "15:1,5"),
  },
  {
    because:
      "Departed from, after the protocol's own process model: attacks end an embargo, and make nothing public by themselves; else suppliers who were never told would count as aware.",
    clauses: clausesOf("CSB", "06:1-3,10 14:2"),
  },
];
