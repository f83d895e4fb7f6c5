/** The settings of a room and what may be wrong with one, in English. */

export const setting = {
  fileTitle: "Settings of a Bongsu room",
  about: {
    port: "Port on which the room listens; 0 takes a free one.",
    host: "Address on which it listens. Put a proxy with TLS before anything but loopback.",
    origin:
      "Address under which people and agents reach the room, with a path where a proxy serves it under one; passkeys are bound to its host. localhost and its port where it is not said.",
    data: "Folder of the room: database, keys, publication, lock.",
    world:
      "What a fresh room is loaded with: drill (where nothing is said), eu-drill, group-drill, or empty for the real thing.",
    topology: "A topology document of your own that a fresh room is loaded with, in place of a world.",
    "database-url":
      "An outside PostgreSQL (15 or newer, postgres://…) in place of the room's own; its user must be able to create a role once.",
    publication:
      "Folder of the publication; DATA/pub where it is not said. Several processes of one room share it.",
    oidc: "A document (bongsu.oidc/1) that says at which identity provider people may sign in beside passkeys, and which claims give which posts.",
    "oidc-client-secret": "The secret by which the room is known to the identity provider.",
    channels: "A document that says which channels the room has beside its own.",
    intake:
      "A document (bongsu.intake/1) that says which office takes reports of vulnerabilities in, and on which terms. A drill has one of its own; any other room takes no reports without it.",
    "mail-address":
      "Address under which participants of cases answer by mail: each gets one of its own, a token behind a plus sign (cases+TOKEN@room.example), which the mail server must deliver to the mailbox.",
    mailbox:
      "Where that mail waits: imaps://USER@HOST/FOLDER, imap:// (STARTTLS), or the full path of a maildir. A mail is removed there once it is sealed into its case.",
    "mailbox-password": "The password of the IMAP server's user.",
    sandbox:
      "Kind of sandbox in which reproducers of reports are run: bubblewrap, runsc (gVisor), or none. Where it is not said a drill uses bubblewrap, and any other room runs nothing: reports wait.",
    "log-policy":
      "A policy (c2sp.org/tlog-policy) with the witnesses that are asked to cosign the room's log.",
    "advisory-prefix":
      "Prefix of the ids of advisories of the room's own, such as GCVE-99 of a numbering authority. A drill has GCVE-65535, any other room BONGSU where it is not said.",
    "cve-endpoint":
      "Address of the CVE programme's services under which ids are reserved from the page of an own advisory, such as https://cveawg.mitre.org/api.",
    "cve-org": "Short name of the numbering authority that the room is.",
    "cve-user": "User of that authority.",
    "cve-key": "The API key of that user.",
    "security-contact":
      "Where people report a vulnerability of this room itself (mailto:… or https://…), for security.txt.",
    "trusted-proxies":
      "Addresses and networks of the proxies before the room, divided by commas (10.0.0.0/8,2001:db8::7). Of calls that come through them the caller's address is what they say (Forwarded or X-Forwarded-For).",
    "metrics-port": "Port on which Prometheus reads /metrics; nothing is measured where it is not said.",
    "metrics-host": "Address on which it does; loopback, since the metrics are for nobody else.",
    "otlp-endpoint":
      "An OpenTelemetry collector (OTLP over HTTP) that takes in traces and metrics; its headers by OTEL_EXPORTER_OTLP_HEADERS.",
    "log-level":
      "What the log (JSON lines on standard error) holds: error, warn, info (an access log too) or debug. On a terminal warn, else info.",
  },
  secretFile: "A file that holds {name}; one of the two.",
  expected: {
    secret: "expected a secret without blanks",
    host: "expected the name or address of a host",
    path: "expected a path",
    wholeNumber: "expected a whole number from {minimum} to {maximum}",
    choice: "expected one of {words}",
    webAddress: "expected http(s)://HOST[:PORT][/PATH], without a user, a query or a fragment",
    databaseUrl: "expected postgres://…",
    mailAddress: "expected one mail address without a name and without +",
    cveName: "expected printable letters without blanks",
    mailbox:
      "expected imaps://USER@HOST[:PORT][/FOLDER], imap://… or the full path of a maildir; the password stands in mailbox-password",
    networks: "expected addresses or networks, divided by commas, such as 10.0.0.0/8,2001:db8::7",
    advisoryPrefix: "expected capital letters and digits, divided by hyphens, such as GCVE-99",
    contact: "expected mailto:… or https://…",
  },
  cveIncomplete: "cve-endpoint, cve-org, cve-user and cve-key (or cve-key-file) are needed together",
  cveDrill:
    "cve-endpoint: a drill reserves no ids of the real programme; name a service on this machine, or leave the settings out",
  cveUnsafe: "cve-endpoint needs https: the key would be read on the way",
  mailboxWithoutAddress: "a mailbox needs mail-address, the address that its mail is sent to",
  mailboxPassword: "an IMAP server needs mailbox-password (or mailbox-password-file), and nothing else does",
  worldOrTopology: "a room begins with a shipped world or with a topology of its own, not both",
  unknown: "{file}: there is no setting {name}",
  unknownNear: "{file}: there is no setting {name}; did you mean {near}?",
  twice: "{at}: said twice, here and by {other}; keep one",
  secretUnreadable: "{at}: the file {file} cannot be read",
  fileUnreadable: "the configuration file {file} cannot be read",
  fileMalformed: "{file}, line {line}: not TOML ({detail})",
} as const;
