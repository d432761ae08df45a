import { describe, expect, it } from "vitest";
import { digestProblem } from "./digest-problem";

const MD5 = "5f4dcc3b5aa765d61d8327deb882cf99";

describe("digestProblem", () => {
  it("has nothing against a digest of its hasher", () => {
    expect(digestProblem("md5", MD5)).toBeNull();
    expect(digestProblem("awscognito", "awscognito#eu-central-1_a1B2c3D4e#client#anna")).toBeNull();
  });

  it.each(["plain", "", "MD5", "constructor", "__proto__"])("knows no hasher %j", (hasher) => {
    expect(digestProblem(hasher, MD5)).toMatchObject({ code: "form_param_value_invalid", meta: { param_name: "password_hasher" } });
  });

  it("names the parameter and the form of a digest that is malformed or too costly, and never repeats it", () => {
    for (const [hasher, digest] of [["sha256", MD5], ["bcrypt", `$2a$31$${"C".repeat(53)}`]] as const) {
      const problem = digestProblem(hasher, digest);
      expect(problem).toMatchObject({ code: "form_password_digest_invalid_code", meta: { param_name: "password_digest" } });
      expect(JSON.stringify(problem)).not.toContain(digest);
    }
    expect(digestProblem("sha256", MD5)?.long_message).toBe("password_digest must have the form <hash>, 64 hexadecimal digits.");
  });
});
