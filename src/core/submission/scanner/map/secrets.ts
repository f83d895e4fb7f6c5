/** Tools that look for secrets in files and histories. The secret itself is no part of what is read. */
import { oneOrStream, type ToolMap } from "#core/submission/scanner/tool-map.ts";

/** The maps. */
export const secretTools: readonly ToolMap[] = [
  {
    name: "gitleaks",
    knows: [
      ["[].RuleID", "[].StartLine", "[].File"],
      ["[].rule", "[].offender", "[].commit"],
    ],
    rows: ["[]"],
    title: ["Description", "rule"],
    text: ["Description", "Commit", "rule", "commit"],
    product: ["repo"],
    file: ["File", "file"],
    line: ["StartLine", "lineNumber"],
  },
  ...oneOrStream({
    name: "trufflehog",
    knows: [["DetectorName", "SourceMetadata"]],
    rows: [""],
    title: ["DetectorName"],
    text: ["DetectorName", "SourceMetadata.Data{}.commit", "SourceMetadata.Data{}.link"],
    product: ["SourceMetadata.Data{}.repository", "SourceMetadata.Data{}.image"],
    file: ["SourceMetadata.Data{}.file"],
    line: ["SourceMetadata.Data{}.line"],
  }),
  ...oneOrStream({
    name: "trufflehog",
    knows: [["reason", "commitHash", "path"]],
    rows: [""],
    title: ["reason"],
    text: ["reason", "commitHash"],
    file: ["path"],
  }),
  {
    name: "detect-secrets",
    knows: [["plugins_used", "results", "generated_at"]],
    rows: ["results{}.[]"],
    title: ["type"],
    text: ["type"],
    file: ["filename", "^@"],
    line: ["line_number"],
  },
  {
    name: "whispers",
    knows: [["[].key", "[].value", "[].file", "[].rule_id"]],
    rows: ["[]"],
    title: ["message", "rule_id"],
    text: ["message", "key"],
    file: ["file"],
    line: ["line"],
  },
  ...oneOrStream({
    name: "noseyparker",
    knows: [["rule_name", "matches[].provenance"]],
    rows: ["matches[]"],
    title: ["rule_name", "^^rule_name"],
    text: ["rule_name", "^^rule_name"],
    product: ["provenance[].repo_path"],
    file: ["provenance[].path", "provenance[].first_commit.blob_path"],
    line: ["location.source_span.start.line"],
  }),
];
