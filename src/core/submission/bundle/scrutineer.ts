/** scrutineer's disclosure bundle: one finding as a manifest, an OSV record, a report in Markdown, perhaps a CSAF document, a fix and a proof. */
import { textMember } from "#core/input/json.ts";
import { isObject } from "#core/input/json-cursor.ts";
import type { ReportBundle } from "#core/submission/bundle/report-bundle.ts";
import { readReport } from "#core/submission/format/index.ts";
import { ReportDocument } from "#core/submission/report-document.ts";
import { claim } from "#core/submission/report-format.ts";
import { weaknessesIn } from "#core/submission/scanner/tool-map.ts";
import type { ReportItem } from "#core/submission/submission.ts";

/** The bundle. */
export const scrutineer: ReportBundle = {
  name: "scrutineer",
  knows: (names) =>
    names.includes("manifest.json") && names.includes("report.md") && names.includes("osv.json"),
  read: async (root, files, options) => {
    const manifest = files.get("manifest.json");
    const json = manifest === undefined ? undefined : new ReportDocument(manifest).json;
    const head = json?.ok === true && isObject(json.value) ? json.value : {};
    const itemOf = async (name: string): Promise<ReportItem | undefined> => {
      const file = files.get(name);
      return file === undefined ? undefined : (await readReport(file, options)).items[0];
    };
    const [osv, written, diff] = [
      await itemOf("osv.json"),
      await itemOf("report.md"),
      await itemOf("patch.diff"),
    ];
    const proofs = [...files.keys()].filter((name) => name.startsWith("poc/"));
    const repository = textMember(head, "repository");
    const item: ReportItem = {
      source: root,
      format: "scrutineer",
      ...claim({
        title: textMember(head, "title") ?? osv?.title ?? written?.title ?? null,
        text: [written?.text ?? osv?.text ?? "", ...proofs].join("\n"),
        product: osv?.product ?? (repository === null ? null : { name: repository, identifier: null }),
        version: osv?.version ?? written?.version ?? null,
        weaknesses: [
          ...new Set([...weaknessesIn([textMember(head, "cwe") ?? ""]), ...(osv?.weaknesses ?? [])]),
        ],
        aliases: osv?.aliases ?? [],
        places: written?.places ?? [],
        crash: written?.crash ?? null,
        patch: diff?.patch ?? written?.patch ?? null,
      }),
    };
    return { source: root, format: "scrutineer", items: [item], bad: [], findings: [] };
  },
};
