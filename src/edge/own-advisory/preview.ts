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
import { advisorySections, advisoryTitle } from "#messages/render/publish/advisory-sections.ts";
import { exportTexts } from "#messages/render/publish/export-texts.ts";
import { translatorOf } from "#messages/translators.ts";

type OwnDocuments = Frozen<OutputOf<typeof ownAdvisoryPreview>>;

/** The preview of a document as this version of the program writes it; one that cannot be read has its findings alone. */
export function previewOf(document: unknown, version: string): OwnDocuments {
  const read = readOwnAdvisory(document);
  if (!read.ok) return { findings: read.findings, pages: [], formats: [] };
  const record = read.value;
  return {
    findings: lintAdvisory(record),
    pages: languagesOfRecords.map((language) => {
      const t = translatorOf(language);
      return { language, title: advisoryTitle(record, t), sections: advisorySections(record, t) };
    }),
    formats: allExportFormats.flatMap((format) => inEachLanguage(record, format, version)),
  };
}

/** What a format does not say, it says in none of its languages. */
function inEachLanguage(record: OwnAdvisory, format: ExportFormat, version: string): OwnDocuments["formats"] {
  const frames = languagesOf(format).map((language) => ({
    texts: exportTexts(translatorOf(language)),
    version,
    address: null,
    assigner: null,
  }));
  const omitted = unsaidBy(record, format, frames);
  return frames.map((frame) => {
    const written = format.write(record, frame);
    return {
      name: format.name,
      language: frame.texts.language,
      text: written === null ? null : JSON.stringify(written, null, 2),
      needs: written === null ? format.needs : null,
      omitted,
    };
  });
}
