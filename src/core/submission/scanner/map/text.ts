/** Tools whose reports are text. */
import type { ToolMap } from "#core/submission/scanner/tool-map.ts";

/** The maps. */
export const textTools: readonly ToolMap[] = [
  {
    name: "clamav",
    knows: [["clamav"]],
    rows: ["clamav[]"],
    title: ["signature"],
    text: ["signature"],
    file: ["file"],
  },
  { name: "yara", knows: [["yara"]], rows: ["yara[]"], title: ["rule"], text: ["rule"], file: ["file"] },
  {
    name: "bundler-audit",
    knows: [["bundlerAudit"]],
    rows: ["bundlerAudit[]"],
    title: ["Title"],
    text: ["Title", "URL", "Solution"],
    product: ["Name"],
    version: ["Version"],
    aliases: ["Advisory", "CVE", "GHSA"],
  },
];
