import { focusWithin, h } from "../dom";
import { explainInOne } from "../explain";
import { Cancelled, linkButton } from "../form/form";
import { screen, show, type Stage } from "../stage";
import { aboutSection } from "./about";
import { deleteSection } from "./delete";
import { devicesSection } from "./devices";
import { emailSection, phoneSection } from "./identifications";
import { passwordSection } from "./password";
import type { Place, Profile, SectionName } from "./profile";

const sections: Readonly<Record<Place, readonly ((profile: Profile) => HTMLElement | null)[]>> = {
  profile: [aboutSection, emailSection, phoneSection],
  security: [passwordSection, devicesSection, deleteSection],
};

/** Draws the account of whoever is signed in: profile and security, each section with its rows; forms open in place. */
export function drawUserProfile(stage: Stage): void {
  const { clerk, t } = stage;
  let place: Place = "profile";
  let opened: string | null = null;
  let said: Profile["said"] = null;
  let shownUserId: string | null = null;
  const announced = h("div", { role: "status", class: "gh-hidden" });
  const content = h("div", { class: "gh-sections" });
  const places = h("nav", { class: "gh-places", "aria-label": t("places") });
  const page = h("div", { class: "gh-account" }, announced, places, content);

  function draw() {
    const { user } = clerk;
    if (stage.signal.aborted || !user) return;
    const profile: Profile = { stage, user, opened, said, open, done, act };
    places.replaceChildren(...(["profile", "security"] as const).map(placeButton));
    content.replaceChildren(...sections[place].map((section) => section(profile)).filter((section) => section !== null));
  }

  function placeButton(name: Place): HTMLElement {
    return h("button", { type: "button", class: "gh-place", "aria-current": name === place && "page", onclick: () => goTo(name) }, t(name));
  }

  function goTo(name: Place) {
    [place, opened, said] = [name, null, null];
    draw();
    places.querySelector<HTMLElement>("[aria-current]")?.focus();
  }

  function open(what: string | null) {
    const before = opened;
    [opened, said] = [what, null];
    draw();
    const form = content.querySelector<HTMLElement>(".gh-opened");
    if (form) focusWithin(form);
    else focusOpener(before);
  }

  function done(section: SectionName, message: string) {
    say(section, message, false);
  }

  function act(section: SectionName, run: () => Promise<void>) {
    run().catch((error: unknown) => error instanceof Cancelled || say(section, explainInOne(error, stage), true));
  }

  function say(section: SectionName, message: string, failed: boolean) {
    if (!clerk.user) return show(stage, goneScreen(stage));
    const before = opened;
    [opened, said] = [null, { section, message, failed }];
    draw();
    announced.textContent = message;
    focusOpener(before);
  }

  /** The focus goes back to the button that opened what is closed; where that is gone, to the section's heading. */
  function focusOpener(what: string | null) {
    const opener = what && content.querySelector<HTMLElement>(`[data-opens="${CSS.escape(what)}"]`);
    const heading = content.querySelector<HTMLElement>(`[data-section="${said?.section ?? what?.split(":")[0]}"] h2`);
    (opener || heading)?.focus();
  }

  const stop = clerk.addListener(({ user }) => {
    if (!user) return show(stage, goneScreen(stage));
    // Somebody else's account begins anew; what is being typed into one's own stays, and shows the change when it is closed.
    if (user.id !== shownUserId) [opened, said] = [null, null];
    shownUserId = user.id;
    if (opened === null) draw();
    if (!page.isConnected) show(stage, page);
  });
  stage.signal.addEventListener("abort", stop);
}

/** Nobody is signed in any more: the account was deleted here, or signed out elsewhere. */
function goneScreen({ clerk, words, t }: Stage): HTMLElement {
  return screen({ heading: words.errors.signed_out, body: [], foot: [linkButton(t("go_on"), () => void clerk.navigate(clerk.buildAfterSignOutUrl()))] });
}
