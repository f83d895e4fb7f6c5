/** What `bongsu doctor` says, in English. */

export const doctor = {
  state: { good: "good   ", caution: "caution", failing: "FAILING", unknown: "unknown" },
  subject: {
    clock: "clock",
    disk: "disk",
    database: "database",
    keys: "keys",
    processes: "processes",
    followers: "followers",
    channels: "channels",
    feeds: "feeds",
    dns: "DNS",
    tls: "TLS",
    publication: "publication",
    mailbox: "mailbox",
    sandbox: "sandbox",
  },
  status: {
    "0": "All is good.",
    "1": "Something fails: begin at the top.",
    "3": "Nothing is known to fail, but not all is good or known.",
  },
  found: {
    "sandbox-none": "nothing is run: reproducers of reports wait (--sandbox).",
    "sandbox-good": "{about} runs reproducers of reports.",
    "sandbox-missing":
      "{about} is missing: reproducers of reports are not run. bongsu report sandbox says more.",
    "no-database": "not looked at, since the database could not be.",
    "no-root":
      "the offices have signed no root of the publication, or one that cannot be used: agents believe the index alone. Make one (bongsu publication root new) and put it in place.",
    "root-ending":
      "the root of the publication ends on {about}: agents take nothing after that. Have its offices sign the next one (bongsu publication root rotate).",
    "root-good": "the root of the publication is signed until {about}.",
    "no-room": "there is no room in {about}. Name its folder with --data, or its database with DATABASE_URL.",
    "not-running":
      "the PostgreSQL of {about} is not running. Start the room (bongsu serve), and look into postgres/log there if it does not come up.",
    "database-good": "PostgreSQL {about} answers.",
    "database-old": "PostgreSQL {about} is too old: 15 or newer is needed.",
    "database-crowded":
      "{about} connections are taken. Raise max_connections, or run fewer processes: an answering process can take 60, a working one 15.",
    "schema-empty": "the database is empty. The first bongsu serve makes the room in it.",
    "schema-older":
      "the database is of an older program. The next start brings it up to date; make a backup first.",
    "schema-newer":
      "a newer program has changed the database. Use that program: this one does not start on it.",
    "clock-good": "this machine and the database agree.",
    "disk-good": "there is room under {about}.",
    "folder-missing":
      "{about} is not there. The first start makes it; a publication folder may be on a disk that is not mounted.",
    "key-good": "the key {about} is the room's.",
    "key-missing":
      "{about} is not there. Bring it from the backup; without it the room cannot sign what agents believe.",
    "key-open": "{about} can be read by others on this machine: chmod 600.",
    "key-other": "the key is another than the room's ({about}). Put the room's key into keys/.",
    "key-unreadable": "{about} cannot be read as a key. Bring it from the backup.",
    "key-unrecorded": "the key {about} is sound; whether it is the room's is in the database.",
    "no-process": "no process serves or works. Start bongsu serve, and bongsu work where it is apart.",
    "processes-good": "{about}.",
    "followers-good": "{about} keep up.",
    "channels-good": "{about} deliver.",
    "no-feeds": "no feed is fetched by itself: bongsu source load FILE, or import by hand at least weekly.",
    "feeds-good": "{about} are as they should be.",
    "mailbox-none": "none is set: participants of cases cannot answer by mail.",
    "mailbox-good": "the mailbox of the cases opens ({about}).",
    "dns-good": "{about}.",
    "dns-fails": "{about} has no address. Look at the DNS zone, and at /etc/resolv.conf here.",
    "tls-good": "the certificate is good until {about}.",
    "tls-expires": "the certificate ends {about}. Renew it; look why that was not done by itself.",
    "tls-invalid": "the certificate does not verify: {about}. Look at the proxy's certificate and its chain.",
    "tls-none":
      "{about} is reached without TLS. Put a proxy with TLS before the room and set its https address as the origin.",
    "tls-loopback": "{about} is this machine alone; no TLS is needed.",
    "publication-good": "index {about} is there, signed by the room and in time.",
    "publication-unreachable": "agents get none: {about}. Look at the proxy, and whether bongsu serve runs.",
    "publication-invalid":
      "what agents get does not verify ({about}). Is something between that changes it, or another room?",
    "publication-other-key": "what agents get is signed by another key ({about}).",
    "publication-expired": "the index ended {about}, and agents refuse it. Is a process working?",
    "publication-behind":
      "the folder is behind the database ({about}). Look at the channel files, and whether all processes share one --publication.",
    "publication-uncompared":
      "index {about} is there and signed; whether it is the newest is in the database.",
  },
} as const;
