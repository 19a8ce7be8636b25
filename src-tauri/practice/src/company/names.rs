//! Invented names of small British businesses.
//!
//! Stems are made of two invented halves; no real company is meant. May not spell one name in two ways.

use crate::seed::Dice;
use std::collections::HashSet;

#[rustfmt::skip]
const HEADS: &[&str] = &[
    "Thorn", "Bracken", "Wexl", "Ald", "Harrow", "Pell", "Marsh", "Quill", "Stan", "Oxen", "Ryd", "Fern", "Gorse", "Hazel",
    "Kest", "Lark", "Maple", "Nettle", "Orch", "Plover", "Rook", "Sedge", "Tam", "Umber", "Vell", "Wither", "Yarrow", "Zeal",
    "Birch", "Cold", "Dun", "Elder", "Fallow", "Grim", "Holm", "Ivy", "Juniper", "Kil", "Linn", "Mere", "Nor", "Otter",
];
#[rustfmt::skip]
const TAILS: &[&str] = &[
    "vale", "combe", "wick", "stow", "ley", "ford", "den", "hurst", "thwaite", "bourne", "gate", "moor", "shaw", "worth",
    "holt", "minster", "bridge", "cliffe", "mouth", "stead", "ham", "garth", "beck", "mead", "croft", "well",
];
#[rustfmt::skip]
const TRADES: &[&str] = &[
    "Joinery", "Bakery", "Dental Practice", "Accountants", "Architects", "Veterinary Centre", "Logistics", "Engineering",
    "Property Services", "Solicitors", "Roofing", "Interiors", "Opticians", "Care Homes", "Brewery", "Print Works",
    "Electrical", "Landscapes", "Recruitment", "Surveyors", "Marine", "Plumbing & Heating", "Textiles", "Farm Supplies",
    "Physiotherapy", "Motors", "Glass", "Packaging", "Nurseries", "Wealth Management", "Ceramics", "Foods",
];
const ENDINGS: &[&str] = &["Ltd", "Ltd", "Ltd", "Limited", "Limited", "LLP", "Group Ltd", "(UK) Ltd", "", ""];
const PARTNERS: &[&str] =
    &["Solicitors LLP", "Chartered Surveyors", "Accountants Ltd", "& Partners LLP", "Architects"];
const SCHOOLS: &[&str] = &["Primary School", "Church of England Academy", "Hospice", "Community Trust"];
const INNS: &[&str] = &["Gilded", "Drowsy", "Crooked", "Painted", "Salty", "Copper", "Velvet", "Wandering"];
const BEASTS: &[&str] = &["Teasel", "Heron", "Lantern", "Badger", "Anchor", "Plough", "Magpie", "Thimble"];
const ACCENTED: &[&str] =
    &["Café Morvélle", "Brûlerie", "Pâtisserie Élanne", "Château Noë", "Señora Tía", "Crèche Zoë"];

/// Draws names that differ from each other, also when case and punctuation are taken away.
pub(super) struct Register {
    dice: Dice,
    taken: HashSet<String>,
}

impl Register {
    pub(super) fn new(seed: u64) -> Self {
        Self { dice: Dice::new(seed, "names"), taken: HashSet::new() }
    }

    /// A place-like word such as `Thornvale`.
    fn stem(&mut self) -> String {
        format!("{}{}", self.dice.pick(HEADS), self.dice.pick(TAILS))
    }

    /// The next name.
    pub(super) fn next(&mut self) -> String {
        loop {
            let name = self.any();
            if self.take(&name) {
                return name;
            }
        }
    }

    fn take(&mut self, name: &str) -> bool {
        let endings = ["limited", "ltd", "llp", "group", "uk"];
        let plain: String = name
            .to_lowercase()
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !word.is_empty() && !endings.contains(word))
            .collect();
        self.taken.insert(plain)
    }

    fn any(&mut self) -> String {
        let stem = self.stem();
        match self.dice.below(20) {
            0 | 1 => {
                let other = self.stem();
                format!("{stem} & {other} {}", self.dice.pick(PARTNERS))
            }
            2 => format!("{stem}'s {} {}", self.dice.pick(TRADES), self.dice.pick(ENDINGS))
                .trim_end()
                .to_owned(),
            3 => format!("St. {stem}'s {}", self.dice.pick(SCHOOLS)),
            4 => format!("The {} {} {}", self.dice.pick(INNS), self.dice.pick(BEASTS), stem),
            5 => format!("{} {stem} {}", self.dice.pick(ACCENTED), self.dice.pick(ENDINGS))
                .trim_end()
                .to_owned(),
            6 => format!("{stem} & Sons {}", self.dice.pick(ENDINGS)).trim_end().to_owned(),
            _ => self.firm_of(&stem),
        }
    }

    fn firm_of(&mut self, stem: &str) -> String {
        format!("{stem} {} {}", self.dice.pick(TRADES), self.dice.pick(ENDINGS)).trim_end().to_owned()
    }

    /// A name of the commonest form, for oddities that need one.
    pub(super) fn firm(&mut self) -> String {
        loop {
            let stem = self.stem();
            let name = format!("{stem} {} Ltd", self.dice.pick(TRADES));
            if self.take(&name) {
                return name;
            }
        }
    }

    /// A name far longer than any screen is wide.
    pub(super) fn very_long(&mut self) -> String {
        let (one, two) = (self.stem(), self.stem());
        format!(
            "The Incorporated Society of {one} and {two} Master Thatchers, Hurdle Makers, Coracle Builders and Allied \
             Rural Trades (Northern Counties Benevolent Division) Limited"
        )
    }

    /// A made-up street address: lines and post code.
    pub(super) fn address(&mut self) -> [String; 4] {
        let street = format!("{} {} Road", self.dice.between(1, 240), self.stem());
        let town = self.stem();
        let county = format!("{}shire", self.dice.pick(HEADS));
        // No post code area begins with QV.
        let code = format!("QV{} {}ZZ", self.dice.between(1, 29), self.dice.between(1, 9));
        [street, town, county, code]
    }

    /// A made-up person.
    pub(super) fn person(&mut self) -> (String, String) {
        #[rustfmt::skip]
        const FIRST: &[&str] = &[
            "Asha", "Bryn", "Ciara", "Dilys", "Ewan", "Farida", "Gwen", "Hamish", "Imogen", "Jago", "Kezia", "Lowri",
            "Marek", "Niamh", "Osian", "Priya", "Rhona", "Seren", "Tobias", "Zofia",
        ];
        (self.dice.pick(FIRST).to_owned(), self.stem())
    }
}
