/** What a document says of its publication, as tests of the formats have it: words of no catalogue, an address whose file is named as CSAF asks. */
import { csafFileName } from "#core/publish/format/csaf-kind.ts";
import type { ExportFormat, ExportFrame } from "#core/publish/format/export-format.ts";

/** The frame of one language. */
export function frameIn(language: string, id = "DRILL-2026-0001"): ExportFrame {
  return {
    texts: {
      language,
      drill: (title) => (language === "ko" ? `[훈련] ${title}` : `[DRILL] ${title}`),
      exploitation: { none: "none", poc: "poc", active: "active" },
      justification: (label) => label,
      withdrawn: (reason) => `withdrawn: ${reason}`,
      command: (command) => `command: ${command}`,
    },
    version: "0.2.0",
    address: `https://room.drill.example/pub/csaf/2026/${csafFileName(id)}`,
    assigner: { id: "7c9b0b2e-5d1e-4f0a-9d0e-000000065535", shortName: "drill" },
  };
}

/** The frames of every language in which a format is written. */
export function framesOf({ language }: ExportFormat, id: string): readonly ExportFrame[] {
  return (language === null ? ["ko", "en"] : [language]).map((one) => frameIn(one, id));
}
