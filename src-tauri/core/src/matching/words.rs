//! Words that say little, and words written short. Both only weigh in suggestions, never in equality.

/// Common words of company names, which tell little about which company is meant.
const COMMON: [&str; 40] = [
    "academy",
    "and",
    "associates",
    "association",
    "capital",
    "care",
    "centre",
    "co",
    "college",
    "consulting",
    "engineering",
    "enterprises",
    "europe",
    "financial",
    "foundation",
    "global",
    "group",
    "healthcare",
    "holding",
    "holdings",
    "homes",
    "industries",
    "international",
    "logistics",
    "management",
    "national",
    "of",
    "partners",
    "partnership",
    "properties",
    "school",
    "security",
    "service",
    "services",
    "solutions",
    "systems",
    "technologies",
    "technology",
    "trust",
    "uk",
];

/// Abbreviations and what they stand for.
const SHORT: [(&str, &str); 44] = [
    ("accts", "accountants"),
    ("acad", "academy"),
    ("admin", "administration"),
    ("amer", "american"),
    ("assoc", "associates"),
    ("assn", "association"),
    ("assocs", "associates"),
    ("bldg", "building"),
    ("bros", "brothers"),
    ("cent", "centre"),
    ("center", "centre"),
    ("chem", "chemical"),
    ("comm", "communications"),
    ("comms", "communications"),
    ("constr", "construction"),
    ("coop", "cooperative"),
    ("dept", "department"),
    ("dev", "development"),
    ("dist", "distribution"),
    ("elec", "electric"),
    ("eng", "engineering"),
    ("engg", "engineering"),
    ("fin", "financial"),
    ("finl", "financial"),
    ("govt", "government"),
    ("grp", "group"),
    ("hldg", "holding"),
    ("hldgs", "holdings"),
    ("hosp", "hospital"),
    ("ind", "industries"),
    ("inds", "industries"),
    ("ins", "insurance"),
    ("int", "international"),
    ("intl", "international"),
    ("labs", "laboratories"),
    ("mfg", "manufacturing"),
    ("mgmt", "management"),
    ("mgt", "management"),
    ("natl", "national"),
    ("pharm", "pharmaceuticals"),
    ("svc", "service"),
    ("svcs", "services"),
    ("tech", "technology"),
    ("univ", "university"),
];

/// The full form of an abbreviated word.
pub(super) fn expand(word: &str) -> &str {
    SHORT.iter().find(|(short, _)| *short == word).map_or(word, |(_, full)| full)
}

/// Whether `word` occurs in company names of all kinds.
pub(super) fn is_common(word: &str) -> bool {
    COMMON.binary_search(&word).is_ok()
}

/// How alike two different words are: 0 or a share below 1. Knows abbreviations by their beginning
/// (`dist` for `distribution`), plurals and slips of the pen.
pub(super) fn kinship(one: &str, other: &str) -> f32 {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let numeric = |word: &str| word.bytes().any(|b| b.is_ascii_digit());
    if short.len() < 3 || numeric(one) || numeric(other) {
        return 0.0;
    }
    if let Some(rest) = long.strip_prefix(short) {
        return if matches!(rest, "s" | "es") { 0.9 } else { 0.7 };
    }
    let same_start = short.as_bytes()[0] == long.as_bytes()[0];
    let allowed = if long.len() >= 8 { 2 } else { 1 };
    if long.len() - short.len() > allowed || short.len() < 4 || !(same_start || long.len() >= 6) {
        return 0.0;
    }
    match strsim::osa_distance(short, long) {
        1 if allowed == 2 => 0.9,
        1 => 0.75,
        2 if allowed == 2 => 0.6,
        _ => 0.0,
    }
}
