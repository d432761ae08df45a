import type { Clerk, ComponentProps, Components, SignInProps, SignUpProps, UserButtonProps, UserProfileProps } from "../types";
import { openDialog } from "./dialog";
import { drawDoor } from "./door";
import { h } from "./dom";
import { drawUserProfile } from "./profile/user-profile";
import { prepareStage, type Stage } from "./stage";
import { drawUserButton } from "./user-button/user-button";
import type { WordKey } from "./words/words";

type DialogName = Parameters<Components["close"]>[0];

const mounted = new WeakMap<HTMLElement, AbortController>();
const dialogs = new Map<DialogName, HTMLDialogElement>();

/** Draws a sign-in into an element of the page. */
export function mountSignIn(node: HTMLElement, props: SignInProps, clerk: Clerk): void {
  mount(node, props, clerk, (stage) => drawDoor(stage, { begin: "signIn", props }));
}

/** Draws a sign-up into an element of the page. */
export function mountSignUp(node: HTMLElement, props: SignUpProps, clerk: Clerk): void {
  mount(node, props, clerk, (stage) => drawDoor(stage, { begin: "signUp", props }));
}

/** Draws the account of whoever is signed in into an element of the page. */
export function mountUserProfile(node: HTMLElement, props: UserProfileProps, clerk: Clerk): void {
  mount(node, props, clerk, drawUserProfile);
}

/** Draws the picture of whoever is signed in, with a menu behind it, into an element of the page. */
export function mountUserButton(node: HTMLElement, props: UserButtonProps, clerk: Clerk): void {
  mount(node, props, clerk, (stage) => drawUserButton(stage, props, () => openUserProfile(props, clerk)));
}

/** Takes away whatever is drawn in an element. */
export function unmount(node: HTMLElement): void {
  const controller = mounted.get(node);
  if (!controller) return;
  mounted.delete(node);
  controller.abort();
  node.replaceChildren();
}

/** Opens a sign-in over the page; it closes when somebody is in. */
export function openSignIn(props: SignInProps, clerk: Clerk): void {
  open("signIn", "sign_in", props, clerk, (stage, done) => drawDoor(stage, { begin: "signIn", props, done }));
}

/** Opens a sign-up over the page; it closes when somebody is in. */
export function openSignUp(props: SignUpProps, clerk: Clerk): void {
  open("signUp", "create_account", props, clerk, (stage, done) => drawDoor(stage, { begin: "signUp", props, done }));
}

/** Opens the account of whoever is signed in over the page. */
export function openUserProfile(props: UserProfileProps, clerk: Clerk): void {
  open("userProfile", "your_account", props, clerk, drawUserProfile);
}

/** Closes a dialog, if it is open. */
export function close(name: DialogName): void {
  dialogs.get(name)?.close();
}

function mount(node: HTMLElement, props: ComponentProps, clerk: Clerk, draw: (stage: Stage) => void): void {
  unmount(node);
  const controller = new AbortController();
  mounted.set(node, controller);
  const element = h("div");
  node.replaceChildren(element);
  void prepareStage(element, element, clerk, props, controller.signal).then((stage) => stage.signal.aborted || draw(stage));
}

function open(name: DialogName, title: WordKey, props: ComponentProps, clerk: Clerk, draw: (stage: Stage, done: () => void) => void): void {
  if (dialogs.has(name)) return;
  const controller = new AbortController();
  const dialog = openDialog({
    wide: name === "userProfile",
    closed: () => {
      dialogs.delete(name);
      controller.abort();
    },
  });
  dialogs.set(name, dialog.element);
  void prepareStage(dialog.element, dialog.body, clerk, props, controller.signal).then((stage) => {
    dialog.label(stage.t(title), stage.t("close"));
    if (!stage.signal.aborted) draw(stage, () => dialog.element.close());
  });
}

({ mountSignIn, mountSignUp, mountUserProfile, mountUserButton, unmount, openSignIn, openSignUp, openUserProfile, close }) satisfies Components;
