/** Paragraphs of fields, in which dpkg, opkg and apk keep what is installed: a field a line, an empty line behind each package. */
import { type InventoryBuilder, numberedLines } from "#core/inventory/reader.ts";

/** How a package manager writes its paragraphs. */
type ParagraphForm = {
  /** The field with the package's name. */
  readonly name: string;
  /** Other fields that every package has: a paragraph with one of them is one of a package, also where its name is lost. */
  readonly others: readonly string[];
  /** One form for all spellings of a field. */
  readonly keyOf: (field: string) => string;
};

/** A package's paragraph; one that has lost its name has none among its fields. */
export type Paragraph = { readonly fields: ReadonlyMap<string, string>; readonly at: string };

/** As dpkg writes them, and opkg. */
export const dpkgForm: ParagraphForm = {
  name: "package",
  others: ["version", "status"],
  keyOf: (field) => field.toLowerCase(),
};

/** As apk writes them. */
export const apkForm: ParagraphForm = { name: "P", others: ["V"], keyOf: (field) => field };

/** The paragraphs of packages; continuation lines are passed over. A second name begins another package: the line between the two is lost. */
export function* paragraphsOf(
  text: string,
  form: ParagraphForm,
  gathering: InventoryBuilder,
): Generator<Paragraph> {
  const isPackage = ({ fields }: Paragraph): boolean =>
    [form.name, ...form.others].some((key) => fields.has(key));
  let fields = new Map<string, string>();
  let at = "";
  for (const [line, number] of numberedLines(text, gathering)) {
    const colon = /^\s/.test(line) ? -1 : line.indexOf(":");
    const key = colon > 0 ? form.keyOf(line.slice(0, colon)) : "";
    if (line.trim() === "" || (key === form.name && fields.has(key))) {
      if (isPackage({ fields, at })) yield { fields, at };
      fields = new Map();
    }
    if (key === "") continue;
    if (fields.size === 0) at = `line ${number}`;
    fields.set(key, line.slice(colon + 1).trim());
  }
  if (isPackage({ fields, at })) yield { fields, at };
}
