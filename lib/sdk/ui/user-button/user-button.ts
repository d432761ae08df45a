import type { UserButtonProps } from "../../types";
import { h, icon, type Child } from "../dom";
import { gear, leave, plus } from "../icons";
import { avatar, identifierOf, nameOf } from "../person";
import { clientOf, isolate, type Stage } from "../stage";
import { placeBelow } from "./place";

/**
 * Draws the picture of whoever is signed in; behind it a menu with the account, the other accounts of this browser, and the
 * way out. Nothing while nobody is signed in.
 *
 * @param openProfile shows the account over the page
 */
export function drawUserButton(stage: Stage, props: UserButtonProps, openProfile: () => void): void {
  const { element, clerk, t } = stage;
  element.classList.add("gh-user");
  const menu = h("div", { class: "gh-menu", popover: "auto" });
  const face = h("button", { type: "button", class: "gh-face", "aria-haspopup": "dialog", "aria-expanded": "false", onclick: () => menu.togglePopover() });
  const follow = () => placeBelow(menu, face);

  menu.addEventListener("toggle", ({ newState }) => {
    const open = newState === "open";
    face.setAttribute("aria-expanded", String(open));
    for (const event of ["resize", "scroll"]) (open ? addEventListener : removeEventListener)(event, follow, true);
    if (open) menu.querySelector<HTMLElement>("button, a")?.focus();
  });
  menu.addEventListener("beforetoggle", ({ newState }) => {
    if (newState === "open") requestAnimationFrame(follow);
  });

  function draw() {
    const { user } = clerk;
    if (stage.signal.aborted) return;
    if (!user) return element.replaceChildren();
    const name = nameOf(user);
    face.ariaLabel = `${t("signed_in_as")} ${name}`;
    face.replaceChildren(...[props.showName && h("span", { class: "gh-strong gh-cut" }, name), avatar(user)].filter((child) => child instanceof Node));
    menu.ariaLabel = t("your_account");
    menu.replaceChildren(...menuItems(stage, props, () => menu.hidePopover(), openProfile));
    if (!face.isConnected) element.replaceChildren(face, menu);
  }

  const stop = clerk.addListener(draw);
  stage.signal.addEventListener("abort", () => {
    stop();
    for (const event of ["resize", "scroll"]) removeEventListener(event, follow, true);
  });
  if (props.defaultOpen && clerk.user) menu.showPopover();
}

function menuItems(stage: Stage, props: UserButtonProps, close: () => void, openProfile: () => void): HTMLElement[] {
  const { clerk, t, environment } = stage;
  const { user, session } = clerk;
  if (!user) return [];
  const others = clientOf(stage).signedInSessions.filter(({ id }) => id !== session?.id);
  const item = (label: Child[], act: () => unknown, attributes = {}) =>
    h("button", { type: "button", class: "gh-item", ...attributes, onclick: () => (close(), void act()) }, ...label);
  const rule = () => h("div", { class: "gh-rule" });
  const accounts = others.flatMap(({ id, user: other }) =>
    other ? [item([avatar(other), identity(nameOf(other), identifierOf(other))], () => clerk.setActive({ session: id, redirectUrl: props.afterSwitchSessionUrl }), { "aria-label": t("switch_to", { name: isolate(nameOf(other)) }) })] : [],
  );
  const manage = props.userProfileMode === "navigation" ? () => clerk.navigate(props.userProfileUrl ?? clerk.buildUserProfileUrl()) : openProfile;
  const signOutHere = () => clerk.signOut({ sessionId: session?.id, redirectUrl: props.afterSignOutUrl ?? undefined });
  return [
    h("div", { class: "gh-item" }, avatar(user), identity(nameOf(user), identifierOf(user))),
    item([icon(gear), h("span", { class: "gh-strong" }, t("manage_account"))], manage),
    item([icon(leave, 18, "gh-turns"), h("span", { class: "gh-strong" }, t("sign_out"))], signOutHere),
    ...(accounts.length > 0 ? [rule(), h("p", { class: "gh-item gh-small gh-quiet" }, t("other_accounts")), ...accounts] : []),
    ...(environment.severalSessions ? [rule(), item([icon(plus), h("span", { class: "gh-strong" }, t("add_account"))], () => addAccount(stage, props))] : []),
    ...(accounts.length > 0 ? [item([icon(leave, 18, "gh-turns"), h("span", { class: "gh-strong" }, t("sign_out_all"))], () => clerk.signOut({ redirectUrl: props.afterSignOutUrl ?? undefined }))] : []),
  ];
}

/** The app's own sign-in page where it has one; else a dialog. */
function addAccount({ clerk }: Stage, props: UserButtonProps): unknown {
  return props.signInUrl ? clerk.redirectToSignIn() : clerk.openSignIn({ appearance: props.appearance, localization: props.localization });
}

function identity(name: string, identifier: string): HTMLElement {
  return h("span", {}, h("bdi", { class: "gh-strong gh-cut" }, name), identifier !== name && h("bdi", { class: "gh-small gh-quiet gh-cut" }, identifier));
}
