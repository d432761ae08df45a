import { describe, expect, it } from "vitest";
import { EVENT_TYPES } from "@/lib/events/types";
import { locales } from "@/lib/i18n/locales";
import { getTranslator } from "@/lib/i18n/translator";
import { eventItemOf } from "./items";

const event = {
  id: "evt_1",
  created_at: 1_700_000_000_000,
  ip_address: null,
  city: null,
  country: null,
  browser_name: null,
  os_name: null,
  device_type: null,
  session_id: null,
  actor_type: "user",
  data: {},
};

describe.each(locales)("the event log in %s", (locale) => {
  const t = getTranslator(locale, "dashboard");

  it("has words of its own for every event", () => {
    const words = EVENT_TYPES.map((type) => eventItemOf({ ...event, type }, t).what);
    expect(new Set(words).size).toBe(EVENT_TYPES.length);
    expect(words).not.toContain(t("events.other"));
  });

  it.each(["organization.created", "user", "constructor.name"])("does not stumble over %s, which it doesn't know", (type) => {
    expect(eventItemOf({ ...event, type }, t).what).toBe(t("events.other"));
  });
});
