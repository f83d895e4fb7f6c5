/** What `bongsu notice` says, in English. */

export const noticeCommand = {
  usageDraft:
    "bongsu notice draft --office ID --title TEXT… --text TEXT… [--directive ID] [--replaces SHA256] [--guideline [--vulnerability ID…] [--review-by DAY]] [--drill] --out FILE",
  usageSign: "bongsu notice sign FILE --key KEY --out OUT",
  usageExport: "bongsu notice export SHA256 --from URL|FOLDER --out FILE [--policy POLICY]",
  usageVerify: "bongsu notice verify FILE --policy POLICY",
  usageList: "bongsu notice list --dir DIR",
  optionOffice: "--office ID  the office of the roster whose notice it is",
  optionTitle:
    "--title TEXT  its title, in the language of the command, or of LANG by --title LANG=TEXT; several times",
  optionText: "--text TEXT  what it says, by language like the title",
  optionDirective: "--directive ID  the directive that it is about",
  optionReplaces: "--replaces SHA256  the notice of the same office in whose place it stands",
  optionGuideline: "--guideline  a guideline, which stays, in place of a notice of the day",
  optionVulnerability: "--vulnerability ID  of a guideline: a vulnerability that it is about; several times",
  optionReviewBy: "--review-by DAY  of a guideline: the day by which its office looks at it again",
  optionDrill: "--drill  a notice of a drill",
  what: "What one office alone makes known. It orders nothing, and no clock runs for it. Bring what was signed on the page of the directives; a room publishes it once its log was witnessed.",
  exits: "Exit status: 0 made known, 1 not, with the reason, 2 cannot be read.",
  drafted: "{out}: to be signed with bongsu notice sign",
  cannot:
    "This makes no notice: it takes a title of at most 200 and a text of at most 8,000 characters by language (of a guideline 20,000), and ids without spaces.",
  refused: "NOT MADE KNOWN",
  madeKnown: "NOTICE of {office}, {at}",
  madeKnownDrill: "NOTICE, DRILL, of {office}, {at}",
  about: "about directive {directive}",
  guide: "GUIDELINE of {office}, {at}",
  guideDrill: "GUIDELINE, DRILL, of {office}, {at}",
  reviewBy: "looked at again by {day}",
  guidelineLine: "Guideline of {office}, {at}: {title} ({id})",
  line: "Notice of {office}, {at}: {title} ({id})",
  none: "No office has made anything known here.",
  notThere: "There is no notice {notice} at {from}.",
} as const;
