/** What the program says of its commands, in English. */

export const commands = {
  about: "bongsu COMMAND [options]: joint vulnerability response, from an advisory to a closed exposure.",
  hint: "bongsu COMMAND --help shows a command's options. BONGSU_ROOM and BONGSU_TOKEN stand for --room and --token.",
  unknown: "there is no command {name}",
  unknownNear: "there is no command {name}; did you mean {near}?",
  languageUnknown: '--lang: nothing is said in "{language}" here; there are {tags}',
  languageNear: '--lang: nothing is said in "{language}" here; did you mean {near}? There are {tags}',
  argument: {
    NEEDS: "{argument} does nothing without one of: {others}",
    NEVER: "{argument} does nothing together with {others}",
    UNKNOWN_OPTION: "there is no option {argument}",
    UNKNOWN_OPTION_NEAR: "there is no option {argument}; did you mean {near}?",
    EMPTY: "{argument} is set to nothing",
    COLOR: "{argument} is auto, always or never",
    INVALID_OPTION_VALUE: "{argument} lacks a value, or has one and takes none",
    UNEXPECTED_POSITIONAL: "{argument} is not expected",
    PIPE: "{argument} is a named pipe, which waits until somebody writes into it: give a file",
  },
  group: {
    room: "Running a room",
    feeds: "Advisories in",
    organisation: "At an organisation",
    tools: "Tools",
  },
  summary: {
    serve: "Run a room in the foreground.",
    work: "Works for a room beside the processes that answer: followers, channels, publication.",
    doctor: "Look at everything that a room stands on, and say what to do.",
    config: "Check a room's settings before it starts.",
    token: "Make a token for scripts, on the room's machine.",
    link: "Make a one-time sign-in link.",
    drill: "Replay a day and a half of the drill world in a running room.",
    world: "Check a topology, or load a later version of it.",
    office: "Load offices and what they lead.",
    organization: "Register and change many organisations, invite them.",
    passkey: "See what an operator signs in with; let one who lost every passkey start again.",
    backup: "Back up this machine's room: database, log and keys, beside the running room.",
    restore: "Restore a room from a backup, to the newest or to a time.",
    journal: "Walk the journal's hash chain.",
    roster: "Say which offices sign the room's orders.",
    sealed: "Keep sealed files in the room, and see who opened them.",
    operator: "List who may sign in, invite, disable, sign out.",
    duty: "Say who is on duty for which office, and list it.",
    source: "Say who may speak for which records and what the room fetches by itself; list it, fetch it now.",
    import: "Store advisories, catalogues and scores in a room.",
    sync: "Fetch and verify what a room published.",
    check: "Match your own systems, offline.",
    fix: "Plan the changes that leave nothing known.",
    tasks: "What is to be done, by when, and how.",
    facts: "Say of your systems what decides by when you must act.",
    acknowledge: "Say that a directive was received.",
    attest: "Show what would be sent, ask, sign, send, keep the receipt.",
    receipt: "What was answered and confirmed; receipts and answers by file where no wire leads.",
    extension: "Ask for more time, and keep what was granted.",
    key: "Make, show, rotate and revoke keys; the organisation's key.",
    seal: "Seal a file for its readers alone.",
    open: "Open a sealed file.",
    self: "Say which agent this is, and whether it is the room's.",
    bundle: "A publication as one file, for a stick through an air gap.",
    log: "Check a log, or that an entry is in it.",
    page: "Check that a public page is what the room logged.",
    publication: "Make, sign and put in place the root of a publication.",
    sign: "Sign a directive, a suspension, a notice or a roster for an office.",
    report: "Read reports of flaws, compare them and prove them; no room is needed.",
    directive: "Say whether an order is in force.",
    notice: "Make something known as one office: draft, sign, export, verify, list.",
    witness: "See logs of other rooms, and sign that.",
    pack: "Compile feeds into packs; tell changes.",
    advisory: "An advisory of your own: what keeps it from being published; CSAF, OSV, CVE and HTML of it.",
    case: "Work on a case under embargo: its states, dates, marked copies.",
    rule: "Ask rule packs who must do what by when; check one.",
    version: "Compare versions as their ecosystem does.",
    completion: "Print what lets a shell complete commands and options.",
  },
  completionUse:
    "Put the line into the start file of your shell: bash: source <(bongsu completion bash); zsh: source <(bongsu completion zsh); fish: bongsu completion fish | source",
  completionShell: "SHELL is bash, zsh or fish.",
  serveWorlds:
    "Worlds: drill (the default), empty, eu-drill, group-drill; or a topology document of your own.",
  worldFile:
    "FILE is a topology document (bongsu.topology/1): domains, sectors, tiers, regions, offices with what they lead, by date.",
  officeFile:
    "FILE is a CSV with a row for each jurisdiction (id, kind, name.ko, name.en, domain, sector, tier, region, validFrom, validTo), or JSON.",
  organizationFile:
    "FILE is a CSV (id, name.ko, name.en, tier, sector, domain, region, criticalInfrastructure, size, languages, email, validFrom, validTo, succeededBy) or JSON. All rows are stored or none; --dry-run stores nothing; a finding names its line. With --room and --token (BONGSU_ROOM, BONGSU_TOKEN) as the lead authority of a domain, else into this machine's room.",
  organizationInvite:
    "invite makes a link for each organisation that nobody signs in for yet and writes them into a new CSV file (organization, name, email, phone, link, expires) for a mail merge.",
  serveDatabase: "Without DATABASE_URL the room starts its own PostgreSQL under --data.",
  serveConfig:
    "--config FILE  a file of these settings (TOML), also by BONGSU_CONFIG; bongsu config example prints one. A flag counts before the environment (BONGSU_PORT for --port), the environment before the file.",
  backupWhat:
    "The first run makes a base backup and tries a restore of it in a scratch cluster; each further run adds the log since. Run it every 4 minutes (a timer), and at most 5 minutes are lost. A new base is made once a day.",
  backupSealed:
    "Everything is sealed by age; keys.age holds the room's keys under the passphrase. Without the passphrase nothing can be restored: store it apart.",
  restoreWhat:
    "Everything is made ready beside and brought to life before it takes its place; whatever fails before that changes nothing. --replace keeps what is there beside. --to TIME restores the state of an instant.",
  serveNewOrigin: "--new-origin  the room's address is another from now on",
  doctorExit:
    "It changes nothing and starts nothing. Exit status 0: all is good; 1: something fails; 3: something should be looked at, or could not be; 2: the call is wrong. --format json gives a document (bongsu.doctor/1).",
  workBeside:
    "Needs an outside PostgreSQL (DATABASE_URL), and the key and the publication folder of the room: --data and --publication on a disk that all processes share.",
  serveNoWork: "--no-work  Only answers: bongsu work beside it does the rest.",
  serveAcceptClock: "--accept-clock  The clock of this machine is right, whatever the newest entries say.",
  serveNewKey: "--new-key  the room's key is another from now on",
  serveNewEpoch: "--new-epoch  the database was put back by other means than bongsu restore",
  drillUsage:
    "bongsu drill [--room URL] [--data ./data] [--hours 36] [--seconds 75] [--lang {languages}] [--keep DIR]",
  drillWhere:
    "Runs on the room's machine. --hours of the drill pass within --seconds. BONGSU_ROOM stands for --room.",
  importPaths:
    "PATH is a file, a folder, an archive, a URL or - for standard input; the format is recognised by content (OSV, CVE JSON 5.x, CSAF 2.0, KEV, EPSS). Every record is new, changed, unchanged, held back for a second person, or quarantined with a finding; importing again changes nothing. With --room (or BONGSU_ROOM) and --token (or BONGSU_TOKEN) the records go over HTTP, else into the database of this machine's room.",
  sourceFile:
    "FILE is one of two documents. bongsu.sources/1: sources with the ids, publishers and catalogues that each may speak for, and the importers or addresses by which its records come; what another brings of them is held back. bongsu.feeds/1: what the room fetches by itself, from where and how often; standard prints one to begin with.",
  dutyFile:
    "FILE is a document (bongsu.duty/1): people with their mail address and quiet hours, and turns of offices: who is interrupted first, who next when nobody acknowledges within escalateAfter.",
  sourceFeeds:
    "feeds shows how each feed fares, with exit status 3 when one is not as it should be. fetch fetches named feeds, or all, now and beside a running room; its exit status is that of import. accept takes what a shrunk or changed feed brings now for right.",
  importExit:
    "Exit status: 0 all was read and taken; 3 some could not be read or waits for a second person; 2 nothing could be read.",
} as const;
