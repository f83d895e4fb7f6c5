/** What moves an affected component, where no command does it alone, in English. */

export const fix = {
  "add-override": "In {file}, add under {section}: {text}",
  "edit-requirement": "In {file}, require {text}; then install again",
  "raise-managed":
    "Raise {name} to {version} where its version stands: a property or dependencyManagement of the pom, or of a parent",
  "raise-requirement": "In {file}, let the requirement of {name} admit {version}",
  "raise-parent":
    "Move {parents} to a release that admits {name} {version}; what it requires now does not, and this tool has no override",
  rebuild: "Build it again with {name} {version}; the list tells what was built",
  "any-tool": "Move {name} to {version} with the tool that manages it; the list does not say which",
  "by-supplier": "Update {name} to {version} as its supplier says",
  preRelease: "Note: {version} is a pre-release; no stable version is known that is not affected",
  place: "List: {place}",
} as const;
