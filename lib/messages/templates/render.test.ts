import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { catalogues } from "@/lib/messages/catalogue";
import { messageData } from "@/lib/messages/message";
import { renderMessage } from "@/lib/messages/templates/render";
import { sampleBrand, sampleMessage, sampleMessages, sampleOccurrence } from "@/lib/messages/testing/samples";

const options = { channel: "email", locale: "en", brand: sampleBrand, expiresAt: new Date("2026-11-21T09:40:00Z") } as const;
const notices = sampleMessages.filter((message) => "occurred" in message.data);

const caused = sampleMessages.filter((message) => "occurred" in message.data || "requested" in message.data);
const invitations = sampleMessages.filter((message) => !caused.includes(message));

describe.each(Object.keys(catalogues))("every mail in %s", (locale) => {
  it.each(caused.map((message) => [message.slug, message] as const))("%s says who, when and where, and names the portal", (_slug, message) => {
    const { subject, text, html } = renderMessage(message, { ...options, locale });
    expect(subject).toContain("Acme");
    for (const body of [text, html]) {
      expect(body).toContain("203.0.113.9");
      expect(body).toMatch(/Firefox.*Linux|Linux.*Firefox/);
      expect(body).toContain("2026");
      expect(body).toContain("Lisbon");
      expect(body).not.toMatch(/undefined|null|\[object|NaN/);
    }
  });

  it.each(invitations.map((message) => [message.slug, message] as const))("%s asks somebody in, and names no device", (slug, message) => {
    const { subject, text, html, link } = renderMessage(message, { ...options, locale, expiresAt: new Date("2026-12-21T09:30:00Z") });
    expect(subject).toContain("Acme");
    expect(text).not.toContain(catalogues[locale as "en"].detailsHeading);
    expect(html).not.toContain("<caption");
    expect(link === null).toBe(slug === "waitlist_confirmation");
    if (link) expect(text.replace(/[٠-٩]/g, "3")).toMatch(/30 days|30 Tagen?|3. يوم/);
    expect(() => renderMessage(message, { ...options, locale, channel: "sms" })).toThrow(TypeError);
  });

  it("has the direction and language of its words", () => {
    const { html } = renderMessage(sampleMessage("verification_code"), { ...options, locale });
    expect(html).toContain(`<html lang="${locale}" dir="${locale === "ar" ? "rtl" : "ltr"}">`);
  });
});

describe("a code", () => {
  const content = renderMessage(sampleMessage("verification_code"), options);

  it("stands grouped in the subject and whole in the text", () => {
    expect(content.subject).toBe("123 456 is your Acme code");
    expect(content.text).toMatch(/^123456$/m);
    expect(content).toMatchObject({ code: "123456", link: "https://accounts.acme.test/v1/verify?token=abc123" });
  });

  it("copies from the HTML without a gap", () => {
    const words = content.html?.replace(/<[^>]+>/g, "");
    expect(words).toContain("123456");
  });

  it("does not change its order in a right-to-left subject", () => {
    expect(renderMessage(sampleMessage("verification_code"), { ...options, locale: "ar" }).subject).toMatch(/^123\u00a0456 /);
  });

  it("says how long it works", () => {
    expect(content.text).toContain("within 10 minutes");
    expect(renderMessage(sampleMessage("verification_code"), { ...options, locale: "de" }).text).toContain("10 Minuten");
    expect(renderMessage(sampleMessage("verification_code"), { ...options, locale: "ar" }).text).toContain("10 دقائق");
  });

  it("without a link has no button", () => {
    const data = messageData.verification_code.parse({ code: "123456", requested: sampleOccurrence });
    const { html, text, link } = renderMessage({ slug: "verification_code", data }, options);
    expect(link).toBeNull();
    expect(html).not.toContain("<a ");
    expect(text).not.toContain("http");
  });
});

describe("a text message", () => {
  const sms = { ...options, channel: "sms" } as const;

  it("ends with the line that binds the code to the portal", () => {
    const { text, html } = renderMessage(sampleMessage("verification_code"), sms);
    expect(text).toBe("123456 is your Acme code. It works for 10 minutes. Never pass it on.\n\n@accounts.acme.test #123456");
    expect(html).toBeNull();
  });

  it("about a reset says so", () => {
    expect(renderMessage(sampleMessage("reset_password_code"), sms).text).toContain("resets your Acme password");
  });

  it("can't be a link", () => {
    expect(() => renderMessage(sampleMessage("magic_link_sign_in"), sms)).toThrow(TypeError);
  });

  it("notices in one line where to look", () => {
    expect(renderMessage(sampleMessage("password_changed"), sms).text).toBe(
      "The password of your Acme account ada@example.com was changed. This wasn't me: https://accounts.acme.test/user/sessions",
    );
  });
});

describe("a security notice", () => {
  it.each(notices.filter(({ slug }) => slug !== "account_deleted").map((message) => [message.slug, message] as const))("%s has a way to say that it was somebody else", (_slug, message) => {
    const { html, text } = renderMessage(message, options);
    expect(html).toContain('href="https://accounts.acme.test/user/sessions"');
    expect(text).toContain("This wasn't me:\nhttps://accounts.acme.test/user/sessions");
    expect(text).toContain("ada@example.com");
  });

  it("of a deletion leads to support, there being no account", () => {
    const { html } = renderMessage(sampleMessage("account_deleted"), options);
    expect(html).toContain('href="mailto:help@acme.test"');
    expect(html).not.toContain("/user/sessions");
  });

  it("of a deletion has no button where there is no support address", () => {
    const { html } = renderMessage(sampleMessage("account_deleted"), { ...options, brand: { ...sampleBrand, supportEmail: null } });
    expect(html).not.toContain("<a ");
  });
});

describe("what strangers write", () => {
  it("stays text, whatever it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" }), (account, name) => {
        const data = messageData.email_address_added.parse({ account: `<b>${account}`, email_address: `"><script>${account}`, occurred: { ...sampleOccurrence, city: `<i>${account}` } });
        const { html, subject } = renderMessage({ slug: "email_address_added", data }, { ...options, brand: { ...sampleBrand, name: `<u>${name}` } });
        expect(html).not.toMatch(/<(script|b|i|u)>/);
        expect(subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
      }),
    );
  });

  it.each(["evil.test", "http://evil.test/", "Visit www.evil.test now", "<b>Chrome</b>", "a@b", "Chrome\nBcc"])("is no browser: %j", (browser) => {
    const data = messageData.verification_code.parse({ code: "123456", requested: { ...sampleOccurrence, browser_name: browser, os_name: null } });
    const { text } = renderMessage({ slug: "verification_code", data }, options);
    expect(text).toContain("Device: Unknown device");
    expect(text).not.toContain("evil");
  });

  it("is no address", () => {
    const data = messageData.verification_code.parse({ code: "123456", requested: { ...sampleOccurrence, ip_address: "1.2.3.4, evil.test" } });
    expect(renderMessage({ slug: "verification_code", data }, options).text).not.toContain("IP address");
  });
});

describe("the HTML", () => {
  it.each(sampleMessages.map((message) => [message.slug, message] as const))("of %s loads nothing but the logo", (_slug, message) => {
    const { html } = renderMessage(message, options);
    const sources = [...(html ?? "").matchAll(/(?:src|background|url\()\s*=?\s*["']?([^"')\s>]+)/g)].map(([, source]) => source).filter((source) => source?.startsWith("http"));
    expect(sources).toEqual(["https://accounts.acme.test/images/img_1"]);
    expect(html).not.toMatch(/<script|<link|<iframe|javascript:/i);
  });

  it("has no image without a logo", () => {
    expect(renderMessage(sampleMessage("password_changed"), { ...options, brand: { ...sampleBrand, logoUrl: null } }).html).not.toContain("<img");
  });

  it("refuses a link that is no address of the web", () => {
    const data = { code: null, link: "javascript:alert(1)", requested: sampleOccurrence };
    expect(() => renderMessage({ slug: "magic_link_sign_in", data }, options)).toThrow(TypeError);
    expect(messageData.magic_link_sign_in.safeParse(data).success).toBe(false);
  });

  it("writes the button so that it can be read, whatever the accent", () => {
    const html = (accentColor: string) => renderMessage(sampleMessage("password_changed"), { ...options, brand: { ...sampleBrand, accentColor } }).html;
    expect(html("#ffee00")).toContain("text-decoration:none;color:#1c1b19;");
    expect(html("#101010")).toContain("text-decoration:none;color:#ffffff;");
  });
});

describe("an unknown language", () => {
  it.each(["fr", "", "x-klingon", "constructor"])("%j is answered in English", (locale) => {
    expect(renderMessage(sampleMessage("verification_code"), { ...options, locale }).subject).toBe("123 456 is your Acme code");
  });

  it("a region of a known one is that language", () => {
    expect(renderMessage(sampleMessage("verification_code"), { ...options, locale: "de-AT" }).subject).toBe("123 456 ist Ihr Code für Acme");
  });
});
