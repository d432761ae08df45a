import type { Translation } from "../../translation";
import type { setup as english } from "../en/setup";

export const setup: Translation<typeof english> = {
  heading: "كن المسؤول الأول",
  intro: "أدخل عنوان البريد وكلمة المرور اللذين ستسجّل بهما الدخول إلى {application} من الآن فصاعدًا.",
  address_hint: "إذا كان لديك حساب بهذا العنوان، فأدخل كلمة مروره.",
  submit: "تولّي الإدارة",
  sign_in: "تسجيل الدخول",
  used: {
    heading: "تم ذلك من قبل",
    text: "يوجد مسؤول بالفعل. إذا كنت أنت، فسجّل الدخول.",
  },
  expired: {
    heading: "هذا الرابط قديم",
    text: "كان صالحًا لمدة 24 ساعة. أعد تشغيل Gatehouse، وستعرض نافذة الأوامر رابطًا جديدًا.",
  },
  invalid: {
    heading: "هذا الرابط لا يعمل",
    text: "في كل تشغيل يعرض Gatehouse رابطًا جديدًا وتتوقف الروابط السابقة عن العمل. افتح أحدث رابط من نافذة الأوامر.",
  },
};
