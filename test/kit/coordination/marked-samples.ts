/** Texts of an invented case, as a coordinator writes them to suppliers, in English and in Korean; and a fragment as somebody leaks it who types it anew. */

/** To suppliers of an invented gateway. Not written for the marks: ordinary wording of such letters. */
export const englishLetter = `[DRILL] Advance notice to suppliers of EdgeGate VPN

We are writing to you because we have received a report of a vulnerability that affects EdgeGate VPN before version 9.4.2. The vulnerability allows a remote attacker to run code on the device without authentication, by means of a crafted request to the login page. The finder sent a working sample, which we checked on a test device on 13 May 2026. The attacker does not need an account, and nothing is shown in the log of the device when the request is sent.

What we know at present:
- The request must be more than 4,096 bytes long, otherwise the error does not occur and the device keeps running.
- Devices on which the portal is switched off are not affected, because the faulty code is never reached.
- The finder discovered the flaw with the help of a language model and verified it on three different versions.
- A restart removes what the attacker wrote, but it can be sent again immediately afterwards.

Please tell us as soon as possible whether your product is affected, which versions contain the faulty code, and when you could provide a fix. If you cannot finish the fix before 27 June 2026, tell us in advance, so that we can change the schedule together. We recommend that you also check whether older devices use the same code. Until the update is published, a workaround is to switch off the portal, which usually takes less than 5 minutes.

This notice is under embargo. Do not send it to other people, and do not use it for another purpose. We will notify you immediately if the problem is made public or if attacks are found. Several suppliers have got this notice; the finder will be named in the advisory if they agree. We will publish the advisory at the end of the embargo, and we will send you the text beforehand.
`;

/** The same in Korean. */
export const koreanLetter = `[훈련] EdgeGate VPN 공급자 사전 안내

EdgeGate VPN 9.4.2 이전 버전에 영향을 주는 취약점이 신고되어 알려 드립니다. 이 취약점을 이용하면 공격자는 인증 없이 원격으로 장비에서 코드를 실행할 수 있으며, 이를 위해 조작된 요청을 로그인 화면에 전송하면 됩니다. 신고자가 보낸 시험 자료는 2026년 5월에 시험 장비에서 확인했습니다. 공격자에게는 계정이 필요하지 않으며, 요청을 전송하는 동안 장비의 기록에는 아무것도 남지 않습니다.

현재 확인된 내용은 다음과 같습니다.
- 요청이 4,096바이트보다 길어야 문제가 발생합니다. 그러나 짧은 요청은 장비에 영향을 주지 않습니다.
- 포털 기능을 끈 장비는 해당 코드를 사용하지 않기 때문에 영향을 받지 않습니다.
- 신고자는 언어 모형을 이용하여 취약점을 발견했으며 세 가지 다른 버전에서 확인했습니다.
- 다시 시작하면 공격자가 기록한 내용은 삭제되지만 즉시 다시 전송할 수 있습니다.

귀사의 제품이 영향을 받는지, 어떤 버전에 관련된 코드가 있는지, 수정본을 언제 제공할 수 있는지 빠른 시일 내에 알려 주십시오. 기한 안에 수정을 완료하기 어려우면 일정을 함께 변경할 수 있도록 먼저 알려 주십시오. 또한 이전 장비가 같은 코드를 사용하는지 확인하시기를 권고합니다. 업데이트를 공개하기 전에 임시 조치로 포털 기능을 끄는 방법이 있으며 보통 5분 이내에 완료됩니다.

이 안내는 공개 유예 중입니다. 다른 사람에게 전송하지 마십시오. 다른 목적으로 사용하지 마십시오. 문제가 공개되거나 공격이 발견되면 즉시 알려 드리겠습니다. 여러 공급자가 이 안내를 받았으며, 신고자가 동의하면 보안권고문에 이름을 적습니다. 공개 유예가 끝나면 보안권고문을 공개하며 내용은 먼저 보내 드립니다.
`;

type Random = () => number;

/** So many characters of a text from a place on, typed anew: other line breaks, a small share of letters wrong. */
export function leakedFragment(copy: string, length: number, random: Random, typos = 0.005): string {
  const from = Math.floor(random() * Math.max(1, copy.length - length));
  const letters = copy
    .slice(from, from + length)
    .replace(/\s+/g, " ")
    .split("");
  return letters.map((letter) => (random() < typos && letter !== " " ? "q" : letter)).join("");
}

/** A repeatable source of numbers from 0 to 1 (xorshift, 32 bits). */
export function seededRandom(seed: number): Random {
  let state = seed | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
