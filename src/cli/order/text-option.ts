/** Text that is given on the command line in several languages: `--reason TEXT`, `--reason ko=TEXT`. */
import { languageTagForm, type TextByLanguage } from "#core/text.ts";

/** By language; what names none is in the language of the command. */
export function textByLanguage(given: readonly string[], usual: string): TextByLanguage {
  const named = given.map((one) => {
    const at = one.indexOf("=");
    const tag = one.slice(0, Math.max(at, 0));
    return languageTagForm.test(tag)
      ? ([tag, one.slice(at + 1).trim()] as const)
      : ([usual, one.trim()] as const);
  });
  return Object.fromEntries(named) as TextByLanguage;
}
