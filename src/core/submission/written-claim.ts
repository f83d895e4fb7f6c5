/** What a text written by a person or an agent says of itself: lines of `**Key:** value`, `Key: value`, rows of tables and sections of one line. */
import { koreanLabels } from "#core/submission/korean-labels.ts";
import { claim, type ReportClaim } from "#core/submission/report-format.ts";
import { namesIn, weaknessesIn } from "#core/submission/scanner/tool-map.ts";

const wordsOf = {
  product: [
    "product",
    "package",
    "component",
    "software",
    "affected product",
    "affected package",
    "repository",
    "project",
    ...koreanLabels.product,
  ],
  version: [
    "version",
    "versions",
    "affected version",
    "affected versions",
    "commit",
    ...koreanLabels.version,
  ],
  weakness: ["cwe", "weakness", "category"],
  place: ["location", "file", "source", "affected file", ...koreanLabels.place],
  reporter: ["reporter", "credit", "credits", "discovered by", ...koreanLabels.reporter],
  ai: ["ai", "ai usage", "ai use", "use of ai", "ai assistance", ...koreanLabels.ai],
} as const;

/** The claim that a text makes, in Markdown or plain. */
export function writtenClaim(text: string): ReportClaim {
  const facts = factsIn(text);
  const fact = (names: readonly string[]): string | null =>
    names.map((name) => facts.get(name)).find(Boolean) ?? null;
  const title = /^#\s+(.{1,300})/.exec(text)?.[1]?.trim() ?? null;
  const product = fact(wordsOf.product);
  const identifier = /\bpkg:[a-z]+\/[^\s)>\]"'`]{1,300}/.exec(text)?.[0] ?? null;
  const ai = fact(wordsOf.ai);
  const reporter = fact(wordsOf.reporter);
  return claim({
    title,
    text,
    product: product === null && identifier === null ? null : { name: product, identifier },
    version: fact(wordsOf.version),
    weaknesses: weaknessesIn(
      [fact(wordsOf.weakness) ?? "", ...(text.match(/\bCWE-\d{1,5}\b/gi) ?? [])].filter((each) =>
        /cwe/i.test(each),
      ),
    ),
    aliases: namesIn([text]),
    places: placesIn(fact(wordsOf.place) ?? ""),
    patch: patchIn(text),
    ...(ai === null ? {} : { aiUsage: ai }),
    ...(reporter === null ? {} : { reporter }),
  });
}

/** What lines of `**Key:** value`, `Key: value`, rows of tables and sections of one line say, by the key in lower case. */
function factsIn(text: string): ReadonlyMap<string, string> {
  const facts = new Map<string, string>();
  let heading: string | null = null;
  for (const line of text.slice(0, 200_000).split(/\r?\n/)) {
    const plain = line.replaceAll("**", "").replace(/^[\s>*+|-]{1,10}/, "");
    const cut =
      /^([A-Za-z\p{Script=Hangul}][A-Za-z\p{Script=Hangul} ]{1,30}?)\s?[:|：]\s?(\S.{0,500})$/u.exec(plain);
    const section =
      /^#{2,4}\s+([A-Za-z\p{Script=Hangul}][A-Za-z\p{Script=Hangul} ]{1,40})$/u
        .exec(line.trim())?.[1]
        ?.toLowerCase() ?? null;
    if (section !== null) heading = section;
    else if (cut !== null) put(facts, cut[1] ?? "", cut[2] ?? "");
    else if (heading !== null && plain.trim() !== "") {
      put(facts, heading, plain);
      heading = null;
    }
  }
  return facts;
}

function put(facts: Map<string, string>, key: string, value: string): void {
  const name = key.trim().toLowerCase();
  const text = value
    .replace(/[|`\s]+$/, "")
    .replace(/^`/, "")
    .trim();
  if (!facts.has(name) && text !== "" && !/^[-:|\s]+$/.test(text)) facts.set(name, text);
}

/** `src/file.c:12`, `[file.rb:97](url#L97)`. */
function placesIn(text: string): ReportClaim["places"] {
  const match = /([\w./\\+-]{1,200}\.[A-Za-z]{1,8})(?::(\d{1,7}))?/.exec(text);
  return match === null
    ? []
    : [{ file: match[1] ?? "", line: match[2] === undefined ? null : Number(match[2]), function: null }];
}

/** The unified diff that a text holds. */
function patchIn(text: string): string | null {
  const start = text.search(/^(?:diff --git |--- \S)/m);
  if (start < 0 || !/^@@ /m.test(text.slice(start))) return null;
  const lines = text.slice(start).split("\n");
  const end = lines.findIndex((line, index) => index > 0 && !/^(?:[ +\-@\\]|diff |index |$)/.test(line));
  return lines
    .slice(0, end < 0 ? undefined : end)
    .join("\n")
    .trimEnd();
}
