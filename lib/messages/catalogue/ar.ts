import type { Catalogue } from "@/lib/messages/catalogue/catalogue";

const ignoreMail = "فربما كتب شخصٌ ما عنوانك عن طريق الخطأ. يمكنك تجاهل هذه الرسالة، فلن يدخل أحدٌ من دونها.";

/** Arabic, with Latin digits, because codes and addresses are typed with them. */
export const ar: Catalogue = {
  locale: "ar-u-nu-latn",
  direction: "rtl",
  proofs: {
    verification_code: {
      subjectWithCode: ({ code, portal }) => `${code} هو رمزك في ${portal}`,
      subjectWithLink: ({ portal }) => `رابطك في ${portal}`,
      heading: ({ portal }) => `رمزك في ${portal}`,
      button: "متابعة",
      notYou: () => `إذا لم تطلب ذلك ${ignoreMail}`,
    },
    reset_password_code: {
      subjectWithCode: ({ code, portal }) => `${code} هو رمز إعادة تعيين كلمة مرورك في ${portal}`,
      subjectWithLink: ({ portal }) => `إعادة تعيين كلمة مرورك في ${portal}`,
      heading: () => "إعادة تعيين كلمة المرور",
      button: "إعادة تعيين كلمة المرور",
      notYou: () => "إذا لم تطلب ذلك فيمكنك تجاهل هذه الرسالة، وتبقى كلمة مرورك كما هي. إذا تكرر وصولها فاختر كلمة مرور أطول.",
    },
    magic_link_sign_in: {
      subjectWithCode: ({ code, portal }) => `${code} هو رمز تسجيل دخولك إلى ${portal}`,
      subjectWithLink: ({ portal }) => `تسجيل الدخول إلى ${portal}`,
      heading: ({ portal }) => `تسجيل الدخول إلى ${portal}`,
      button: "تسجيل الدخول",
      notYou: () => `إذا لم تحاول تسجيل الدخول ${ignoreMail}`,
    },
    magic_link_sign_up: {
      subjectWithCode: ({ code, portal }) => `${code} هو رمز إنشاء حسابك في ${portal}`,
      subjectWithLink: ({ portal }) => `أكمل إنشاء حسابك في ${portal}`,
      heading: ({ portal }) => `أكمل إنشاء حسابك في ${portal}`,
      button: "تأكيد العنوان",
      notYou: ({ portal }) => `إذا لم تنشئ حسابًا في ${portal} فربما كتب شخصٌ ما عنوانك عن طريق الخطأ. تجاهل هذه الرسالة ولن يُنشأ أي حساب بعنوانك.`,
    },
    magic_link_user_profile: {
      subjectWithCode: ({ code, portal }) => `${code} هو رمز تأكيد عنوانك في ${portal}`,
      subjectWithLink: ({ portal }) => `أكّد عنوانك في ${portal}`,
      heading: () => "تأكيد عنوان بريدك الإلكتروني",
      button: "تأكيد العنوان",
      notYou: () => "إذا لم تضف هذا العنوان إلى أي حساب فتجاهل هذه الرسالة ولن يُضاف.",
    },
  },
  invitations: {
    invitation: {
      subject: ({ portal }) => `دعوة إلى ${portal}`,
      heading: ({ portal }) => `أنت مدعو إلى ${portal}`,
      lead: ({ portal }) => `اقبل الدعوة لإنشاء حسابك في ${portal}.`,
      button: "قبول الدعوة",
      unexpected: () => "إذا لم تكن تتوقع هذه الدعوة فتجاهل الرسالة ولن يُنشأ أي حساب بعنوانك.",
    },
    waitlist_invitation: {
      subject: ({ portal }) => `مكانك في ${portal} جاهز`,
      heading: ({ portal }) => `مكانك في ${portal} جاهز`,
      lead: ({ portal }) => `كنت على قائمة الانتظار في ${portal}. حان دورك ويمكنك الآن إنشاء حسابك.`,
      button: "إنشاء حساب",
      unexpected: () => "إذا لم تنضم إلى قائمة الانتظار فتجاهل هذه الرسالة ولن يُنشأ أي حساب بعنوانك.",
    },
    waitlist_confirmation: {
      subject: ({ portal }) => `أنت على قائمة الانتظار في ${portal}`,
      heading: () => "أنت على قائمة الانتظار",
      lead: ({ portal }) => `سنكتب إلى هذا العنوان حين يتوفر لك مكان في ${portal}.`,
      button: null,
      unexpected: () => "إذا لم تنضم إلى قائمة الانتظار فربما كتب شخصٌ ما عنوانك عن طريق الخطأ. يمكنك تجاهل هذه الرسالة.",
    },
  },
  notices: {
    password_changed: {
      subject: ({ portal }) => `تم تغيير كلمة مرورك في ${portal}`,
      heading: "تم تغيير كلمة مرورك",
      lead: ({ account, portal }) => `تم تغيير كلمة مرور حسابك ${account} في ${portal}.`,
    },
    password_removed: {
      subject: ({ portal }) => `تمت إزالة كلمة مرورك في ${portal}`,
      heading: "تمت إزالة كلمة مرورك",
      lead: ({ account, portal }) => `لم تعد لحسابك ${account} في ${portal} كلمة مرور. ستسجّل الدخول بطريقة أخرى من الآن فصاعدًا.`,
    },
    primary_email_address_changed: {
      subject: ({ portal }) => `تم تغيير عنوان بريدك الأساسي في ${portal}`,
      heading: "تم تغيير عنوان بريدك الأساسي",
      lead: ({ account, portal, emailAddress }) => `أصبح عنوان البريد الأساسي لحسابك ${account} في ${portal} هو ${emailAddress}.`,
    },
    email_address_added: {
      subject: ({ portal }) => `تمت إضافة عنوان بريد إلكتروني إلى حسابك في ${portal}`,
      heading: "تمت إضافة عنوان بريد إلكتروني",
      lead: ({ account, portal, emailAddress }) => `تمت إضافة ${emailAddress} إلى حسابك ${account} في ${portal}.`,
    },
    email_address_removed: {
      subject: ({ portal }) => `تمت إزالة عنوان بريد إلكتروني من حسابك في ${portal}`,
      heading: "تمت إزالة عنوان بريد إلكتروني",
      lead: ({ account, portal, emailAddress }) => `تمت إزالة ${emailAddress} من حسابك ${account} في ${portal}.`,
    },
    phone_number_added: {
      subject: ({ portal }) => `تمت إضافة رقم هاتف إلى حسابك في ${portal}`,
      heading: "تمت إضافة رقم هاتف",
      lead: ({ account, portal, phoneNumber }) => `تمت إضافة ${phoneNumber} إلى حسابك ${account} في ${portal}.`,
    },
    phone_number_removed: {
      subject: ({ portal }) => `تمت إزالة رقم هاتف من حسابك في ${portal}`,
      heading: "تمت إزالة رقم هاتف",
      lead: ({ account, portal, phoneNumber }) => `تمت إزالة ${phoneNumber} من حسابك ${account} في ${portal}.`,
    },
    new_device_sign_in: {
      subject: ({ portal }) => `تسجيل دخول جديد إلى حسابك في ${portal}`,
      heading: "تسجيل دخول من جهاز جديد",
      lead: ({ account, portal }) => `سُجّل الدخول إلى حسابك ${account} في ${portal} من جهاز لم نره من قبل.`,
    },
    account_deleted: {
      subject: ({ portal }) => `تم حذف حسابك في ${portal}`,
      heading: "تم حذف حسابك",
      lead: ({ account, portal }) => `تم حذف حسابك ${account} في ${portal}، وسُجّل خروجك من جميع الأجهزة.`,
    },
    account_locked: {
      subject: ({ portal }) => `حسابك في ${portal} مقفل مؤقتًا`,
      heading: "حسابك مقفل مؤقتًا",
      lead: ({ account, portal, unlocksAt }) =>
        `جرت محاولات فاشلة كثيرة لتسجيل الدخول إلى حسابك ${account} في ${portal}. ${unlocksAt === null ? "يبقى مقفلًا إلى أن يفتحه فريق الدعم." : `سيُفتح تلقائيًا في ${unlocksAt}.`}`,
    },
  },
  enterCode: "أدخل هذا الرمز في الصفحة التي طلبته.",
  openLink: "افتح هذا الرابط للمتابعة.",
  enterCodeOrOpenLink: "أدخل هذا الرمز في الصفحة التي طلبته، أو استخدم الزر.",
  expiresWithin: ({ duration }) => `يعمل مرة واحدة خلال ${duration}.`,
  neverShare: ({ portal }) => `لا تعطه لأحد. لن يطلبه منك أحد من ${portal}.`,
  codeText: ({ code, portal, duration }) => `${code} هو رمزك في ${portal}.${duration === null ? "" : ` يعمل خلال ${duration}.`} لا تعطه لأحد.`,
  resetCodeText: ({ code, portal, duration }) => `${code} هو رمز إعادة تعيين كلمة مرورك في ${portal}.${duration === null ? "" : ` يعمل خلال ${duration}.`} لا تعطه لأحد.`,
  detailsHeading: "من أين جاء هذا",
  when: "الوقت",
  device: "الجهاز",
  place: "المكان",
  ipAddress: "عنوان IP",
  unknownDevice: "جهاز غير معروف",
  browserOnSystem: ({ browser, system }) => `${browser} على ${system}`,
  wasYou: "إذا كنت أنت من فعل ذلك فلا حاجة إلى أي إجراء.",
  wasNotYou: "إذا لم تكن أنت، فقد يكون شخصٌ آخر داخل حسابك: سجّل خروج الأجهزة التي لا تعرفها، ثم غيّر كلمة مرورك.",
  wasNotYouWithoutAccount: "إذا لم تكن أنت، فأخبرنا في أقرب وقت ممكن.",
  wasNotYouButton: "لم أكن أنا",
  contactButton: "التواصل مع الدعم",
  footer: ({ portal }) => `أرسل إليك ${portal} هذه الرسالة بسبب أمرٍ حدث في حساب أو عنوان. وهي ليست إعلانًا.`,
};
