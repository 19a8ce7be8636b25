//! What Giacom sells.
//!
//! Microsoft's product names are as the reports write them (form VERIFIED: term in the last bracket, brackets
//! may nest, other makers carry no term); other makers are invented, as are all prices and codes.

/// A product in one term.
#[derive(Clone, Debug)]
pub(super) struct Product {
    /// The product code, e.g. `55-a`.
    pub(super) id: String,
    /// The name with its term, as AccountTotals writes it.
    pub(super) name: String,
    /// The name alone, as the report writes it.
    pub(super) bare: String,
    pub(super) pence: i64,
    pub(super) microsoft: bool,
    pub(super) annual: bool,
}

#[rustfmt::skip]
const MICROSOFT: &[(&str, i64)] = &[
    ("Microsoft 365 Business Standard", 940), ("Microsoft 365 Business Premium", 1_650), ("Microsoft 365 Business Basic", 455),
    ("Exchange Online (Plan 1)", 300), ("Microsoft 365 Apps for business", 790), ("Exchange Online (Plan 2)", 600),
    ("Microsoft Defender for Office 365 (Plan 1) Add-on", 150), ("Microsoft 365 Copilot (Add-on)", 2_220),
    ("Visio Plan 2", 1_130), ("Project Plan 3", 2_260), ("Power BI Pro", 750), ("Microsoft Entra ID P1", 450),
    ("Microsoft Intune Plan 1", 600), ("Exchange Online Archiving for Exchange Online (Add-on)", 230),
    ("Microsoft Teams Phone Standard (Add-on)", 600), ("Office 365 E3", 1_880), ("Microsoft 365 E5", 4_690),
    ("Visio Plan 1", 380), ("Microsoft 365 F3", 610),
    ("Microsoft 365 Business Premium (Non-Profit Pricing)", 410), ("Microsoft 365 Business Basic (Non-Profit Pricing (Staff))", 90),
];
#[rustfmt::skip]
const OTHERS: &[(&str, i64)] = &[
    ("Mailhaven Email Security", 165), ("Stowback Cloud Backup for Microsoft 365", 210), ("Pinegate Endpoint Protection", 280),
    ("Signfold Email Signatures & Disclaimers", 95), ("Hearthline Hosted Voice (Unlimited)", 899), ("Archivolt Mail Archive", 145),
    ("Gatepost Password Vault", 240), ("Drillwise Phishing Training", 120), ("Ledgerloft SQL Hosting 50GB", 3_450),
];

/// The whole price list, always in the same order.
pub(super) fn list() -> Vec<Product> {
    let mut products = Vec::new();
    for (number, (name, pence)) in (55_usize..).zip(MICROSOFT) {
        for (letter, term, pence) in [("a", "Annual", *pence), ("m", "Monthly", pence * 6 / 5)] {
            products.push(Product {
                id: format!("{number}-{letter}"),
                name: format!("{name} (NCE {term} Term)"),
                bare: (*name).to_owned(),
                pence,
                microsoft: true,
                annual: term == "Annual",
            });
        }
    }
    for (number, (name, pence)) in (210_usize..).zip(OTHERS) {
        products.push(Product {
            id: format!("{number}-x"),
            name: (*name).to_owned(),
            bare: (*name).to_owned(),
            pence: *pence,
            microsoft: false,
            annual: false,
        });
    }
    products
}
