import { beforeEach, describe, expect, it } from "vitest";
import { decrypt, encrypt, keyedHash, keyedHashMatches, useEncryptionKeys } from "./encryption";

const OLD = "the old key, which is long enough to be one";
const NEW = "the new key, which is long enough to be one";

describe("sealed texts", () => {
  beforeEach(() => useEncryptionKeys(OLD));

  it("open again, differ each time, and hold nothing readable", () => {
    const sealed = encrypt("JBSWY3DPEHPK3PXP", "totp");
    expect(sealed).not.toContain("JBSWY3DPEHPK3PXP");
    expect(encrypt("JBSWY3DPEHPK3PXP", "totp")).not.toBe(sealed);
    expect(decrypt(sealed, "totp")).toBe("JBSWY3DPEHPK3PXP");
  });

  it("do not open for another purpose, nor when one character changed", () => {
    const sealed = encrypt("secret", "totp");
    expect(() => decrypt(sealed, "messages")).toThrow();
    const parts = sealed.split(".");
    const body = Buffer.from(parts[2]!, "base64url");
    body[0]! ^= 1;
    expect(() => decrypt([parts[0], parts[1], body.toString("base64url"), parts[3]].join("."), "totp")).toThrow();
    expect(() => decrypt([parts[0], parts[1], parts[2], parts[3]!.slice(0, 6)].join("."), "totp")).toThrow();
  });

  it("open after a rotation as long as the old key stays in the list", () => {
    const sealed = encrypt("secret", "totp");
    useEncryptionKeys(`${NEW},${OLD}`);
    expect(decrypt(sealed, "totp")).toBe("secret");
    expect(encrypt("secret", "totp").split(".")[0]).not.toBe(sealed.split(".")[0]);
    useEncryptionKeys(NEW);
    expect(() => decrypt(sealed, "totp")).toThrow(/ENCRYPTION_KEY/);
  });
});

describe("keyed hashes", () => {
  it("match the value, its purpose, and survive a rotation", () => {
    useEncryptionKeys(OLD);
    const hash = keyedHash("424242", "code");
    expect(keyedHashMatches("424242", hash, "code")).toBe(true);
    expect(keyedHashMatches("424243", hash, "code")).toBe(false);
    expect(keyedHashMatches("424242", hash, "other")).toBe(false);
    useEncryptionKeys(`${NEW},${OLD}`);
    expect(keyedHashMatches("424242", hash, "code")).toBe(true);
  });
});
