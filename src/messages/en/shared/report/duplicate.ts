/** What two reports have in common, in English: of each reason a sentence. */

export const duplicate = {
  why: {
    "alias-shared": "Both give the id {id}.",
    "alias-other": "They give other ids: {first} and {second}.",
    "state-equal": "The crash states are equal: {state}",
    "state-none": "The crash states name no place in code.",
    "state-similar": "The crash states are similar: {common} is in both.",
    "state-other": "The crash states differ: {first} and {second}",
    "stack-likeness": "{common} of {of} telling frames are in both stacks, the innermost: {innermost}",
    "class-equal": "Both crashes are of the class {first}.",
    "class-near": "One flaw can show itself as {first} and as {second}.",
    "class-other": "The crashes are of other classes: {first} and {second}.",
    "site-hunks": "Both fixes touch {count, plural, one {the same line} other {the same # lines}} of code.",
    "site-function": "Both name the function {function}.",
    "site-mention": "One names the function {function}, which is in the other's stack.",
    "site-names": "Both texts name {function}.",
    "site-file": "Both name the file {file}, but not the same function.",
    "site-other": "They name other places in the code.",
    "text-likeness": "The texts are {percent} % alike; names of code in both: {names}",
    "weakness-equal": "Both name the weakness {id}.",
    "weakness-other": "They name other weaknesses: {first} and {second}.",
    "product-equal": "Both are about {first}.",
    "product-other": "They are about other products: {first} and {second}.",
    "version-equal": "Both are about the version {first}.",
    "version-other": "They are about other versions: {first} and {second}.",
  },
} as const;
