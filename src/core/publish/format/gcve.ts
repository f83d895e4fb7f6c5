/** An own advisory as a GCVE record (GCVE-BCP-05): the CVE record format, named by the room's own number, for whoever pulls from numbering authorities. */
import { isCve } from "#core/cve-id.ts";
import { isGcve } from "#core/gcve-id.ts";
import { containerOf, gcveOf, nobody } from "#core/publish/format/cve.ts";
import { datesOf, type ExportFormat, type ExportFrame } from "#core/publish/format/export-format.ts";
import type { OwnAdvisory } from "#core/publish/own-advisory.ts";

/** The GCVE record. What was withdrawn stays under its number, rejected with the reason; the CVE record of the same flaw is not ours to reject, and is not named as rejected. */
export const gcve: ExportFormat = {
  name: "gcve",
  mediaType: "application/json",
  language: "en",
  needs: "gcve-id",
  write: (record, frame) => (isGcve(record.id) ? write(record, frame) : null),
};

function write(record: OwnAdvisory, frame: ExportFrame): object {
  const { first, last } = datesOf(record);
  const { id: orgId, shortName } = frame.assigner ?? nobody;
  const provider = { orgId, shortName, dateUpdated: last };
  const { withdrawn } = record;
  const cveId = withdrawn === null ? record.aliases.find(isCve) : undefined;
  const cna =
    withdrawn === null
      ? containerOf(record, frame, provider)
      : {
          providerMetadata: provider,
          rejectedReasons: Object.entries(withdrawn.reason).map(([lang, value]) => ({ lang, value })),
          ...gcveOf(record),
        };
  return {
    dataType: "CVE_RECORD",
    dataVersion: "5.2",
    cveMetadata: {
      assignerOrgId: orgId,
      assignerShortName: shortName,
      ...(cveId === undefined ? {} : { cveId }),
      datePublished: first,
      dateUpdated: last,
      ...(withdrawn === null ? {} : { dateRejected: withdrawn.at }),
      state: withdrawn === null ? "PUBLISHED" : "REJECTED",
      vulnId: record.id,
    },
    containers: { cna },
  };
}
