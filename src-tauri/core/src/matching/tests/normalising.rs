//! One table per rule of normalising: the name as written, the key, the legal forms taken off.

use crate::matching::normalise;

fn check(rule: &str, cases: &[(&str, &str, &[&str])]) {
    for (name, key, forms) in cases {
        let found = normalise(name);
        let names: Vec<&str> = found.forms.iter().map(|form| form.name).collect();
        assert_eq!(found.key, *key, "{rule}: the key of {name:?}");
        assert_eq!(names, *forms, "{rule}: the legal forms of {name:?}");
    }
}

#[test]
fn accents_case_and_other_alphabets_fold() {
    check(
        "folding",
        &[
            ("ÉCLAIR Tëst", "eclair test", &[]),
            ("Straße Søren Łódka", "strasse soren lodka", &[]),
            ("Ｗｉｄｅ Letters", "wide letters", &[]),
            ("Ромашка", "romashka", &[]),
            ("Brand™ Names®", "brand names", &[]),
            ("株式会社Tanaka", "tanaka", &["kk"]),
        ],
    );
}

#[test]
fn punctuation_is_dropped_or_parts_words() {
    check(
        "punctuation",
        &[
            ("Tony's Tools", "tonys tools", &[]),
            ("Tony’s Tools", "tonys tools", &[]),
            ("Widget G.m.b.H.", "widget", &["gmbh"]),
            ("Oak-Tree, (Leeds)", "oak tree leeds", &[]),
            ("Oak & Elm", "oak and elm", &[]),
            ("Oak + Elm", "oak and elm", &[]),
            ("A J W Roofing", "ajw roofing", &[]),
            ("Version 1.2", "version 1 2", &[]),
        ],
    );
}

#[test]
fn filing_tails_go_but_places_stay() {
    check(
        "tails",
        &[
            ("Widget Corp /DE/", "widget", &["corp"]),
            ("Widget Co /NEW/", "widget", &["co"]),
            ("Widget Inc /De", "widget", &["inc"]),
            ("Widget Company/MN", "widget", &["co"]),
            ("Widget /UK/", "widget uk", &[]),
            ("Widget Pty Ltd /IN", "widget pty ltd in", &[]),
            ("Smith/Jones", "smith jones", &[]),
            ("Bygge A/S", "bygge", &["as"]),
        ],
    );
}

#[test]
fn articles_and_legal_forms_come_off_but_never_everything() {
    check(
        "legal forms",
        &[
            ("The Widget Company (The)", "widget", &["co"]),
            ("Widget & Co. Limited", "widget", &["co", "ltd"]),
            ("Widget P L C", "widget", &["plc"]),
            ("Widget Public Limited Company", "widget", &["plc"]),
            ("Widget (Pty) Ltd", "widget", &["pty ltd"]),
            ("Widget (P) Ltd.", "widget", &["pvt ltd"]),
            ("Widget GmbH & Co. KG", "widget", &["gmbh co kg"]),
            ("Widget Sp. z o.o.", "widget", &["sp zoo"]),
            ("Widget S. de R.L. de C.V.", "widget", &["s de rl"]),
            ("Widget Cyf", "widget", &["ltd"]),
            ("Limited Ltd", "ltd", &["ltd"]),
            ("The", "the", &[]),
            ("Ltd", "ltd", &[]),
            ("Widget Group Holdings UK", "widget group holdings uk", &[]),
        ],
    );
}

#[test]
fn trading_names_are_kept_as_alternatives() {
    for name in
        ["Alder Ltd t/a Birch", "Alder Ltd T/A Birch Ltd", "Alder trading as Birch", "Alder Inc d/b/a Birch"]
    {
        let found = normalise(name);
        assert_eq!(found.alternatives, ["alder", "birch"], "both halves of {name:?} must be findable");
        assert_eq!(found.key, "alder ta birch", "the whole of {name:?} stays the key");
    }
    assert!(normalise("Ta Moko Arts").alternatives.is_empty(), "a mark without a name before it is a word");
}

#[test]
fn numbers_are_read_from_digits_and_roman_numerals() {
    for (name, numbers) in [
        ("Fund VIII", vec!["8"]),
        ("Fund 08 Site 3", vec!["3", "8"]),
        ("Studio54", vec!["54"]),
        ("X Marks", vec![]),
        ("Phase One", vec![]),
    ] {
        assert_eq!(normalise(name).numbers, numbers, "the numbers of {name:?}");
    }
}

#[test]
fn names_without_letters_are_empty() {
    for name in ["", "  ", "...", "—", "™", "'"] {
        assert!(normalise(name).is_empty(), "{name:?} has nothing to compare");
    }
}
