import { useEffect, useRef } from "react";
import type { Clerk } from "../clerk";
import type { SignInProps, SignUpProps, UserButtonProps, UserProfileProps } from "../types";
import { useClerkStore } from "./context";

/** Draws a sign-in. */
export const SignIn = mounted<SignInProps>("SignIn", (clerk, node, props) => clerk.mountSignIn(node, props));

/** Draws a sign-up. */
export const SignUp = mounted<SignUpProps>("SignUp", (clerk, node, props) => clerk.mountSignUp(node, props));

/** Draws the account of who is signed in. */
export const UserProfile = mounted<UserProfileProps>("UserProfile", (clerk, node, props) => clerk.mountUserProfile(node, props));

/** Draws a button with the picture of who is signed in, and a menu behind it. */
export const UserButton = mounted<UserButtonProps>("UserButton", (clerk, node, props) => clerk.mountUserButton(node, props));

function mounted<Props extends object>(name: string, mount: (clerk: Clerk, node: HTMLElement, props: Props) => void) {
  function Mounted(props: Props) {
    const { clerk } = useClerkStore();
    const node = useRef<HTMLDivElement>(null);
    // What is drawn again for the same properties would lose what was typed.
    const given = JSON.stringify(props);
    useEffect(() => {
      const { current } = node;
      if (!current) return;
      mount(clerk, current, JSON.parse(given) as Props);
      return () => clerk.unmountSignIn(current);
    }, [clerk, given]);
    return <div ref={node} />;
  }
  Mounted.displayName = name;
  return Mounted;
}
