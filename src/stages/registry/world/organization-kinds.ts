/** What invented organisations are called and which sector they are in, by tier. Data only. */
import type { Sector } from "#core/actor.ts";
import type { Name } from "./names.ts";

/** A kind of organisation: what follows the place in its name, and its sector. */
type OrganizationKind = Name & { readonly sector: Sector };

function kindsOf(text: string): readonly OrganizationKind[] {
  return text
    .trim()
    .split("\n")
    .map((line) => {
      const [sector = "", ko = "", en = ""] = line.trim().split("|");
      return { sector, ko, en };
    });
}

/** The central agencies of the drill; none has the name of a real one. */
export const centralAgencies: readonly Name[] = `
생활행정부|Ministry of Daily Administration
미래살림부|Ministry of Future Livelihood
공공기록청|Public Records Agency
하천물길청|Rivers and Waterways Agency
등대항로청|Lighthouses and Sea Lanes Agency
식량비축청|Food Reserve Agency
바람관측청|Wind Observation Agency
국가지명원|National Place Names Service
공공기술청|Public Technology Agency
생활안전처|Daily Safety Administration
지역균등부|Ministry of Regional Parity
평생배움부|Ministry of Lifelong Learning
돌봄복지부|Ministry of Care
물류교통부|Ministry of Freight and Traffic
전력수급청|Power Supply Agency
통신진흥부|Ministry of Communications Promotion
우편행정청|Postal Administration Agency
산촌진흥청|Mountain Village Agency
섬개발청|Islands Development Agency
국민소통처|Citizen Dialogue Administration
공정시장청|Fair Markets Agency
도량형청|Weights and Measures Agency
전자조달청|Electronic Procurement Agency
국유건물청|State Buildings Agency`
  .trim()
  .split("\n")
  .map((line) => {
    const [ko = "", en = ""] = line.split("|");
    return { ko, en };
  });

/** Kinds by tier for the tiers whose names are a place and a kind. */
export const kinds = {
  institution: kindsOf(`
    energy|에너지공사|Energy Corporation
    health|의료원|Medical Center
    transport|교통공사|Transit Corporation
    government|연구원|Research Institute
    finance|신용기금|Credit Fund
    education|교육진흥원|Education Promotion Institute
    government|기록원|Archive
    telecom|전파원|Radio Institute
    health|돌봄공단|Care Corporation
    transport|항만공사|Port Authority`),
  critical: kindsOf(`
    energy|발전|Power Generation
    telecom|기간통신|Backbone Telecom
    finance|은행|Bank
    transport|철도|Railway
    health|대학병원|University Hospital
    energy|가스망|Gas Network
    finance|결제원|Payments Clearing
    transport|공항|Airport
    energy|상수도|Waterworks
    telecom|데이터센터|Data Center`),
  major: kindsOf(`
    manufacturing|전자|Electronics
    manufacturing|중공업|Heavy Industries
    retail|유통|Retail
    software|소프트|Software
    manufacturing|화학|Chemicals
    finance|증권|Securities
    telecom|모바일|Mobile
    health|제약|Pharma
    transport|해운|Shipping
    energy|정유|Refining
    retail|온라인몰|Online Mall
    software|클라우드|Cloud`),
  ciso: kindsOf(`
    software|정보시스템|Information Systems
    retail|홈쇼핑|Home Shopping
    manufacturing|식품|Foods
    transport|물류|Logistics
    finance|저축은행|Savings Bank
    education|온라인교육|Online Learning
    health|종합병원|General Hospital
    manufacturing|부품|Components
    software|게임즈|Games
    telecom|케이블|Cable
    retail|여행|Travel`),
  sme: kindsOf(`
    manufacturing|정밀|Precision
    retail|상사|Trading
    health|치과|Dental Clinic
    education|학원|Academy
    software|웹공방|Web Workshop
    manufacturing|목공|Woodworks
    retail|꽃집|Florist
    transport|운수|Haulage`),
} as const;
