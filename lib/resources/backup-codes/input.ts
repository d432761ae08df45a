import { z } from "zod";
import { backupCodesProblem } from "./rules";

/** The parameter `backup_codes`: plain codes, bcrypt digests of them, or some of each. */
export const backupCodesInput = z.array(z.string()).superRefine((codes, check) => {
  const code = backupCodesProblem(codes);
  if (code) check.addIssue({ code: "custom", params: { code } });
});
