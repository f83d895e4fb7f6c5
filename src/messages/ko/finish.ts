/**
 * Korean particles after an inserted word. A message writes both forms, as printed Korean does: `{name}을(를) 고치십시오`. After a Hangul syllable
 * or a digit the one that fits stays; after anything else, whose reading nobody knows, both stay.
 */

type Particle = { readonly afterConsonant: string; readonly afterVowel: string };

const particles: Readonly<Record<string, Particle>> = {
  "을(를)": { afterConsonant: "을", afterVowel: "를" },
  "이(가)": { afterConsonant: "이", afterVowel: "가" },
  "은(는)": { afterConsonant: "은", afterVowel: "는" },
  "과(와)": { afterConsonant: "과", afterVowel: "와" },
  "(이)나": { afterConsonant: "이나", afterVowel: "나" },
  "(이)라": { afterConsonant: "이라", afterVowel: "라" },
  "(으)로": { afterConsonant: "으로", afterVowel: "로" },
};

/** The last letter, also within closing quotes and brackets; then the particle in both forms. */
const written =
  /([가-힣0-9])(["'’”」』)\]]*)(을\(를\)|이\(가\)|은\(는\)|과\(와\)|\(이\)나|\(이\)라|\(으\)로)/g;

/** Which digits end in a consonant as they are read: 영 일 삼 육 칠 팔; of them ㄹ ends 일, 칠 and 팔. */
const consonantDigits = "013678";
const rieulDigits = "178";
const rieul = 8;

/** The sentence with each particle in the form that fits the word before it. */
export function finish(sentence: string): string {
  if (!sentence.includes("(")) return sentence;
  return sentence.replace(written, (_, letter: string, closing: string, both: string) => {
    const particle = particles[both];
    if (particle === undefined) return letter + closing + both;
    const fits = takesConsonantForm(letter, both) ? particle.afterConsonant : particle.afterVowel;
    return letter + closing + fits;
  });
}

function takesConsonantForm(letter: string, particle: string): boolean {
  const [ends, endsInRieul] = endingOf(letter);
  return ends && !(particle === "(으)로" && endsInRieul);
}

/** Whether a syllable or digit ends in a consonant, and whether that is ㄹ. */
function endingOf(letter: string): readonly [consonant: boolean, rieul: boolean] {
  if (letter <= "9") return [consonantDigits.includes(letter), rieulDigits.includes(letter)];
  const final = (letter.charCodeAt(0) - 0xac00) % 28;
  return [final !== 0, final === rieul];
}
