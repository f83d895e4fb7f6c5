/**
 * Reviewed names of the same vendor or product, mostly Korean beside English. A row is here only when public usage leaves no doubt: the
 * vendor's own pages, its registered name, or a rename that it announced. Names that two firms share (티맥스) are left out on purpose: a
 * missing alias is asked for, a wrong one condemns the wrong product. Names are written as `fold-name.ts` leaves them.
 */

type Alias = { readonly to: string; readonly names: readonly string[]; readonly reason: string };

const bothLanguages = "The firm's own name in Korean and in English.";
const cpeSpelling = "The spelling of the CPE dictionary, or the firm's full name in its own CVE records.";
const invented = "Invented for drills.";

/** Vendors: every name of a row, without its legal form, is the vendor `to`. */
export const vendorAliases: readonly Alias[] = [
  { to: "hancom", names: ["한글과컴퓨터", "한컴"], reason: bothLanguages },
  {
    to: "hancom",
    names: ["haansoft"],
    reason: "The English name that the firm bore until it took the name Hancom.",
  },
  { to: "ahnlab", names: ["안랩"], reason: bothLanguages },
  { to: "ahnlab", names: ["안철수연구소"], reason: "The name until the change to AhnLab (안랩) in 2012." },
  { to: "tmaxsoft", names: ["티맥스소프트"], reason: bothLanguages },
  { to: "tmaxtibero", names: ["티맥스티베로"], reason: bothLanguages },
  { to: "estsoft", names: ["이스트소프트"], reason: bothLanguages },
  { to: "estsecurity", names: ["이스트시큐리티", "est-security"], reason: bothLanguages },
  { to: "inca-internet", names: ["잉카인터넷"], reason: bothLanguages },
  { to: "raonsecure", names: ["라온시큐어", "raon-secure"], reason: bothLanguages },
  { to: "dreamsecurity", names: ["드림시큐리티", "dream-security"], reason: bothLanguages },
  { to: "initech", names: ["이니텍"], reason: bothLanguages },
  { to: "fasoo", names: ["파수"], reason: bothLanguages },
  { to: "fasoo", names: ["파수닷컴", "fasoo.com"], reason: "The name until the change to Fasoo (파수)." },
  { to: "softcamp", names: ["소프트캠프"], reason: bothLanguages },
  { to: "markany", names: ["마크애니"], reason: bothLanguages },
  { to: "jiransecurity", names: ["지란지교시큐리티", "jiran-security"], reason: bothLanguages },
  { to: "secui", names: ["시큐아이"], reason: bothLanguages },
  {
    to: "penta-security",
    names: ["펜타시큐리티", "펜타시큐리티시스템", "penta-security-systems"],
    reason: bothLanguages,
  },
  { to: "piolink", names: ["파이오링크"], reason: bothLanguages },
  { to: "genians", names: ["지니언스"], reason: bothLanguages },
  { to: "tobesoft", names: ["투비소프트"], reason: bothLanguages },
  { to: "jennifersoft", names: ["제니퍼소프트"], reason: bothLanguages },
  { to: "naver", names: ["네이버"], reason: bothLanguages },
  { to: "kakao", names: ["카카오"], reason: bothLanguages },
  { to: "samsung", names: ["삼성전자", "samsung-electronics"], reason: cpeSpelling },
  { to: "lg-electronics", names: ["lg전자", "엘지전자"], reason: bothLanguages },
  { to: "hanwha-vision", names: ["한화비전"], reason: bothLanguages },
  {
    to: "hanwha-vision",
    names: ["한화테크윈", "hanwha-techwin"],
    reason: "The name until the change to Hanwha Vision in 2023.",
  },
  { to: "microsoft", names: ["마이크로소프트"], reason: bothLanguages },
  { to: "adobe", names: ["어도비", "adobe-systems"], reason: bothLanguages },
  { to: "oracle", names: ["오라클"], reason: bothLanguages },
  { to: "google", names: ["구글"], reason: bothLanguages },
  { to: "apple", names: ["애플"], reason: bothLanguages },
  { to: "ibm", names: ["아이비엠", "international-business-machines"], reason: bothLanguages },
  { to: "cisco", names: ["시스코", "시스코-시스템즈", "cisco-systems"], reason: bothLanguages },
  { to: "fortinet", names: ["포티넷"], reason: bothLanguages },
  { to: "vmware", names: ["브이엠웨어"], reason: bothLanguages },
  { to: "citrix", names: ["시트릭스", "citrix-systems"], reason: bothLanguages },
  { to: "ivanti", names: ["이반티"], reason: bothLanguages },
  { to: "juniper", names: ["주니퍼-네트웍스", "주니퍼네트웍스", "juniper-networks"], reason: cpeSpelling },
  {
    to: "paloaltonetworks",
    names: ["팔로알토-네트웍스", "팔로알토네트웍스", "palo-alto-networks"],
    reason: cpeSpelling,
  },
  {
    to: "checkpoint",
    names: ["체크포인트", "check-point", "check-point-software-technologies"],
    reason: cpeSpelling,
  },
  { to: "f5", names: ["f5-networks", "f5네트웍스"], reason: cpeSpelling },
  { to: "trendmicro", names: ["트렌드마이크로", "trend-micro"], reason: cpeSpelling },
  { to: "redhat", names: ["레드햇", "red-hat"], reason: cpeSpelling },
  { to: "apache", names: ["apache-software-foundation", "아파치-소프트웨어-재단"], reason: cpeSpelling },
  { to: "sap", names: ["sap-se"], reason: cpeSpelling },
  { to: "qnap", names: ["qnap-systems"], reason: cpeSpelling },
  { to: "phoenixcontact", names: ["phoenix-contact"], reason: cpeSpelling },
  {
    to: "hpe",
    names: ["hewlett-packard-enterprise", "hewlett-packard-enterprise-(hpe)"],
    reason: cpeSpelling,
  },
  { to: "dunmoru-drill", names: ["둔모루훈련"], reason: invented },
  { to: "byeotnuri-drill", names: ["볏누리훈련"], reason: invented },
];

type ProductAlias = Alias & { readonly vendor: string };

const productInBothLanguages = "The product's own name in Korean and in English.";

/** Products of a vendor: every name of a row is the product `to` of the vendor (by its canonical name). */
export const productAliases: readonly ProductAlias[] = [
  { vendor: "hancom", to: "hancom-office", names: ["한컴오피스"], reason: productInBothLanguages },
  { vendor: "hancom", to: "hancom-office-2020", names: ["한컴오피스-2020"], reason: productInBothLanguages },
  { vendor: "hancom", to: "hancom-office-2022", names: ["한컴오피스-2022"], reason: productInBothLanguages },
  { vendor: "hancom", to: "hancom-office-2024", names: ["한컴오피스-2024"], reason: productInBothLanguages },
  { vendor: "tmaxsoft", to: "jeus", names: ["제우스"], reason: productInBothLanguages },
  { vendor: "tmaxsoft", to: "webtob", names: ["웹투비"], reason: productInBothLanguages },
  { vendor: "tmaxtibero", to: "tibero", names: ["티베로"], reason: productInBothLanguages },
  { vendor: "estsoft", to: "alzip", names: ["알집"], reason: productInBothLanguages },
  { vendor: "estsoft", to: "alsee", names: ["알씨"], reason: productInBothLanguages },
  { vendor: "estsecurity", to: "alyac", names: ["알약"], reason: productInBothLanguages },
  { vendor: "inca-internet", to: "nprotect", names: ["엔프로텍트"], reason: productInBothLanguages },
  { vendor: "raonsecure", to: "touchen-nxkey", names: ["터치엔-nxkey"], reason: productInBothLanguages },
  { vendor: "dreamsecurity", to: "magicline4nx", names: ["매직라인4nx"], reason: productInBothLanguages },
  {
    vendor: "initech",
    to: "inisafe-crossweb-ex",
    names: ["이니세이프-크로스웹-ex"],
    reason: productInBothLanguages,
  },
  { vendor: "genians", to: "genian-nac", names: ["지니안-nac"], reason: productInBothLanguages },
  { vendor: "kakao", to: "kakaotalk", names: ["카카오톡"], reason: productInBothLanguages },
  {
    vendor: "naver",
    to: "whale",
    names: ["웨일", "네이버-웨일", "naver-whale"],
    reason: productInBothLanguages,
  },
  { vendor: "dunmoru-drill", to: "edgegate-vpn", names: ["엣지게이트-vpn"], reason: invented },
  { vendor: "byeotnuri-drill", to: "keysafe4nx", names: ["키세이프4nx"], reason: invented },
];

const vendors: ReadonlyMap<string, string> = new Map(
  vendorAliases.flatMap(({ to, names }) => names.map((name) => [name, to] as const)),
);
const products: ReadonlyMap<string, string> = new Map(
  productAliases.flatMap(({ vendor, to, names }) => names.map((name) => [`${vendor}/${name}`, to] as const)),
);

/** The vendor's canonical name; a name that has no alias is its own. */
export function vendorNamed(word: string): string {
  return vendors.get(word) ?? word;
}

/** The canonical name of a vendor's product; the vendor by its canonical name. */
export function productNamed(vendor: string, word: string): string {
  return products.get(`${vendor}/${word}`) ?? word;
}
