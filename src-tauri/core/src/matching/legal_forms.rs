//! Legal forms: what a company is (`Ltd`, `GmbH`, `Inc`), as opposed to what it is called.
//!
//! Each form is known under its usual spellings and abbreviations, folded as names are. Some spellings
//! are also plain English or geography (`spa`, `sa`, `ag`); those are taken off like the others, but a
//! name that carries one is only a suggestion for a name that carries none.

use std::collections::HashMap;
use std::sync::LazyLock;

/// How much a legal form at the end of a name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Says little by itself: `Co`, `& Co`.
    Loose,
    /// A legal form and nothing else: `Ltd`, `GmbH`.
    Firm,
    /// May be an ordinary word or a place: `Spa`, `SA`.
    Doubtful,
}

/// A legal form in its canonical spelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LegalForm {
    /// The canonical spelling, lower-case: `ltd`.
    pub name: &'static str,
    /// How much it says.
    pub weight: Weight,
}

/// Canonical form, then its other spellings, parted by `|`.
const FIRM: &[(&str, &str)] = &[
    // United Kingdom and Ireland
    ("ltd", "limited|limted|cyfyngedig|cyf|teoranta|teo|limitee|ltee"),
    (
        "plc",
        "public limited company|public limited co|public ltd co|cpt|cuideachta phoibli theoranta|cwmni cyfyngedig cyhoeddus",
    ),
    ("llp", "limited liability partnership"),
    ("lp", "limited partnership"),
    ("cic", "community interest company|community interest co|cbc|cwmni buddiant cymunedol"),
    ("cio", "charitable incorporated organisation|scio"),
    ("clg", "company limited by guarantee"),
    ("dac", "designated activity company"),
    // United States and Canada
    ("inc", "incorporated"),
    ("corp", "corporation"),
    ("llc", "limited liability company|limited liability co|ltd liability co"),
    ("lllp", "limited liability limited partnership"),
    ("pllc", "professional limited liability company"),
    ("pbc", "public benefit corporation|public benefit corp"),
    // Australia, New Zealand, South Africa, India, Singapore, Malaysia
    ("pty ltd", "pty limited|proprietary limited|proprietary ltd|pty"),
    ("pvt ltd", "pvt limited|private limited|private ltd|pvt|p ltd|p limited"),
    ("pte ltd", "pte limited|pte"),
    ("opc", "one person company"),
    ("npc", "non profit company"),
    ("soc ltd", "soc limited|state owned company"),
    ("sdn bhd", "sendirian berhad"),
    ("bhd", "berhad"),
    // Germany, Austria, Switzerland
    ("gmbh", "gesellschaft mit beschrankter haftung|ges mbh|gesmbh|mbh"),
    ("ggmbh", "gemeinnutzige gmbh"),
    ("gmbh co kg", "gmbh and co kg|gmbh u co kg|gmbh cokg"),
    ("ug", "ug haftungsbeschrankt|unternehmergesellschaft|unternehmergesellschaft haftungsbeschrankt"),
    ("kg", "kommanditgesellschaft"),
    ("kgaa", "kommanditgesellschaft auf aktien"),
    ("ohg", "offene handelsgesellschaft"),
    ("gbr", "gesellschaft burgerlichen rechts"),
    // France, Belgium, Netherlands, Luxembourg
    ("sas", "societe par actions simplifiee"),
    ("sasu", ""),
    ("sarl", "societe a responsabilite limitee"),
    ("eurl", ""),
    ("snc", "societe en nom collectif"),
    ("bv", "besloten vennootschap"),
    ("bvba", ""),
    ("cvba", ""),
    ("vof", "vennootschap onder firma"),
    ("vzw", ""),
    ("asbl", ""),
    ("sprl", ""),
    // Italy, Spain, Portugal, Latin America
    ("srl", "societa a responsabilita limitata|sociedad de responsabilidad limitada"),
    ("srls", ""),
    ("sl", "sociedad limitada"),
    ("slu", "sociedad limitada unipersonal"),
    ("lda", "limitada|unipessoal lda"),
    ("ltda", ""),
    ("eireli", ""),
    ("sa de cv", "sociedad anonima de capital variable"),
    ("sapi de cv", ""),
    ("s de rl", "s de rl de cv"),
    // Nordic and Baltic countries
    ("aps", "anpartsselskab"),
    ("asa", "allmennaksjeselskap"),
    ("oy", "osakeyhtio"),
    ("oyj", ""),
    ("ehf", ""),
    ("uab", ""),
    // Central and eastern Europe, Turkey
    ("sp zoo", "spzoo|sp z oo|spolka z ograniczona odpowiedzialnoscia|spolka z oo"),
    ("sro", "spol sro|spolecnost s rucenim omezenym"),
    ("kft", "korlatolt felelossegu tarsasag"),
    ("zrt", ""),
    ("nyrt", ""),
    ("eood", ""),
    ("ood", ""),
    ("doo", ""),
    ("ooo", "obshchestvo s ogranichennoy otvetstvennostyu"),
    ("zao", ""),
    ("oao", ""),
    ("ltd sti", "limited sirketi"),
    // Asia and the Gulf
    ("kk", "kabushiki kaisha|kabushiki gaisha"),
    ("gk", "godo kaisha"),
    ("yk", "yugen kaisha"),
    ("jsc", "joint stock company|joint stock co"),
    ("pcl", "public company limited|public co ltd"),
    ("tbk", ""),
    ("fze", ""),
    ("fzco", ""),
    ("fz llc", "fzllc"),
    ("wll", ""),
    ("pjsc", ""),
];

const LOOSE: &[(&str, &str)] = &[("co", "company")];

const DOUBTFUL: &[(&str, &str)] = &[
    ("unlimited", "unlimited company|unltd|ulc|uc"),
    ("spa", "societa per azioni"),
    ("sa", "societe anonyme|sociedad anonima"),
    ("sau", ""),
    ("se", "societas europaea"),
    ("ag", "aktiengesellschaft"),
    ("nv", "naamloze vennootschap"),
    ("ab", "aktiebolag|ab publ"),
    ("as", "aksjeselskap|aktieselskab|anonim sirketi|aktsiaselts"),
    ("ou", "osauhing"),
    ("sia", ""),
    ("ek", ""),
    ("ev", ""),
    ("eg", ""),
    ("na", "national association"),
    ("pc", "professional corporation|professional corp"),
    ("pa", "professional association"),
    ("lc", ""),
    ("cc", "close corporation|close corp"),
    ("nl", "no liability"),
    ("sc", ""),
    ("sca", ""),
    ("cv", ""),
    ("dd", ""),
    ("ad", ""),
    ("ae", ""),
    ("is", ""),
    ("ks", ""),
    ("hf", ""),
    ("pt", ""),
];

/// Forms that some countries write in front of the name.
const LEADING: [&str; 6] = ["ooo", "zao", "oao", "uab", "kk", "gk"];

/// The longest spelling in the table, in words.
const LONGEST: usize = 6;

static SPELLINGS: LazyLock<HashMap<&'static str, LegalForm>> = LazyLock::new(|| {
    let rows = [(FIRM, Weight::Firm), (LOOSE, Weight::Loose), (DOUBTFUL, Weight::Doubtful)];
    let mut spellings = HashMap::new();
    for (table, weight) in rows {
        for (name, others) in table {
            for spelling in std::iter::once(*name).chain(others.split('|')).filter(|s| !s.is_empty()) {
                spellings.insert(spelling, LegalForm { name, weight });
            }
        }
    }
    spellings
});

/// The legal form that ends `words`, and what stands before it. Never takes the whole name.
pub(super) fn trailing(words: &str) -> Option<(&str, LegalForm)> {
    let cuts: Vec<usize> = words.rmatch_indices(' ').take(LONGEST).map(|(at, _)| at).collect();
    cuts.iter().rev().find_map(|&at| {
        let (front, tail) = (&words[..at], &words[at + 1..]);
        let mut form = *SPELLINGS.get(tail)?;
        // `Coffee Company` need not be `Coffee`; `Coffee Co` and `Ford Motor Company` read as usual.
        if tail == "company" && !front.contains(' ') {
            form.weight = Weight::Doubtful;
        }
        Some((front, form))
    })
}

/// The legal form that starts `words`, and what follows it. Never takes the whole name.
pub(super) fn leading(words: &str) -> Option<(&str, LegalForm)> {
    let (head, rest) = words.split_once(' ')?;
    let form = LEADING.contains(&head).then(|| SPELLINGS.get(head).copied())??;
    Some((rest, form))
}

/// Whether `word` by itself is a legal form.
pub(super) fn is_form(word: &str) -> bool {
    SPELLINGS.contains_key(word)
}

/// The short spelling of a legal word inside a name (`Operating Company` and `Operating Co`).
pub(super) fn short_word(word: &str) -> &str {
    match word {
        "company" => "co",
        "limited" => "ltd",
        "incorporated" => "inc",
        "corporation" => "corp",
        other => other,
    }
}
