/** What a record would come out as: judged, and written in every format and language with what each cannot say. Keeps nothing. */
import type { OutputOf } from "#contract/endpoint.ts";
import type { ownAdvisoryPreview } from "#contract/advisory/own/own-advisory-preview.ts";
import type { ExportFormat } from "#core/publish/format/export-format.ts";
import { allExportFormats } from "#core/publish/format/index.ts";
import { lintAdvisory } from "#core/publish/lint-advisory.ts";
import { type OwnAdvisory, readOwnAdvisory } from "#core/publish/own-advisory.ts";
import { unsaidBy } from "#core/publish/read-back/index.ts";
import type { Frozen } from "#edge/http/handler.ts";
import { languagesOf, languagesOfRecords } from "#edge/own-advisory/documents.ts";
import { partOfSections, partOfText } from "#edge/own-advisory/preview-parts.ts";
import { advisorySections, advisoryTitle } from "#messages/render/publish/advisory-sections.ts";
import { exportTexts } from "#messages/render/publish/export-texts.ts";
import { translatorOf } from "#messages/translators.ts";

type OwnDocuments = Frozen<OutputOf<typeof ownAdvisoryPreview>>;

/** Of what a part is shown beyond the first: a page or a format in a language. */
type ShownPart = { readonly name: string; readonly language: string; readonly part: number };

const mostFindings = 500;
const mostOmitted = 200;

/**
 * The preview of a document as this version of the program writes it, the first part of everything; where a part of one thing is asked for, the others are left empty.
 * One that cannot be read has its findings alone.
 */
export function previewOf(
  document: unknown,
  { version, shown }: { readonly version: string; readonly shown: ShownPart | undefined },
): OwnDocuments {
  const read = readOwnAdvisory(document);
  if (!read.ok) return { findings: read.findings.slice(0, mostFindings), pages: [], formats: [] };
  const record = read.value;
  const partOf = (name: string, language: string): number | null => {
    if (shown === undefined) return 1;
    return shown.name === name && shown.language === language ? shown.part : null;
  };
  return {
    findings: lintAdvisory(record).slice(0, mostFindings),
    pages: languagesOfRecords.map((language) => {
      const t = translatorOf(language);
      const part = partOf("page", language);
      const { content, parts } = partOfSections(advisorySections(record, t), part ?? 1);
      return { language, title: advisoryTitle(record, t), parts, sections: part === null ? [] : content };
    }),
    formats: allExportFormats.flatMap((format) => inEachLanguage(record, format, { version, partOf })),
  };
}

type FormatParts = {
  readonly version: string;
  /** Which part of a format in a language is shown; `null` where none is. */
  readonly partOf: (name: string, language: string) => number | null;
};

/** What a format does not say, it says in none of its languages. */
function inEachLanguage(
  record: OwnAdvisory,
  format: ExportFormat,
  { version, partOf }: FormatParts,
): OwnDocuments["formats"] {
  const frames = languagesOf(format).map((language) => ({
    texts: exportTexts(translatorOf(language)),
    version,
    address: null,
    assigner: null,
  }));
  const omitted = unsaidBy(record, format, frames);
  return frames.map((frame) => {
    const { language } = frame.texts;
    const part = partOf(format.name, language);
    const written = format.write(record, frame);
    const text = written === null ? null : partOfText(JSON.stringify(written, null, 2), part ?? 1);
    return {
      name: format.name,
      language,
      text: text === null ? null : part === null ? "" : text.content,
      parts: text?.parts ?? 0,
      needs: written === null ? format.needs : null,
      omitted: omitted.slice(0, mostOmitted),
      omittedCount: omitted.length,
    };
  });
}
