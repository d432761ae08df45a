/** The password of every seeded person. */
export const SEED_PASSWORD = "a well-kept entrance";

/** The address of the seeded person with this number, from 0. */
export function seededAddress(number: number): string {
  return `person${number}@seed.example`;
}
