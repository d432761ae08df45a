import Bowser from "bowser";

/** A browser and its device as `session_activity` names them on the wire. */
export type Device = {
  device_type: string | null;
  is_mobile: boolean;
  browser_name: string | null;
  browser_version: string | null;
  os_name: string | null;
  os_version: string | null;
};

/** Longer than any real browser's; a header of eight thousand places must not keep regular expressions busy. */
const MAX_USER_AGENT_CHARACTERS = 512;
const MAX_VALUE_CHARACTERS = 64;

/** What a desktop system calls its machine, in the words of the wire ("Macintosh", not "desktop"). */
const DESKTOP_TYPES: Record<string, string> = { macOS: "Macintosh", Windows: "Windows", Linux: "Linux", "Chrome OS": "Chromebook" };

const UNKNOWN: Device = { device_type: null, is_mobile: false, browser_name: null, browser_version: null, os_name: null, os_version: null };

/**
 * Describe a browser by its User-Agent header, as far as it tells. Never throws: what is unknown is null.
 *
 * User agents are frozen and can lie: an iPad may say "Macintosh" and macOS 11+ says 10.15.7. Hence this is for people to
 * recognise a session by, never for decisions.
 */
export function describeDevice(userAgent: string | null | undefined): Device {
  const text = userAgent?.slice(0, MAX_USER_AGENT_CHARACTERS).trim();
  if (!text) return { ...UNKNOWN };
  const { browser, os, platform } = Bowser.parse(text);
  const isMobile = platform.type === "mobile" || platform.type === "tablet";
  return {
    device_type: deviceType({ model: platform.model, osName: os.name, isTablet: platform.type === "tablet", isMobile }),
    is_mobile: isMobile,
    browser_name: known(browser.name),
    browser_version: known(browser.version),
    os_name: known(os.name),
    // Windows tells its kernel's number ("NT 10.0"); people know the name of the version.
    os_version: known(os.name === "Windows" ? os.versionName : os.version),
  };
}

function deviceType(facts: { model?: string; osName?: string; isTablet: boolean; isMobile: boolean }): string | null {
  if (facts.model) return known(facts.model);
  if (facts.isMobile && facts.osName === "Android") return facts.isTablet ? "Android tablet" : "Android phone";
  if (facts.isMobile) return facts.isTablet ? "Tablet" : "Phone";
  return (facts.osName && DESKTOP_TYPES[facts.osName]) || null;
}

function known(value: string | undefined): string | null {
  const text = value?.trim().slice(0, MAX_VALUE_CHARACTERS);
  return text || null;
}
