/** A check as a document of a standard (SARIF, VEX) for other programs. The documents themselves are `core/report`'s. */
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { hash } from "node:crypto";
import type { Translate } from "#messages/message.ts";
import type { Checked } from "#agent/check/check.ts";
import { outputs } from "#core/report/index.ts";
import type { ReportOutput } from "#core/report/report.ts";
import { printable } from "#core/input/printable.ts";
import { suggestNames } from "#core/input/suggest-names.ts";
import { reportTexts } from "#messages/render/report.ts";

/** How the document is wanted. */
export type DocumentOptions = {
  readonly author: string | undefined;
  readonly now: string;
  readonly version: string;
  /** The absolute path where the check runs. */
  readonly root: string;
  readonly t: Translate;
};

/** The output of that name, with whatever dashes and in any letter case; refuses a name that no output has. */
export function outputNamed(format: string): ReportOutput {
  const meant = folded(format);
  const output = outputs.find(({ name, also = [] }) => [name, ...also].some((one) => folded(one) === meant));
  if (output !== undefined) return output;
  const all = ["table", "json", ...outputs.map(({ name }) => name)];
  const names = all.join(", ");
  const near = suggestNames(format, all).join(", ");
  throw new MessageRefusal("input-invalid", (say) =>
    near === ""
      ? say("terminal.formatUnknown", { names, format: printable(format) })
      : say("terminal.formatNear", { names, near, format: printable(format) }),
  );
}

function folded(name: string): string {
  return name
    .slice(0, 40)
    .toLowerCase()
    .replaceAll(/[\s_-]/g, "");
}

/** Stands where nobody said who they are; `.invalid` is no one's (RFC 2606). */
const nobody = { name: "bongsu check", namespace: "https://author.invalid" };

/**
 * The document's text; `null` where the format has no document that states nothing. Its id is made from what it states and when, so that
 * the same check at the same instant gives the same bytes.
 */
export function checkReport(checked: Checked, output: ReportOutput, wish: DocumentOptions): string | null {
  const { now, version, t } = wish;
  const options = { author: wish.author, now, version, language: t.language };
  const author = wish.author === undefined ? nobody : readAuthor(wish.author);
  const frame = {
    now,
    version,
    texts: reportTexts(t),
    author,
    root: wish.root,
    id: nameBasedId(JSON.stringify([checked, output.name, options])),
  };
  const document = output.write(checked, frame);
  return document === null ? null : `${JSON.stringify(document, null, 2)}\n`;
}

/** `NAME <URI>`, or the name alone. */
function readAuthor(text: string): typeof nobody {
  const [, name = "", namespace] = /^([^<>]{1,200}?)(?: *<(https?:\/\/[!-;=?-~]{1,500})>)?$/.exec(text) ?? [];
  const uri = namespace ?? nobody.namespace;
  if (name.trim() === "" || !URL.canParse(uri))
    throw new MessageRefusal("input-invalid", (say) =>
      say("checkCommand.authorInvalid", { text: printable(text) }),
    );
  return { name: printable(name.trim()), namespace: uri };
}

/** A UUID of version 5's form (RFC 9562) over the text. */
function nameBasedId(text: string): string {
  const hex = hash("sha256", text);
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join("-");
}
