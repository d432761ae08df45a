import type { SessionWithActivities } from "../../types";
import { h, icon } from "../dom";
import { explainInOne } from "../explain";
import { notice } from "../form/form";
import { alert, laptop, phone } from "../icons";
import { isolate, type Stage } from "../stage";
import { agoWords } from "../words/ago";
import { section } from "./parts";
import type { Profile } from "./profile";

/** Where the person is signed in, this device first; the others can be signed out. */
export function devicesSection(profile: Profile): HTMLElement {
  const { stage, user } = profile;
  const { t, clerk } = stage;
  const list = h("ul", { class: "gh-rows", role: "list" }, h("li", {}, h("div", { class: "gh-spinner" })));
  const current = clerk.session?.id;
  user.getSessions().then(
    (sessions) => {
      const ordered = [...sessions].sort((one, other) => Number(other.id === current) - Number(one.id === current) || other.lastActiveAt.getTime() - one.lastActiveAt.getTime());
      list.replaceChildren(...ordered.map((session) => row(profile, session, session.id === current)));
    },
    (error: unknown) => list.replaceChildren(h("li", {}, notice("danger", alert, explainInOne(error, stage)))),
  );
  return section(profile, "devices", { title: t("devices"), intro: t("devices_intro"), body: [list] });
}

function row(profile: Profile, session: SessionWithActivities, isThis: boolean): HTMLElement {
  const { stage } = profile;
  const { t, tag } = stage;
  const device = deviceWords(stage, session);
  const signOut = async () => {
    await session.revoke();
    profile.done("devices", t("device_signed_out"));
  };
  const seen = h("time", { datetime: session.lastActiveAt.toISOString(), title: new Intl.DateTimeFormat(tag, { dateStyle: "long", timeStyle: "short" }).format(session.lastActiveAt) }, agoWords(session.lastActiveAt, new Date(), tag));
  const [before = "", behind = ""] = t("last_seen", { when: "\n" }).split("\n");
  const where = [placeWords(stage, session), session.latestActivity?.ipAddress && isolate(session.latestActivity.ipAddress)].filter(Boolean).join(" · ");
  return h(
    "li",
    { "aria-current": isThis && "true" },
    h(
      "div",
      { class: "gh-row" },
      h("span", { class: "gh-media" }, icon(session.latestActivity?.isMobile ? phone : laptop)),
      h(
        "div",
        { class: "gh-what" },
        h("div", { class: "gh-row-title" }, h("span", {}, device), isThis && h("span", { class: "gh-badge" }, t("this_device"))),
        h("p", { class: "gh-small gh-quiet" }, where && `${where} · `, ...(isThis ? [t("active_now")] : [before, seen, behind])),
      ),
      !isThis && h("div", { class: "gh-row-actions" }, h("button", { type: "button", class: "gh-button", "aria-label": t("sign_out_name", { device }), onclick: () => profile.act("devices", signOut) }, t("sign_out"))),
    ),
  );
}

/** A device the way a person would name it: "Chrome on macOS". */
function deviceWords({ t }: Stage, { latestActivity }: SessionWithActivities): string {
  const { browserName, deviceType } = latestActivity ?? {};
  if (browserName && deviceType) return t("browser_on_system", { browser: isolate(browserName), system: isolate(deviceType) });
  return browserName || deviceType || t("unknown_device");
}

function placeWords({ t, tag }: Stage, { latestActivity }: SessionWithActivities): string {
  const { city, country } = latestActivity ?? {};
  const land = country && countryName(country, tag);
  return city && land ? t("city_and_country", { city: isolate(city), country: land }) : city || land || "";
}

function countryName(code: string, tag: string): string {
  try {
    return new Intl.DisplayNames(tag, { type: "region" }).of(code) ?? code;
  } catch {
    // Intl throws at what is not a region's code, and the server may only know a name.
    return code;
  }
}
