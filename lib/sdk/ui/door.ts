import type { SignInProps, SignUpProps } from "../types";
import { h } from "./dom";
import { enter } from "./finish";
import { linkButton } from "./form/form";
import { destination } from "./redirects";
import { drawSignIn } from "./sign-in/sign-in";
import { drawSignUp } from "./sign-up/sign-up";
import { isolate, screen, show, type Stage } from "./stage";
import { nameOf } from "./person";

export type DoorOptions = {
  begin: "signIn" | "signUp";
  props: SignInProps & SignUpProps;
  /** Called when somebody is in and stays on the page: a dialog closes then. */
  done?: () => void;
};

/**
 * Sign-in and sign-up, each a step away from the other: in place, unless the app has pages of its own for them. Where only
 * one person can be signed in and somebody is, it says so.
 */
export function drawDoor(stage: Stage, { begin, props, done }: DoorOptions): void {
  const { clerk, environment } = stage;
  if (clerk.user && !environment.severalSessions) return show(stage, insideScreen(stage, destination(clerk, begin, props)));

  const finishing = (kind: "signIn" | "signUp") => async (sessionId: string) => {
    const here = location.href;
    const target = destination(clerk, kind, props, done && here);
    await enter(stage, sessionId, done && target === here ? null : target);
    done?.();
  };
  const open = environment.signUpMode === "public" && props.withSignUp !== false;

  function signIn() {
    const href = props.signUpUrl ?? null;
    drawSignIn(stage, props, open ? { href, start: signUp } : null, finishing("signIn"));
  }

  function signUp(unknown = "") {
    drawSignUp(stage, props, { href: props.signInUrl ?? null, start: signIn }, finishing("signUp"), unknown);
  }

  if (begin === "signIn") signIn();
  else signUp();
}

function insideScreen(stage: Stage, target: string): HTMLElement {
  const { t, clerk } = stage;
  return screen({
    heading: t("your_account"),
    intro: clerk.user && t("you_are", { name: isolate(nameOf(clerk.user)) }),
    body: [h("a", { class: "gh-button gh-primary gh-wide", href: target }, t("go_on"))],
    foot: [linkButton(t("sign_out"), () => void clerk.signOut())],
  });
}
