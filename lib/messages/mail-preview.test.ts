import { describe, expect, it } from "vitest";
import { mailPreview } from "@/lib/messages/mail-preview";
import { renderMessage } from "@/lib/messages/templates/render";
import { sampleBrand, sampleMessage } from "@/lib/messages/testing/samples";

const mail = renderMessage(sampleMessage("verification_code"), { channel: "email", locale: "en", brand: sampleBrand, expiresAt: null }).html ?? "";

describe("mailPreview", () => {
  it("leaves no style that the policy would drop", () => {
    const preview = mailPreview(mail, "abc+/=");
    expect(preview).not.toMatch(/ style="/);
    expect(preview.match(/<style/g)).toEqual(preview.match(/<style(?= nonce="abc\+\/=")/g));
  });

  it("keeps every declaration, with its quotes", () => {
    const preview = mailPreview(mail, "abc");
    expect(preview).toContain("'Segoe UI'");
    expect(preview).toMatch(/\[data-rule="\d+"\]\{[^}]*background-color:#2f5d50;\}/);
    const rules = new Set([...preview.matchAll(/ data-rule="(\d+)"/g)].map(([, rule]) => rule));
    for (const rule of rules) expect(preview).toContain(`[data-rule="${rule}"]{`);
  });

  it("does not let what an attribute holds end the sheet", () => {
    expect(mailPreview('<style></style><p style="a:&lt;/style&gt;&lt;script&gt;">', "abc")).not.toContain("<script>");
  });

  it("leaves the mail alone where there is no policy, and refuses what is no nonce", () => {
    expect(mailPreview(mail, undefined)).toBe(mail);
    expect(() => mailPreview(mail, '"><script>')).toThrow(TypeError);
  });
});
