import { z } from "zod";
import { totpSecretProblem } from "./rules";

/** The parameter `totp_secret`: base32, for six figures by SHA-1 every thirty seconds. */
export const totpSecretInput = z.string().superRefine((text, check) => {
  const code = totpSecretProblem(text);
  if (code) check.addIssue({ code: "custom", params: { code } });
});
