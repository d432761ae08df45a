/** The states of a reverification, as they stand on the wire. */
export type ReverificationStatus = "needs_first_factor" | "needs_second_factor" | "complete" | "abandoned";

export type ReverificationLevel = "first_factor" | "second_factor" | "multi_factor";

export type ReverificationFacts = {
  level: ReverificationLevel;
  firstFactorVerified: boolean;
  secondFactorVerified: boolean;
  hasSecondFactor: boolean;
  completed: boolean;
  abandonAt: Date;
};

/** The state that the facts amount to. Who has no second factor is asked for the first one instead. */
export function reverificationStatus(facts: ReverificationFacts, now: Date): ReverificationStatus {
  if (facts.completed) return "complete";
  if (facts.abandonAt <= now) return "abandoned";
  const level = grantedLevel(facts);
  if (level !== "second_factor" && !facts.firstFactorVerified) return "needs_first_factor";
  if (level !== "first_factor" && !facts.secondFactorVerified) return "needs_second_factor";
  return "complete";
}

/** What is asked for in the end: who has no second factor cannot be asked for it. */
export function grantedLevel({ level, hasSecondFactor }: Pick<ReverificationFacts, "level" | "hasSecondFactor">): ReverificationLevel {
  return hasSecondFactor ? level : "first_factor";
}
