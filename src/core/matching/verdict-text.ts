/** What an ecosystem is called. */
import { printable } from "#core/input/printable.ts";

/** The two languages of everything that people read. */
export type Language = "ko" | "en";

/** What an ecosystem is called: its own name, and the vendors' products that have none. */
export function ecosystemText(
  { ecosystem, release }: { readonly ecosystem: string; readonly release?: string },
  language: Language,
): string {
  if (release !== undefined) return printable(release, 60);
  const names: Readonly<Record<string, string>> = ecosystemWords[language];
  return Object.hasOwn(names, ecosystem) ? (names[ecosystem] as string) : printable(ecosystem, 60);
}

const ecosystemWords = {
  ko: { generic: "공급자 제품", "": "알 수 없는 생태계" },
  en: { generic: "vendors' products", "": "an unknown ecosystem" },
} as const;
