/** The registry of formats that an advisory of the room's own is published in. Adding one is a file beside this one and a line here. */
import { csaf } from "#core/publish/csaf.ts";
import { cve } from "#core/publish/cve.ts";
import type { ExportFormat } from "#core/publish/export-format.ts";
import { gcve } from "#core/publish/gcve.ts";
import { osv } from "#core/publish/osv.ts";

/** Every format, in the order in which they are offered. */
export const exportFormats: readonly ExportFormat[] = [csaf, osv, cve, gcve];
