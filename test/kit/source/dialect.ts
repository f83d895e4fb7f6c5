/** The words that names and comments do without, since the field has its own (`docs/words.md`). A pattern here is a rule of the architecture test. */

/** Type names that say nothing about what they hold. */
const typeNames =
  /^(Asked|Told|Said|Spoken|Found|Wish|With|Within|Beside|Kept|Meant|Known|Made|Near|Way|Why|Who|On|In|About|Around|Place|Side|Each|Ears|Led|Seat|Answer|Given|Took|Brought|Bringing|Telling|Sayable|Seen)$|(Wish|Told|Said|Saying|Telling|Bringing|Answering)$|^(Kept|Brought|Asked|Told|Said)[A-Z]/;
/** Exported names in the house's own verbs. */
const exportedNames =
  /^(say|tell|told|said|spoken|speak|wish|bring|brought|keep|kept|pulse|near|late|voice|stuck)([A-Z]|$)|(Wish|Told|Said|Spoken|Pulse|Standing|Standings)(s|Of|[A-Z]|$)|^standing/;
/** Comments that lean on a phrase, or on a document that the reader does not have. */
const comments = [
  /'s matter\b/,
  /\bnot its matter\b/,
  /\bNot here\b/,
  /\bdesign §/,
  /\b(domain|shared)\/[a-z-]+\.md/,
  /\bissue #?\d+\b/,
];

/** Every refused name and phrase of a file, as it stands there. */
export function dialectIn(text: string): readonly string[] {
  const types = [...text.matchAll(/^(?:export )?(?:type|interface) (\w+)/gm)].map(([, name = ""]) => name);
  const exported = [
    ...text.matchAll(/^export (?:async )?(?:function\*?|const|class|type|interface) (\w+)/gm),
  ].map(([, name = ""]) => name);
  const spoken = [...text.matchAll(/\/\*\*?[\s\S]*?\*\/|^\s*\/\/.*$/gm)].map(([comment]) => comment);
  return [
    ...types.filter((name) => typeNames.test(name)),
    ...exported.filter((name) => exportedNames.test(name) && !publishedNames.has(name)),
    ...spoken.flatMap((comment) => comments.flatMap((pattern) => pattern.exec(comment)?.[0] ?? [])),
  ];
}

/** Keys of the contract: names of published endpoints keep their words. */
const publishedNames: ReadonlySet<string> = new Set(["directiveStuck", "extensionAsk", "taskAnswer"]);
