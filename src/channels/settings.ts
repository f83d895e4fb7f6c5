/**
 * The document that says which channels a room has beside its own two (`bongsu.channels/1`): where messages may go, and the settings of each
 * channel. It holds no secret, only where one is read from. `docs/channels.md` explains it to people.
 */
import type { ChannelKind, Destinations, OpenChannel, SecretName } from "#channels/channel.ts";
import { entriesOf, listMember, member, textMember } from "#core/input/json.ts";
import { failed, type Finding, type Parsed, parsed } from "#core/problem.ts";

/** A channel as it is set: its name, its kind, and how it is opened with its settings. */
type ChannelSettings = {
  readonly name: string;
  readonly kind: ChannelKind;
  readonly open: OpenChannel;
};

/** All that is set. */
export type ChannelsDocument = {
  readonly destinations: Destinations;
  readonly channels: readonly ChannelSettings[];
};

/** What holds where nothing is set: nothing is sent anywhere. */
export const noChannels: ChannelsDocument = {
  destinations: { hosts: [], privateAddresses: false },
  channels: [],
};

/** Reads the document against the kinds that there are. Every finding is given at once. */
export function readChannels(
  value: unknown,
  kinds: Readonly<Record<string, ChannelKind>>,
): Parsed<ChannelsDocument> {
  if (textMember(value, "type") !== "bongsu.channels/1")
    return failed("/type", "channels-form", "expected a document of the type bongsu.channels/1");
  const findings = [...strayMembers(value, "", ["type", "destinations", "channels"])];
  findings.push(...notList(member(value, "channels"), "/channels"));
  const destinations = readDestinations(member(value, "destinations"), findings);
  const names = new Set(Object.keys(kinds));
  const channels: ChannelSettings[] = [];
  for (const [index, item] of listMember(value, "channels").entries()) {
    const channel = readChannel(item, kinds);
    if (channel.ok && names.has(channel.value.name))
      findings.push(invalid(`/channels/${index}/name`, "another channel has this name"));
    else if (channel.ok) channels.push(channel.value);
    for (const { at, ...finding } of channel.findings ?? [])
      findings.push({ at: `/channels/${index}${at}`, ...finding });
    if (channel.ok) names.add(channel.value.name);
  }
  return findings.length === 0 ? parsed({ destinations, channels }) : { ok: false, findings };
}

function readDestinations(value: unknown, findings: Finding[]): Destinations {
  if (value === undefined) return noChannels.destinations;
  findings.push(...strayMembers(value, "/destinations", ["hosts", "privateAddresses"]));
  if (typeof value !== "object" || value === null || Array.isArray(value))
    findings.push(invalid("/destinations", "expected an object with hosts and privateAddresses"));
  findings.push(...notList(member(value, "hosts"), "/destinations/hosts"));
  const hosts = listMember(value, "hosts").filter((host) => typeof host === "string");
  const privateAddresses = member(value, "privateAddresses") ?? false;
  if (hosts.length !== listMember(value, "hosts").length || hosts.some((host) => !isHost(host)))
    findings.push(invalid("/destinations/hosts", "expected host names in small letters, without port"));
  if (typeof privateAddresses !== "boolean")
    findings.push(invalid("/destinations/privateAddresses", "expected true or false"));
  return { hosts, privateAddresses: privateAddresses === true };
}

/** What stands in the place of a list and is none would be read as an empty one. */
function notList(value: unknown, at: string): readonly Finding[] {
  return value === undefined || Array.isArray(value)
    ? []
    : [invalid(at, "expected a list, in square brackets")];
}

function isHost(text: string): boolean {
  return /^[a-z0-9.:[\]-]{1,253}$/.test(text);
}

function readChannel(value: unknown, kinds: Readonly<Record<string, ChannelKind>>): Parsed<ChannelSettings> {
  const { name, kind: kindName, ...settings } = Object.fromEntries(entriesOf(value));
  if (typeof name !== "string" || !/^[a-z][a-z0-9-]{0,39}$/.test(name))
    return failed("/name", "setting-invalid", "expected small letters, digits and dashes, at most 40");
  const kind = typeof kindName === "string" && Object.hasOwn(kinds, kindName) ? kinds[kindName] : undefined;
  if (kind === undefined)
    return failed("/kind", "setting-invalid", `expected one of ${Object.keys(kinds).join(", ")}`);
  const open = kind.readSettings(settings);
  return open.ok ? parsed({ name, kind, open: open.value }) : open;
}

/** Where a secret is read from: `{ "file": PATH }` or `{ "env": NAME }`. */
export function readSecretName(value: unknown, at: string): Parsed<SecretName> {
  const [file, env] = [textMember(value, "file"), textMember(value, "env")];
  if (entriesOf(value).length === 1 && file !== null && file.startsWith("/")) return parsed({ file });
  if (entriesOf(value).length === 1 && env !== null && /^[A-Z][A-Z0-9_]{0,99}$/.test(env))
    return parsed({ env });
  return failed(at, "setting-invalid", 'expected { "file": "/full/path" } or { "env": "NAME" }');
}

/** Reads the settings of a kind that has none, and opens it so. */
export function noSettings(open: OpenChannel): ChannelKind["readSettings"] {
  return (value) => {
    const findings = strayMembers(value, "", []);
    return findings.length === 0 ? parsed(open) : { ok: false, findings };
  };
}

/** A finding for each member of an object that nothing reads: a misspelt setting must not be silent. */
export function strayMembers(value: unknown, at: string, known: readonly string[]): readonly Finding[] {
  return entriesOf(value)
    .filter(([name]) => !known.includes(name))
    .map(([name]) => invalid(`${at}/${name}`, "there is no such setting"));
}

function invalid(at: string, message: string): Finding {
  return { at, code: "setting-invalid", message };
}
