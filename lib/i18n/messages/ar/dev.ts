import type { Translation } from "../../translation";
import type { dev as english } from "../en/dev";

export const dev: Translation<typeof english> = {
  inbox: {
    heading: "صندوق الوارد للتطوير",
    intro: "رسائل البريد والرسائل النصية التي كانت هذه النسخة سترسلها. لا توجد هذه الصفحة إلا في نسخة تطوير بلا خادم بريد أو مزوّد رسائل نصية.",
    filter: "العنوان أو الرقم",
    show: "عرض",
    refresh: "تحديث",
    empty: "لا شيء هنا بعد",
    empty_hint: "اطلب رمزًا أو رابطًا وسيظهر هنا بعد لحظات.",
    email: "بريد إلكتروني",
    sms: "رسالة نصية",
    open_link: "فتح الرابط",
    plain_text: "نص عادي",
    preview: "معاينة «{subject}»",
  },
};
