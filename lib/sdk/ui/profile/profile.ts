import type { User } from "../../types";
import type { Stage } from "../stage";

export type Place = "profile" | "security";
export type SectionName = "about" | "email_address" | "phone_number" | "password" | "devices" | "delete";

/** The account as its sections see it. */
export type Profile = {
  readonly stage: Stage;
  readonly user: User;
  /** What is open: "email_address:add", "email_address:verify:idn_1"; null for nothing. One thing is open at a time. */
  readonly opened: string | null;
  /** Opens a form in place, or closes what is open. */
  open(what: string | null): void;
  /** Closes what is open and says that it is done. */
  done(section: SectionName, message: string): void;
  /** Does something that stands in no form, and says why it could not be done. */
  act(section: SectionName, run: () => Promise<void>): void;
  /** What was last said in a section. */
  readonly said: { section: SectionName; message: string; failed: boolean } | null;
};
