import { layoutDashboard, monitor, shield, user } from "@/components/ui/icons";
import type { Place } from "@/components/layout/side-nav";
import { tryButton } from "./actions";
import type { Samples } from "./samples";

/** The list of places of the gallery's account pages. */
export function galleryPlaces(s: Samples): Place[] {
  return [
    { href: "/dev/gallery/account", label: s.profile, shape: user },
    { href: "/dev/gallery", label: s.security, shape: shield },
    { href: "/dev/gallery/sessions", label: s.sessions, shape: monitor },
    { href: "/dev/gallery/dashboard", label: s.users, shape: layoutDashboard },
  ];
}

/** Who is signed in on the gallery's pages. */
export function galleryPeople(s: Samples) {
  return {
    person: { sessionId: "sess_1", name: s.person, identifier: "ada@example.com", imageUrl: null },
    others: [{ sessionId: "sess_2", name: s.other, identifier: "charles.babbage@analytical-engine.example", imageUrl: null }],
    actions: { signOut: tryButton, switchAccount: tryButton, addAccountHref: "/dev/gallery/door" },
  };
}
