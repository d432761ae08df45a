import { describe, expect, it } from "vitest";
import { backupCodesProblem } from "./rules";

/** @see https://github.com/openwall/crypt_blowfish, the vector of "U*U" */
const DIGEST = "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW";
const costing = (cost: string) => DIGEST.replace("$05$", `$${cost}$`);

describe("backupCodesProblem", () => {
  it.each([
    ["plain ones", ["a1b2c3d4", "1234-5678", "zwölf Wörter sind es"]],
    ["digests", [DIGEST, DIGEST.replace("2a", "2b"), DIGEST.replace("2a", "2y")]],
    ["some of each", ["a1b2c3d4", DIGEST]],
    ["none", []],
    ["ten of the highest cost", Array.from({ length: 10 }, () => costing("12"))],
  ])("takes %s", (_name, codes) => expect(backupCodesProblem(codes)).toBeNull());

  it.each([
    ["too many", Array.from({ length: 21 }, (_, index) => `code${index}00`), "form_param_max_length_exceeded"],
    ["too much work", Array.from({ length: 11 }, () => costing("12")), "form_param_max_length_exceeded"],
    ["a cost that would stop the server", [costing("13")], "form_param_format_invalid"],
    ["a cost that bcrypt has not", [costing("03")], "form_param_format_invalid"],
    ["half a digest", [DIGEST.slice(0, -1)], "form_param_format_invalid"],
    ["another hasher's digest", ["$argon2id$v=19$m=65536,t=3,p=4$c2FsdHNhbHQ$aGFzaA"], "form_param_format_invalid"],
    ["a short one", ["12345"], "form_param_format_invalid"],
    ["an empty one", ["a1b2c3d4", ""], "form_param_format_invalid"],
    ["one that bcrypt would cut", ["ä".repeat(37)], "form_param_format_invalid"],
    ["one of several lines", ["a1b2\nc3d4"], "form_param_format_invalid"],
  ])("refuses %s", (_name, codes, code) => expect(backupCodesProblem(codes)).toBe(code));
});
