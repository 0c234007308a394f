//! What in two names counts as the same: accents, case and legal forms aside; and whose a mail domain is.

use super::customer::search_form;

/// Words that say what kind of company it is, without accents.
const LEGAL: &[&str] = &[
    "gmbh",
    "mbh",
    "co",
    "kg",
    "kgaa",
    "ag",
    "ug",
    "ohg",
    "gbr",
    "ek",
    "ev",
    "eg",
    "se",
    "ltd",
    "limited",
    "llc",
    "llp",
    "lp",
    "inc",
    "incorporated",
    "corp",
    "corporation",
    "company",
    "plc",
    "pty",
    "pte",
    "ou",
    "oy",
    "oyj",
    "ab",
    "as",
    "asa",
    "aps",
    "sa",
    "sas",
    "sasu",
    "sarl",
    "eurl",
    "srl",
    "spa",
    "sl",
    "slu",
    "sc",
    "ltda",
    "eireli",
    "bv",
    "nv",
    "vof",
    "sro",
    "sp",
    "zoo",
    "spzoo",
    "kft",
    "zrt",
    "doo",
    "uab",
    "sia",
    "ooo",
    "zao",
    "oao",
    "pao",
    "ip",
    "ооо",
    "зао",
    "оао",
    "пао",
    "ао",
    "ип",
    "тов",
    "тзов",
    "фоп",
    "пп",
    "пат",
    "прат",
    "общество",
    "ограниченнои",
    "ответственностью",
    "товариство",
    "обмеженою",
    "відповідальністю",
    "відповідальністю",
    "the",
    "and",
    "und",
    "et",
];

/// Mail that anybody may have says nothing about a company.
const PUBLIC_MAIL: &[&str] = &[
    "gmail.com",
    "googlemail.com",
    "outlook.com",
    "outlook.de",
    "outlook.fr",
    "outlook.es",
    "hotmail.com",
    "hotmail.co.uk",
    "hotmail.de",
    "hotmail.fr",
    "hotmail.es",
    "live.com",
    "live.de",
    "live.co.uk",
    "msn.com",
    "yahoo.com",
    "yahoo.co.uk",
    "yahoo.de",
    "yahoo.fr",
    "yahoo.es",
    "yahoo.com.br",
    "ymail.com",
    "icloud.com",
    "me.com",
    "mac.com",
    "aol.com",
    "gmx.de",
    "gmx.net",
    "gmx.at",
    "gmx.ch",
    "gmx.com",
    "web.de",
    "t-online.de",
    "freenet.de",
    "arcor.de",
    "posteo.de",
    "mailbox.org",
    "mail.ru",
    "bk.ru",
    "inbox.ru",
    "list.ru",
    "internet.ru",
    "yandex.ru",
    "yandex.com",
    "ya.ru",
    "rambler.ru",
    "ukr.net",
    "i.ua",
    "meta.ua",
    "bigmir.net",
    "wp.pl",
    "o2.pl",
    "onet.pl",
    "onet.eu",
    "interia.pl",
    "op.pl",
    "gazeta.pl",
    "proton.me",
    "protonmail.com",
    "pm.me",
    "tuta.io",
    "zoho.com",
    "fastmail.com",
    "orange.fr",
    "wanadoo.fr",
    "free.fr",
    "laposte.net",
    "sfr.fr",
    "uol.com.br",
    "bol.com.br",
    "terra.com.br",
    "ig.com.br",
    "libero.it",
    "virgilio.it",
    "telefonica.net",
    "qq.com",
    "163.com",
    "126.com",
    "naver.com",
    "comcast.net",
    "verizon.net",
    "att.net",
    "sbcglobal.net",
    "btinternet.com",
    "bigpond.com",
    "telenet.be",
    "ziggo.nl",
    "bluewin.ch",
    "mail.ee",
    "hot.ee",
];

/// The part behind the `@` of the first address.
pub fn mail_domain(address: &str) -> Option<String> {
    let first = address.split([',', ';']).next().unwrap_or_default();
    first
        .rsplit_once('@')
        .map(|(_, host)| search_form(host))
        .filter(|host| host.contains('.'))
}

pub(super) fn is_public_mail(domain: &str) -> bool {
    PUBLIC_MAIL.contains(&domain)
}

/// Shares at least half of its telling words, each at least nearly; whichever of the two is asked.
pub(super) fn is_near(ours: &str, theirs: &str) -> bool {
    let (ours, theirs) = (words(ours), words(theirs));
    let found = |these: &[String], those: &[String]| {
        let known = |word: &&String| those.iter().any(|other| alike(word, other));
        these.iter().filter(known).count()
    };
    let shared = found(&ours, &theirs).min(found(&theirs, &ours));
    shared > 0 && shared * 2 >= ours.len().max(theirs.len())
}

/// Letters and digits only, folded; legal forms left out where anything else is left.
pub(super) fn words(name: &str) -> Vec<String> {
    let all: Vec<String> = folded(name)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() > 1)
        .map(str::to_owned)
        .collect();
    all.into_iter()
        .filter(|word| !LEGAL.contains(&word.as_str()))
        .collect()
}

/// Beyond accents: letters that are no accented form of another, and their spellings with two letters.
fn folded(name: &str) -> String {
    let bare = search_form(name);
    let mut text = String::with_capacity(bare.len());
    for letter in bare.chars() {
        match letter {
            'ß' => text.push_str("ss"),
            'ł' => text.push('l'),
            'ø' => text.push('o'),
            'đ' => text.push('d'),
            'æ' => text.push('a'),
            '\'' | '’' | 'ʼ' => {}
            other => text.push(other),
        }
    }
    text.replace("ae", "a")
        .replace("oe", "o")
        .replace("ue", "u")
}

/// Equal, one the beginning of the other, or one letter apart in a long word.
fn alike(a: &str, b: &str) -> bool {
    let (short, long) = if a.chars().count() <= b.chars().count() {
        (a, b)
    } else {
        (b, a)
    };
    let length = short.chars().count();
    a == b
        || (length >= 3 && long.starts_with(short))
        || (length >= 5 && is_one_edit_away(short, long))
}

/// One letter more, less or other.
fn is_one_edit_away(short: &str, long: &str) -> bool {
    let (short, long): (Vec<char>, Vec<char>) = (short.chars().collect(), long.chars().collect());
    if long.len() > short.len() + 1 {
        return false;
    }
    let same = short.iter().zip(&long).take_while(|(a, b)| a == b).count();
    let (rest, other) = (short.get(same..), long.get(same..));
    let (Some(rest), Some(other)) = (rest, other) else {
        return false;
    };
    let behind = other.get(1..).unwrap_or_default();
    if short.len() == long.len() {
        rest.get(1..).unwrap_or_default() == behind
    } else {
        rest == behind
    }
}

/// Words to look for in our copy, which folds accents but not spellings.
pub(super) fn search_words(name: &str) -> Vec<String> {
    let plain = search_form(name);
    let mut found: Vec<String> = plain
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() > 2 && !LEGAL.contains(word))
        .map(str::to_owned)
        .collect();
    let respelled: Vec<String> = found
        .iter()
        .map(|word| {
            word.replace("ae", "a")
                .replace("oe", "o")
                .replace("ue", "u")
                .replace("ss", "ß")
        })
        .collect();
    found.extend(respelled);
    found.extend(with_two_letters(name));
    found
}

/// `Müller` may stand there as `Mueller`.
fn with_two_letters(name: &str) -> Vec<String> {
    let lower = name.to_lowercase();
    lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.contains(['ä', 'ö', 'ü', 'ß']))
        .map(|word| {
            word.replace('ä', "ae")
                .replace('ö', "oe")
                .replace('ü', "ue")
                .replace('ß', "ss")
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn legal_forms_accents_and_spellings_do_not_part_names() {
        for (ours, theirs) in [
            ("Müller GmbH", "Mueller AG"),
            ("ООО «Северо-Запад»", "Северо-Запад, ЗАО"),
            ("Acme Rockets, Inc.", "ACME ROCKETS LLC"),
            ("Łódź Meble Sp. z o.o.", "Lodz Meble"),
            ("Straßenbau Süd KG", "Strassenbau Sued"),
            ("Société Générale de Câbles SARL", "Societe Generale Cables"),
            ("Harbour Lights Ltd", "Harbor Lights"),
            (
                "Ver. Elektroanlagen Schaltschrankbau Erzgeb.",
                "Vereinigte Elektroanlagen- und Schaltschrankbau Erzgebirge GmbH & Co. KG",
            ),
        ] {
            assert!(is_near(ours, theirs), "{ours} / {theirs}");
        }
        for (ours, theirs) in [
            ("Harbour Lights Ltd", "Pacific Boatworks Ltd"),
            ("Acme GmbH", "Zeta GmbH"),
            ("Sun", "Moon"),
            ("", ""),
            ("GmbH", "GmbH"),
        ] {
            assert!(!is_near(ours, theirs), "{ours} / {theirs}");
        }
    }

    #[test]
    fn one_letter_is_one_letter() {
        assert!(is_one_edit_away("harbor", "harbour"));
        assert!(is_one_edit_away("maier", "meier"));
        assert!(!is_one_edit_away("maier", "mayer2"));
        assert!(!is_one_edit_away("abcde", "edcba"));
    }

    #[test]
    fn mail_of_everybody_is_told_from_a_companys_own() {
        assert_eq!(mail_domain("Ann <x>, a@b.c").as_deref(), None);
        assert_eq!(
            mail_domain("Ann@Acme.Example, b@c.d").as_deref(),
            Some("acme.example")
        );
        assert!(is_public_mail("gmail.com"));
        assert!(!is_public_mail("acme.example"));
    }
}
