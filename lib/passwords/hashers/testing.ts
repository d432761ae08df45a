/** A password and a digest of it that somebody else published, or made with the original implementation. */
export type Vector = [hasher: string, password: string, digest: string];

/** Each group says where it comes from. */
export const VECTORS: Vector[] = [
  // test.c of the reference implementation, versions 16 (with and without its mark) and 19.
  ["argon2i", "password", "$argon2i$v=16$m=65536,t=2,p=1$c29tZXNhbHQ$9sTbSlTio3Biev89thdrlKKiCaYsjjYVJxGAL3swxpQ"],
  ["argon2i", "password", "$argon2i$m=65536,t=2,p=1$c29tZXNhbHQ$9sTbSlTio3Biev89thdrlKKiCaYsjjYVJxGAL3swxpQ"],
  ["argon2i", "password", "$argon2i$v=16$m=256,t=2,p=1$c29tZXNhbHQ$/U3YPXYsSb3q9XxHvc0MLxur+GP960kN9j7emXX8zwY"],
  ["argon2i", "differentpassword", "$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$FK6NoBr+qHAMI1jc73xTWNkCEoK9iGY6RWL1n7dNIu4"],
  ["argon2i", "password", "$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$wWKIMhR9lyDFvRz9YTZweHKfbftvj+qf+YFY4NeBbtA"],
  ["argon2id", "password", "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"],
  ["argon2id", "password", "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4"],
  ["argon2id", "password", "$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc"],
  ["argon2id", "differentpassword", "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$C4TWUs9rDEvq7w3+J4umqA32aWKB1+DSiRuBfYxFj94"],
  ["argon2id", "password", "$argon2id$v=19$m=65536,t=2,p=1$ZGlmZnNhbHQ$vfMrBczELrFdWP0ZsfhWsRPaHppYdP3MVEMIVlqoFBw"],

  // crypt_blowfish 1.3 (wrapper.c), among them the password of which only 72 bytes count, and the one that 2a broke.
  ["bcrypt", "U*U", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"],
  ["bcrypt", "U*U*", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK"],
  ["bcrypt", "U*U*U", "$2a$05$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4a"],
  ["bcrypt", "", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.7uG0VCzI2bS7j6ymqJi9CdcdxiRTWNy"],
  ["bcrypt", "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789chars after 72 are ignored", "$2a$05$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui"],
  ["bcrypt", "ё", "$2y$05$6bNw2HLQYeqHYyBfLMsv/OUcZd0LKP39b87nBw3.S2tVZSqiQX6eu"],
  // py-bcrypt
  ["bcrypt", "abc", "$2a$10$WvvTPHKwdBJ3uk0Z37EMR.hLA2W6N9AEBhEgrAOljy2Ae5MtaSIUi"],

  // Made by Django 1.6, as in test_handlers_django.py of passlib 1.7.4. bcrypt alone would take the last two for one.
  ["bcrypt_sha256_django", "", "bcrypt_sha256$$2a$06$/3OeRpbOf8/l6nPPRdZPp.nRiyYqPobEZGdNRBWihQhiFDh1ws1tu"],
  ["bcrypt_sha256_django", "lètmein", "bcrypt_sha256$$2a$08$NDjSAIcas.EcoxCRiArvT.MkNiPYVhrsrnJsRkLueZOoV1bsQqlmC"],
  ["bcrypt_sha256_django", "táБℓə", "bcrypt_sha256$$2a$06$kCXUnRFQptGg491siDKNTu8RxjBGSjALHRuvhPYNFsa4Ea5d9M48u"],
  ["bcrypt_sha256_django", `${"abc123".repeat(12)}qwr`, "bcrypt_sha256$$2a$06$Tg/oYyZTyAf.Nb3qSgN61Ocy0BEz1RK6xslSNi8PlaLX2pe7x/KQG"],
  ["bcrypt_sha256_django", `${"abc123".repeat(12)}xyz`, "bcrypt_sha256$$2a$06$Tg/oYyZTyAf.Nb3qSgN61OvY2zoRVUa2Pugv2ExVOUT2YmhvxUFUa"],

  // crypt_blowfish's, cut in two: Devise hashes "#{password}#{pepper}".
  ["bcrypt_peppered", "U*", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK$U*"],
  ["bcrypt_peppered", "U", "$2a$05$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4a$*U*U"],
  ["bcrypt_peppered", "0123456789abcdefghijklmnopqrstuvwxyz", "$2a$05$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui$ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789chars after 72 are ignored"],

  // RFC 1321, appendix A.5, and the one that Clerk documents.
  ["md5", "", "d41d8cd98f00b204e9800998ecf8427e"],
  ["md5", "message digest", "f96b697d7cb7938d525a2f31aaf161d0"],
  ["md5", "message digest", "F96B697D7CB7938D525A2F31AAF161D0"],
  ["md5", "password", "5f4dcc3b5aa765d61d8327deb882cf99"],
  // The same, cut in two: salt in front, salt behind.
  ["md5_salted", "digest", "message $f96b697d7cb7938d525a2f31aaf161d0"],
  ["md5_salted", "message", " digest$f96b697d7cb7938d525a2f31aaf161d0"],

  // NIST, SHA-256 examples, and the one that Clerk documents.
  ["sha256", "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
  ["sha256", "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"],
  ["sha256", "test", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"],
  ["sha256_salted", "bc", "a$ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
  ["sha256_salted", "ab", "c$ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],

  // RFC 6070. Where the salt is no hexadecimal it stands for itself.
  ["pbkdf2_sha1", "password", "pbkdf2_sha1$1$73616c74$0c60c80f961f0e71f3a9b524af6012062fe037a6$20"],
  ["pbkdf2_sha1", "password", "pbkdf2_sha1$2$salt$ea6c014dc72d6f8ccd1ed92ace1d41f0d8de8957$20"],
  ["pbkdf2_sha1", "password", "pbkdf2_sha1$4096$salt$4b007901b765489abead49d926f721d065a429c1$20"],
  ["pbkdf2_sha1", "passwordPASSWORDpassword", "pbkdf2_sha1$4096$saltSALTsaltSALTsaltSALTsaltSALTsalt$3d2eec4fe41c849b80c8d83662c0e44a8b291a964cf2f07038$25"],
  ["pbkdf2_sha1", "pass\0word", "pbkdf2_sha1$4096$7361006c74$56fa6aa75548099dcc37d7f03425e0c3$16"],

  // RFC 7914, section 11.
  ["pbkdf2_sha256", "passwd", "pbkdf2_sha256$1$c2FsdA==$VawEblbjCJ/sFpHCJUS2BflBhSFt3gRl5oudV8INrLxJypzM8Xm2RZkWZLOdd+8xfHG4RbHjC9UJESBB06GXgw=="],
  ["pbkdf2_sha256", "Password", "pbkdf2_sha256$80000$TmFDbA==$TdzY9guYviGDDO5e8icB+WQaRBjQTAQUrv8Ih2s0q1ah1CWhIlgzVJrbhBtRybMXaicr3ruh0HhHj2Kzl/M8jQ=="],

  // Django's tests/auth_tests/test_hashers.py of 1.5, 5.0 and 5.1, and one made by Django 1.4, from passlib 1.7.4.
  ["pbkdf2_sha256_django", "lètmein", "pbkdf2_sha256$10000$seasalt$CWWFdHOWwPnki7HvkcqN9iA2T3KLW1cf2uZ5kvArtVY="],
  ["pbkdf2_sha256_django", "lètmein", "pbkdf2_sha256$720000$seasalt$eDupbcisD1UuIiou3hMuMu8oe/XwnpDw45r6AA5iv0E="],
  ["pbkdf2_sha256_django", "lètmein", "pbkdf2_sha256$870000$seasalt$wJSpLMQRQz0Dhj/pFpbyjMj71B2gUYp6HJS5AU+32Ac="],
  ["pbkdf2_sha256_django", "not a password", "pbkdf2_sha256$10000$kjVJaVz6qsnJ$5yPHw3rwJGECpUf70daLGhOrQ5+AMxIJdz1c3bqK1Rs="],

  // Lib/test/test_hashlib.py of CPython.
  ["pbkdf2_sha512", "password", "pbkdf2_sha512$1$salt$867f70cf1ade02cff3752599a3a53dc4af34c7a669815ae5d513554e1c8cf252c02d470a285a0501bad999bfe943c08f050235d7d68b1da55e63f73b60a57fce"],
  ["pbkdf2_sha512", "password", "pbkdf2_sha512$4096$salt$d197b1b33db0143e018b12f3d1d1479e6cdebdcc97c5c0f87f6902e072f457b5143f30602641b3d55cd335988cb36b84376060ecd532e039b742a239434af2d5"],
  ["pbkdf2_sha512_hex", "password", "pbkdf2_sha512_hex$1$73616c74$867f70cf1ade02cff3752599a3a53dc4af34c7a669815ae5d513554e1c8cf252c02d470a285a0501bad999bfe943c08f050235d7d68b1da55e63f73b60a57fce"],
  ["pbkdf2_sha512_hex", "password", "pbkdf2_sha512_hex$2$73616C74$e1d9c16aa681708a45f5c7c4e215ceb66e011a2e9f0040713f18aefdb866d53cf76cab2868a39b9f7840edce4fef5a82be67335c77a6068e04112754f27ccf4e"],

  // test.php of phpass 0.3, John the Ripper 1.7.9, and passlib 1.7.4.
  ["phpass", "test12345", "$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0"],
  ["phpass", "thisisalongertestPW", "$P$912345678LIjjb6PhecupozNBmDndU0"],
  ["phpass", "JohnRipper", "$P$612345678si5M0DDyPpmRCmcltU/YW/"],
  ["phpass", "JohnRipper", "$P$B12345678L6Lpt4BxNotVIMILOa9u81"],
  ["phpass", "", "$P$7JaFQsPzJSuenezefD/3jHgt5hVfNH0"],
  // No vector is published: made with passlib 1.7.4 out of the MD5 of "password".
  ["md5_phpass", "password", "$P$B12345678itoq9d7VxXl0AXS5UxCbj0"],

  // README of firebase/scrypt, with the salt separator's row of its parameters.
  [
    "scrypt_firebase",
    "user1password",
    "lSrfV15cpx95/sZS2W9c9Kp6i/LVgQNDNC/qzrCnh1SAyZvqmZqAjTdn3aoItz+VHjoZilo78198JAdRuid5lQ==$42xEC+ixf3L2lw==$jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA==$Bw==$8$14",
  ],
  // The same as the Admin SDK writes it: in the URL's alphabet.
  [
    "scrypt_firebase",
    "user1password",
    "lSrfV15cpx95_sZS2W9c9Kp6i_LVgQNDNC_qzrCnh1SAyZvqmZqAjTdn3aoItz-VHjoZilo78198JAdRuid5lQ==$42xEC-ixf3L2lw==$jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA==$Bw==$8$14",
  ],

  // RFC 7914, section 12: Werkzeug writes just these.
  ["scrypt_werkzeug", "pleaseletmein", "scrypt:16384:8:1$SodiumChloride$7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887"],
  ["scrypt_werkzeug", "password", "scrypt:1024:8:16$NaCl$fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b3731622eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640"],
  ["scrypt_werkzeug", "pleaseletmein", "$scrypt:16384:8:1$SodiumChloride$cCO9yzr9c0hGHAbNgf046/2o+7qQT44+qbVD9lRdofLVQylVYT8Pz2LUlwUkKpr55h6F3A1lHkDfzwF7RVdYhw=="],

  // test_handlers.py of passlib 1.7.4, salts of 4 to 16 bytes.
  ["ldap_ssha", "testing123", "{SSHA}0c0blFTXXNuAMHECS4uxrj3ZieMoWImr"],
  ["ldap_ssha", "secret", "{SSHA}0H+zTv8o4MR4H43n03eCsvw1luG8LdB7"],
  ["ldap_ssha", "táБℓə", "{SSHA}3yCSD1nLZXznra4N8XzZgAL+s1sQYsx5"],
  ["ldap_ssha", "test", "{SSHA}P90+qijSp8MJ1tN25j5o1PflUvlqjXHOGeOckw=="],
  ["ldap_ssha", "test", "{ssha}Pfx6Vf48AT9x3FVv8znbo8WQkEVSipHSWovxXmvNWUvp/d/7"],

  // Without salt: Symfony's output, kept by a test of the Pinboard project. With salt, and with the "0" that is none to PHP:
  // made by Symfony's description in Python.
  ["sha512_symfony", "pinboard", "sha512_symfony$5000$$dbKeJ2b0FONX7r6SpuxBoEezcRLmwf6WTLoPuWTcasv7gi9s/jcUOuxWCxhmn2qSbR+FLAf62PlnpWTtRuBNmw=="],
  ["sha512_symfony", "", "sha512_symfony$5000$$Vdbm7LMUbfL6Wm1WDrTLshjJD5r50nPo/ABPfoCRBAff6IdF0TP160zGRILuVYIHXyoDyhTV/BvquNQgEY2uew=="],
  ["sha512_symfony", "password", "sha512_symfony$5000$somesalt$H9VRzTCHUNwtJYgcPquobw1lhQeHUhZTCt/6e27sXzpFwmBjzcdBqpTgPCeIRacHLJPEyIBn+UpS6gQ6+USIdg=="],
  ["sha512_symfony", "password", "sha512_symfony$1$0$sQnzu7wkTrgkQZF+0G1hi5AI3Qmzvv0bXgc5THBqi7mAsdd4Xll27ASbRt9fEyavWi6m0QP9B8lThf+rDKy8hg=="],
];

/** Those that the API's documentation shows: nobody published their passwords. */
export const DOCUMENTED: [hasher: string, digest: string][] = [
  ["argon2i", "$argon2i$v=19$m=4096,t=3,p=1$4t6CL3P7YiHBtwESXawI8Hm20zJj4cs7/4/G3c187e0$m7RQFczcKr5bIR0IIxbpO2P0tyrLjf3eUW3M3QSwnLc"],
  ["argon2id", "$argon2id$v=19$m=64,t=4,p=8$Z2liZXJyaXNo$iGXEpMBTDYQ8G/71tF0qGjxRHEmR3gpGULcE93zUJVU"],
  ["awscognito", "awscognito#eu-central-1_a1B2c3D4e#1example23456789#anna@example.test"],
];
