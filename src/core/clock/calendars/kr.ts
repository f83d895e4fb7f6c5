/**
 * Public holidays of the Republic of Korea by date, 2024 to 2030, each under the rule of law that makes it one. 2024 to 2027 are those of
 * the official gazette (월력요항); 2028 to 2030 follow from the law in force in 2026. Holidays that the government may yet designate are not here. Statutes
 * are named as secondary sources and memory have them, their texts were not at hand; the days were checked against the gazette's and two
 * calculations.
 */
import { holidaysOf, type HolidayRule, type Calendar } from "#core/clock/calendars/calendar.ts";
import { koreanTime } from "#core/clock/calendars/kr-time.ts";
import { rowsOf } from "#core/input/text-rows.ts";

const act = "공휴일에 관한 법률 제2조";
const substitutes = "공휴일에 관한 법률 제3조, 관공서의 공휴일에 관한 규정 제3조";

/** Every rule with its dates; days without work for other reasons (ordinary Saturdays, local holidays) are not holidays. */
export const koreanHolidayRules: readonly HolidayRule[] = [
  {
    id: "new-year",
    name: { ko: "1월 1일", en: "New Year's Day" },
    law: act,
    days: dates("2024-01-01 2025-01-01 2026-01-01 2027-01-01 2028-01-01 2029-01-01 2030-01-01"),
    substitute: null,
    unverified: null,
  },
  {
    id: "seollal",
    name: { ko: "설날 전날, 설날, 설날 다음 날", en: "Seollal and the days around it" },
    law: act,
    days: dates(`
      2024-02-09 2024-02-10 2024-02-11 2025-01-28 2025-01-29 2025-01-30 2026-02-16 2026-02-17 2026-02-18 2027-02-06 2027-02-07
      2027-02-08 2028-01-26 2028-01-27 2028-01-28 2029-02-12 2029-02-13 2029-02-14 2030-02-02 2030-02-03 2030-02-04
    `),
    substitute: {
      law: `${substitutes}; 일요일이나 다른 공휴일과 겹칠 때, 2014년부터`,
      days: dates("2024-02-12 2027-02-09 2030-02-05"),
    },
    unverified: null,
  },
  {
    id: "independence-movement",
    name: { ko: "3·1절", en: "Independence Movement Day" },
    law: `${act}, 국경일에 관한 법률`,
    days: dates("2024-03-01 2025-03-01 2026-03-01 2027-03-01 2028-03-01 2029-03-01 2030-03-01"),
    substitute: {
      law: `${substitutes}; 토요일·일요일이나 다른 공휴일과 겹칠 때, 2021년 8월 개정부터`,
      days: dates("2025-03-03 2026-03-02"),
    },
    unverified: null,
  },
  {
    id: "labour",
    name: { ko: "노동절", en: "Labour Day" },
    law: `${act}, 2026년 4월 개정(2026-05-01 시행)`,
    days: dates("2026-05-01 2027-05-01 2028-05-01 2029-05-01 2030-05-01"),
    substitute: {
      law: `${substitutes}; 토요일·일요일이나 다른 공휴일과 겹칠 때, 2026년 개정부터`,
      days: dates("2027-05-03"),
    },
    unverified: {
      ko: "2026년 개정의 조문은 보지 못했습니다. 날짜와 2027년 대체공휴일은 관보에서 온 자료에 있습니다. 2025년까지는 근로자의 날로, 노동자의 유급휴일이지 관공서의 공휴일이 아니어서 근무일로 셉니다.",
      en: "We have not read the text amended in 2026; the day and its substitute of 2027 are in data taken from the gazette. Until 2025 it was a paid day off for workers and no public holiday, so it counts as a working day.",
    },
  },
  {
    id: "children",
    name: { ko: "어린이날", en: "Children's Day" },
    law: act,
    days: dates("2024-05-05 2025-05-05 2026-05-05 2027-05-05 2028-05-05 2029-05-05 2030-05-05"),
    substitute: {
      law: `${substitutes}; 토요일·일요일이나 다른 공휴일과 겹칠 때, 2014년부터`,
      days: dates("2024-05-06 2029-05-07 2030-05-06"),
    },
    unverified: null,
  },
  {
    id: "buddha",
    name: { ko: "부처님 오신 날", en: "Buddha's Birthday" },
    law: act,
    days: dates("2024-05-15 2025-05-05 2026-05-24 2027-05-13 2028-05-02 2029-05-20 2030-05-09"),
    substitute: {
      law: `${substitutes}; 토요일·일요일이나 다른 공휴일과 겹칠 때, 2023년 5월 개정부터`,
      days: dates("2025-05-06 2026-05-25 2029-05-21"),
    },
    unverified: null,
  },
  {
    id: "memorial",
    name: { ko: "현충일", en: "Memorial Day" },
    law: act,
    days: dates("2024-06-06 2025-06-06 2026-06-06 2027-06-06 2028-06-06 2029-06-06 2030-06-06"),
    substitute: null,
    unverified: null,
  },
  {
    id: "constitution",
    name: { ko: "제헌절", en: "Constitution Day" },
    law: `${act}, 국경일에 관한 법률, 2026-02-10 공포된 개정`,
    days: dates("2026-07-17 2027-07-17 2028-07-17 2029-07-17 2030-07-17"),
    substitute: {
      law: `${substitutes}; 토요일·일요일이나 다른 공휴일과 겹칠 때, 2026년 개정부터`,
      days: dates("2027-07-19"),
    },
    unverified: {
      ko: "2026년 개정의 조문은 보지 못했습니다. 날짜와 2027년 대체공휴일은 관보에서 온 자료에 있고, 공포일은 이차 자료에 따른 것입니다.",
      en: "We have not read the text amended in 2026; the day and its substitute of 2027 are in data taken from the gazette, and the date of promulgation is from secondary sources.",
    },
  },
  {
    id: "liberation",
    name: { ko: "광복절", en: "Liberation Day" },
    law: `${act}, 국경일에 관한 법률`,
    days: dates("2024-08-15 2025-08-15 2026-08-15 2027-08-15 2028-08-15 2029-08-15 2030-08-15"),
    substitute: {
      law: `${substitutes}; 토요일·일요일이나 다른 공휴일과 겹칠 때, 2021년 8월 개정부터`,
      days: dates("2026-08-17 2027-08-16"),
    },
    unverified: null,
  },
  {
    id: "chuseok",
    name: { ko: "추석 전날, 추석, 추석 다음 날", en: "Chuseok and the days around it" },
    law: act,
    days: dates(`
      2024-09-16 2024-09-17 2024-09-18 2025-10-05 2025-10-06 2025-10-07 2026-09-24 2026-09-25 2026-09-26 2027-09-14 2027-09-15
      2027-09-16 2028-10-02 2028-10-03 2028-10-04 2029-09-21 2029-09-22 2029-09-23 2030-09-11 2030-09-12 2030-09-13
    `),
    substitute: {
      law: `${substitutes}; 일요일이나 다른 공휴일과 겹칠 때, 2014년부터`,
      days: dates("2025-10-08 2028-10-05 2029-09-24"),
    },
    unverified: {
      ko: "2028-10-05: 추석과 개천절이 겹치는 날에 대체공휴일이 하루라는 것은 2025-05-05(어린이날과 부처님 오신 날)의 전례에 따른 것입니다.",
      en: "2028-10-05: that Chuseok and National Foundation Day on one day give one substitute follows the precedent of 2025-05-05 (Children's Day and Buddha's Birthday).",
    },
  },
  {
    id: "foundation",
    name: { ko: "개천절", en: "National Foundation Day" },
    law: `${act}, 국경일에 관한 법률`,
    days: dates("2024-10-03 2025-10-03 2026-10-03 2027-10-03 2028-10-03 2029-10-03 2030-10-03"),
    substitute: {
      law: `${substitutes}; 토요일·일요일이나 다른 공휴일과 겹칠 때, 2021년 8월 개정부터`,
      days: dates("2026-10-05 2027-10-04"),
    },
    unverified: null,
  },
  {
    id: "hangul",
    name: { ko: "한글날", en: "Hangul Day" },
    law: `${act}, 국경일에 관한 법률`,
    days: dates("2024-10-09 2025-10-09 2026-10-09 2027-10-09 2028-10-09 2029-10-09 2030-10-09"),
    substitute: {
      law: `${substitutes}; 토요일·일요일이나 다른 공휴일과 겹칠 때, 2021년 8월 개정부터`,
      days: dates("2027-10-11"),
    },
    unverified: null,
  },
  {
    id: "christmas",
    name: { ko: "기독탄신일", en: "Christmas Day" },
    law: act,
    days: dates("2024-12-25 2025-12-25 2026-12-25 2027-12-25 2028-12-25 2029-12-25 2030-12-25"),
    substitute: {
      law: `${substitutes}; 토요일·일요일이나 다른 공휴일과 겹칠 때, 2023년 5월 개정부터`,
      days: dates("2027-12-27"),
    },
    unverified: null,
  },
  {
    id: "election",
    name: { ko: "임기 만료에 의한 선거일", en: "Election day at the end of a term" },
    law: `${act}, 공직선거법 제34조`,
    days: dates("2024-04-10 2026-06-03 2028-04-12 2030-03-27 2030-06-12"),
    substitute: null,
    unverified: {
      ko: "2028년 국회의원선거와 2030년 두 선거의 날은 임기와 법에서 셈한 것입니다. 대통령의 임기는 2030-06-03에 끝난다고 보았고, 임기가 먼저 끝나면 달라집니다. 2030-06-12는 6월 5일의 이튿날이 현충일이어서 한 주 미룬 날입니다.",
      en: "The days of 2028 and 2030 are worked out from the terms of office and the act: the president's is taken to end on 2030-06-03, and an earlier end moves the day; 2030-06-12 is a week later because the day after 5 June is Memorial Day.",
    },
  },
  {
    id: "designated",
    name: { ko: "정부가 수시로 지정한 임시공휴일", en: "Holiday designated by the government" },
    law: `${act}; 2024-10-01 국군의 날, 2025-01-27 설 연휴 앞, 2025-06-03 궐위에 따른 대통령선거`,
    days: dates("2024-10-01 2025-01-27 2025-06-03"),
    substitute: null,
    unverified: null,
  },
];

/** The calendar of 2024 to 2030. */
export const koreanCalendar: Calendar = {
  name: "kr",
  time: koreanTime,
  from: "2024-01-01",
  until: "2030-12-31",
  gazettedUntil: "2027-12-31",
  holidays: holidaysOf(koreanHolidayRules),
};

function dates(text: string): readonly string[] {
  return rowsOf(text).flat();
}
