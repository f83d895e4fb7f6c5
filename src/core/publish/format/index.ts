/** The registry of formats that an advisory of the room's own is published in. Adding one is a file beside this one and a line here. */
import { csaf, csaf21, vex } from "#core/publish/format/csaf.ts";
import { cve } from "#core/publish/format/cve.ts";
import type { ExportFormat } from "#core/publish/format/export-format.ts";
import { gcve } from "#core/publish/format/gcve.ts";
import { osv } from "#core/publish/format/osv.ts";

/** Every format that is always published, in the order in which they are offered. */
export const exportFormats: readonly ExportFormat[] = [csaf, vex, osv, cve, gcve];

/** Every format with those of editions that are not standards yet, which a room publishes when it is told to. */
export const allExportFormats: readonly ExportFormat[] = [csaf, vex, csaf21, osv, cve, gcve];
