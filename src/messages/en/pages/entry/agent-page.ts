/** The page that offers the agent, in English. */
export const agentPage = {
  title: "The agent for your machines",
  lead: "It fetches what this room publishes, compares it with your own systems, offline, and answers once. Your software list never leaves your machine.",
  none: "No agent was built in this room. Its operators build it with npm run build:agent.",
  download: "Download version {version}",
  platform: "For",
  file: "File",
  on: {
    linuxX64: "Linux on x64, nothing else needed",
    linuxArm64: "Linux on arm64, nothing else needed",
    windowsX64: "Windows on x64, nothing else needed",
    anyNode: "any machine with Node 20.16 or newer",
  },
  beside: "Sums, signature, the room's key, and what is inside (CycloneDX, licences):",
  check: "Is it the room's?",
  checkHint:
    "The first lines fetch the file and the signed sums. Then sha256sum must say OK, openssl must say that the signature was verified, and the last line must give the key's id.",
  keyHint:
    "Compare the id with the one that your contact at the room gave you another way (a letter, a telephone call): a page can only say what it was told to say.",
  keyid: "The key's id",
  install: "Install and first run",
  installHint:
    "The agent is one file; put it where you like. ID is your organisation's id. The public part of the key that the second line prints is registered on your organisation's page.",
  offline: "Where there is no network",
  offlineHint:
    "Take the file, SHA256SUMS, SHA256SUMS.sig, room-key.pem and agent.dsse.json on a stick, and the folder pub of this room beside them; check them there as above, and have the agent compare itself:",
} as const;
