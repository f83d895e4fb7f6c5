/** SSLyze: of each server what is weak; a server without a weakness gives nothing. */
import { entriesOf, listMember, member, textMember } from "#core/input/json.ts";
import { claim, type ReportClaim, type ReportReading, reading } from "#core/submission/report-format.ts";
import { type RecordRow, rowsAt, textsAt, wholeOf } from "#core/submission/scanner/record-path.ts";

/** Members, in any release's spelling, that say that a server has a flaw, with its name. */
const flaws: readonly (readonly [member: string, title: string, alias: string | null])[] = [
  ["is_vulnerable_to_heartbleed", "Heartbleed", "CVE-2014-0160"],
  ["is_vulnerable_to_ccs_injection", "OpenSSL CCS injection", "CVE-2014-0224"],
  ["is_vulnerable_to_client_renegotiation_dos", "Renegotiation by the client", "CVE-2011-1473"],
  ["accepts_client_renegotiation", "Renegotiation by the client", "CVE-2011-1473"],
  ["supports_compression", "TLS compression", "CVE-2012-4929"],
];
const weakProtocols = ["ssl_2_0", "ssl_3_0", "tls_1_0", "tls_1_1"];
const xmlFlaws: readonly (readonly [way: string, title: string, alias: string | null])[] = [
  ["heartbleed[].openSslHeartbleed[].@isVulnerable", "Heartbleed", "CVE-2014-0160"],
  ["openssl_ccs[].openSslCcsInjection[].@isVulnerable", "OpenSSL CCS injection", "CVE-2014-0224"],
  ["compression[].compressionMethod[].@isSupported", "TLS compression", "CVE-2012-4929"],
  ["sslv2[].@isProtocolSupported", "SSL 2.0", null],
  ["sslv3[].@isProtocolSupported", "SSL 3.0", null],
  ["tlsv1[].@isProtocolSupported", "TLS 1.0", null],
  ["tlsv1_1[].@isProtocolSupported", "TLS 1.1", null],
];

/** Reads a report; null for what is none. */
export function readSslyze(value: unknown): ReportReading | null {
  const servers = listMember(value, "server_scan_results");
  if (servers.length > 0 || member(value, "sslyze_version") !== undefined)
    return { ...reading(servers.flatMap(ofServer)), tool: "sslyze" };
  const targets = rowsAt(wholeOf(value), "document[].results[].target[]");
  if (rowsAt(wholeOf(value), "document[].@SSLyzeVersion").length === 0) return null;
  const claims = targets.flatMap(ofTarget);
  return { ...reading(claims), tool: "sslyze" };
}

function ofTarget(row: RecordRow): readonly ReportClaim[] {
  const host = textsAt(row, "@host")[0] ?? null;
  const found = xmlFlaws.filter(([way]) => textsAt(row, way)[0] === "True");
  const robot = textsAt(row, "robot[].robotAttack[].@resultEnum")[0]?.startsWith("VULNERABLE") ?? false;
  return [
    ...found.map(([, title, alias]) => weakness(host, title, alias)),
    ...(robot ? [weakness(host, "ROBOT", "CVE-2017-13099")] : []),
  ];
}

function weakness(host: string | null, title: string, alias: string | null): ReportClaim {
  return claim({
    title,
    text: `${title}: ${host ?? ""}`,
    product: host === null ? null : { name: host, identifier: null },
    aliases: alias === null ? [] : [alias],
  });
}

function ofServer(server: unknown): readonly ReportClaim[] {
  const place = member(member(server, "server_info"), "server_location") ?? member(server, "server_location");
  const host = member(place, "hostname");
  const name = typeof host === "string" ? host : null;
  const results = member(server, "scan_commands_results") ?? member(server, "scan_result");
  return entriesOf(results).flatMap(([command, result]) => {
    const inner = member(result, "result") ?? result;
    const found = flaws.filter(([key]) => member(inner, key) === true);
    const robot = textMember(inner, "robot_result")?.startsWith("VULNERABLE") === true;
    const protocol = weakProtocols.find((each) => command.startsWith(each));
    const accepted = protocol !== undefined && listMember(inner, "accepted_cipher_suites").length > 0;
    return [
      ...found.map(([, title, alias]) => weakness(name, title, alias)),
      ...(robot ? [weakness(name, "ROBOT", "CVE-2017-13099")] : []),
      ...(accepted ? [weakness(name, protocol.toUpperCase().replace("_", " ").replace("_", "."), null)] : []),
    ];
  });
}
