/** One file that a reporter sends, looked at in the ways that formats need: as text, JSON, XML; each is read once, when it is first asked for. */
import { decodeText, readJson } from "#core/input/json.ts";
import { readXml, type XmlElement } from "#core/input/xml.ts";
import type { Finding, Parsed } from "#core/problem.ts";

/** A file as it was opened. */
export type ReportFile = {
  /** Its path, inside archives with `!/` between. */
  readonly source: string;
  readonly bytes: Uint8Array;
  /** Whether only its beginning and its end were read, because it is too large. */
  readonly cut: boolean;
};

/** The file with what it holds. */
export class ReportDocument {
  readonly source: string;
  readonly bytes: Uint8Array;
  readonly cut: boolean;
  #text: string | null | undefined;
  #json: Parsed<unknown> | undefined;
  #xml: Parsed<XmlElement> | undefined;

  constructor({ source, bytes, cut }: ReportFile) {
    this.source = source;
    this.bytes = bytes;
    this.cut = cut;
  }

  /** The file's name without its folders. */
  get name(): string {
    return this.source.slice(this.source.lastIndexOf("/") + 1);
  }

  /** The text; null for bytes that are none. What is not UTF-8 in a text is replaced: a trace holds what a program printed. */
  get text(): string | null {
    if (this.#text === undefined) this.#text = textOf(this.bytes);
    return this.#text;
  }

  /** The JSON value; a failure where the file is no JSON, and at once where it does not look like it. */
  get json(): Parsed<unknown> {
    this.#json ??= /^\s*[{[]/.test(this.text?.slice(0, 200) ?? "")
      ? readJson(this.text ?? "", { depth: 100, meaning: false })
      : notThis("json-invalid", "This is not JSON.");
    return this.#json;
  }

  /** The root element; a failure where the file is no XML. */
  get xml(): Parsed<XmlElement> {
    this.#xml ??= this.text?.slice(0, 2000).trimStart().startsWith("<")
      ? readXml(this.text.replace(plainDocumentType, ""))
      : notThis("xml-invalid", "This is not XML.");
    return this.#xml;
  }
}

/** A document type that names a root or a file and declares nothing: what declares entities stays, and is refused. */
const plainDocumentType = /<!DOCTYPE[^[\]<>]{0,500}>/;

function notThis(
  code: string,
  message: string,
): { readonly ok: false; readonly findings: readonly Finding[] } {
  return { ok: false, findings: [{ at: "", code, message }] };
}

const lenient = new TextDecoder("utf-8");

/** Text, or null where the beginning has bytes that no text has. */
function textOf(bytes: Uint8Array): string | null {
  const strict = decodeText(bytes);
  if (strict.ok) return strict.value.replace(/^\ufeff/, "");
  return bytes.subarray(0, 4096).includes(0) ? null : lenient.decode(bytes);
}
