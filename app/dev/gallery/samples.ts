import type { Locale } from "@/lib/i18n/locales";

/** Names and sentences that the gallery fills the components with: data, not words of the product. */
export type Samples = typeof english;

const english = {
  signIn: "Sign in", toGoOn: "to go on to Acme Tickets", email: "Email address", password: "Password", forgot: "Forgot password?", remember: "Keep me signed in on this device",
  noAccount: "No account yet?", signUp: "Sign up", passwordHint: "At least 8 characters. A few words work well.", firstName: "First name", country: "Country",
  about: "About you", code: "Code", checkMail: "Check your mail", sentTo: "We sent a code of six figures to", resend: "Send a new code", resendIn: "You can ask for a new code in {time}", resendNow: "You can ask for a new code now.",
  weak: "Far too easy to guess.", fair: "Easy to guess.", good: "It will do.", strong: "Good.", best: "Excellent.",
  profile: "Profile", security: "Security", sessions: "Sessions", profileIntro: "What apps and people see of you.", name: "Name", username: "Username", picture: "Picture",
  addresses: "Email addresses", addressesText: "Codes and notices go to the primary one. You can sign in with each.", primary: "Primary", unverified: "Unverified", add: "Add address", makePrimary: "Make primary", verify: "Verify",
  devices: "Where you are signed in", devicesText: "Sign out whatever you do not know.", thisDevice: "This device", signOutDevice: "Sign out", signOutOthers: "Sign out all others", lastSeen: "Last seen",
  nobody: "Nobody here yet", nobodyText: "People appear as soon as they sign up.", invite: "Invite somebody", users: "Users", search: "Search", created: "Created", page: "1–5 of 214",
  deleteTitle: "Delete your account?", deleteText: "Your profile, your sessions and your addresses go. This cannot be undone.", deleteAction: "Delete account", keep: "Keep it",
  saved: "Your changes are saved.", expired: "This link has expired", expiredText: "Ask for a new one; it works for ten minutes.", breach: "Someone tried your password 12 times", failed: "The picture was not saved. Try once more.",
  choices: "More ways to sign in", person: "Ada Lovelace", other: "Charles Babbage", berlin: "Berlin, Germany", london: "London, United Kingdom", save: "Save", cancel: "Cancel", edit: "Edit", delete: "Delete", copyThis: "Copy address",
};

const german: Samples = {
  ...english,
  signIn: "Anmelden", toGoOn: "um bei Acme Tickets fortzufahren", email: "E-Mail-Adresse", password: "Passwort", forgot: "Passwort vergessen?", remember: "Auf diesem Gerät angemeldet bleiben",
  noAccount: "Noch kein Konto?", signUp: "Registrieren", passwordHint: "Mindestens 8 Zeichen. Einige Wörter eignen sich gut.", code: "Code", checkMail: "Sehen Sie in Ihr Postfach", sentTo: "Wir haben einen Code aus sechs Ziffern gesendet an",
  resend: "Neuen Code senden", resendIn: "Einen neuen Code können Sie in {time} anfordern", profile: "Profil", security: "Sicherheit", sessions: "Sitzungen", addresses: "E-Mail-Adressen", primary: "Hauptadresse", unverified: "Unbestätigt",
  add: "Adresse hinzufügen", makePrimary: "Zur Hauptadresse machen", verify: "Bestätigen", devices: "Wo Sie angemeldet sind", thisDevice: "Dieses Gerät", signOutDevice: "Abmelden", signOutOthers: "Alle anderen abmelden",
};

const arabic: Samples = {
  ...english,
  signIn: "تسجيل الدخول", toGoOn: "للمتابعة إلى Acme Tickets", email: "البريد الإلكتروني", password: "كلمة المرور", forgot: "نسيت كلمة المرور؟", remember: "إبقائي مسجّلًا على هذا الجهاز",
  noAccount: "ليس لديك حساب؟", signUp: "إنشاء حساب", passwordHint: "ثمانية أحرف على الأقل، وعدة كلمات خيار جيد.", firstName: "الاسم الأول", country: "البلد", about: "نبذة عنك", code: "الرمز", checkMail: "تفقّد بريدك",
  sentTo: "أرسلنا رمزًا من ستة أرقام إلى", resend: "إرسال رمز جديد", resendIn: "يمكنك طلب رمز جديد بعد {time}", resendNow: "يمكنك طلب رمز جديد الآن.", weak: "من السهل جدًا تخمينها.", fair: "من السهل تخمينها.", good: "مقبولة.", strong: "جيدة.", best: "ممتازة.",
  profile: "الملف الشخصي", security: "الأمان", sessions: "الجلسات", profileIntro: "ما تراه التطبيقات والآخرون عنك.", name: "الاسم", username: "اسم المستخدم", picture: "الصورة", addresses: "عناوين البريد", addressesText: "تصل الرموز والإشعارات إلى العنوان الأساسي، ويمكنك الدخول بأي منها.",
  primary: "أساسي", unverified: "غير مؤكد", add: "إضافة عنوان", makePrimary: "جعله أساسيًا", verify: "تأكيد", devices: "أماكن تسجيل الدخول", devicesText: "سجّل الخروج من كل ما لا تعرفه.", thisDevice: "هذا الجهاز", signOutDevice: "تسجيل الخروج", signOutOthers: "تسجيل الخروج من البقية", lastSeen: "آخر ظهور",
  nobody: "لا أحد هنا بعد", nobodyText: "يظهر الأشخاص هنا فور إنشاء حساباتهم.", invite: "دعوة شخص", users: "المستخدمون", search: "بحث", created: "تاريخ الإنشاء", deleteTitle: "حذف حسابك؟", deleteText: "سيُحذف ملفك وجلساتك وعناوينك، ولا يمكن التراجع عن ذلك.", deleteAction: "حذف الحساب", keep: "الإبقاء عليه",
  saved: "تم حفظ تغييراتك.", expired: "انتهت صلاحية الرابط", expiredText: "اطلب رابطًا جديدًا، وهو صالح لعشر دقائق.", breach: "حاول شخص تخمين كلمة مرورك 12 مرة", failed: "لم تُحفظ الصورة. حاول مرة أخرى.", choices: "طرق أخرى للدخول", person: "ليلى حداد", other: "عمر منصور", berlin: "برلين، ألمانيا", london: "لندن، المملكة المتحدة",
  save: "حفظ", cancel: "إلغاء", edit: "تعديل", delete: "حذف", copyThis: "نسخ العنوان",
};

export const samples: Readonly<Record<Locale, Samples>> = { en: english, de: german, ar: arabic };
