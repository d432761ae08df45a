/** What can be said about a weak password, as keys of the messages under `door.strength`. */
export type Advice = "keyboard" | "repeats" | "dates" | "common" | "names" | "longer";

const ADVICE_BY_WARNING: Readonly<Record<string, Advice>> = {
  straightRow: "keyboard",
  keyPattern: "keyboard",
  simpleRepeat: "repeats",
  extendedRepeat: "repeats",
  sequences: "repeats",
  recentYears: "dates",
  dates: "dates",
  topTen: "common",
  topHundred: "common",
  common: "common",
  similarToCommon: "common",
  pwned: "common",
  wordByItself: "names",
  namesByThemselves: "names",
  commonNames: "names",
  userInputs: "names",
};

const GOOD_SCORE = 3;

/**
 * The one thing to say about a password of this score, or nothing when it is good.
 *
 * @param score 0 to 4
 * @param warningCode a code of zxcvbn-ts
 */
export function adviceFor(score: number, warningCode: string | null): Advice | null {
  if (score >= GOOD_SCORE) return null;
  return (warningCode && ADVICE_BY_WARNING[warningCode]) || "longer";
}
