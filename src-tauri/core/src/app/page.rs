//! A receipt as one HTML page to print or send: no scripts, nothing from elsewhere, on one sheet of A4 where
//! it fits. Every text that came from outside is escaped.

use super::paper::{head, outcome};
use super::receipt::Receipt;
use super::screens::preview::MoneyEffect;
use super::views::ChangeView;
use crate::plan::{Entity, folded};
use std::fmt::Write;

/// The page.
pub(super) fn html(r: &Receipt) -> String {
    let mut out = String::from(PAGE);
    let _ = write!(out, "<title>Receipt {}</title>{STYLE}<h1>Receipt {}</h1><dl>", r.run.run, r.run.run);
    for (name, value) in head(r).into_iter().chain(money(&r.money).map(|m| ("Purchase cost", m))) {
        let _ = write!(out, "<dt>{name}</dt><dd>{}</dd>", escaped(&value));
    }
    out.push_str(
        "</dl>\n<table><thead><tr><th scope=\"col\">Record</th><th scope=\"col\">What</th>\
         <th scope=\"col\">Change</th><th scope=\"col\">Outcome</th></tr></thead>\n",
    );
    for changes in by_customer(&r.changes) {
        let Some(first) = changes.first() else { continue };
        let _ = writeln!(
            out,
            "<tbody><tr class=\"customer\"><th colspan=\"4\" scope=\"rowgroup\">{} <small>{}</small></th></tr>",
            escaped(&first.customer),
            // Two customers may bear one name.
            escaped(&first.customer_id)
        );
        for change in changes {
            row(&mut out, change);
        }
        out.push_str("</tbody>\n");
    }
    out.push_str("</table></body></html>\n");
    out
}

/// The changes of each customer, in order of name; within one the order stays.
fn by_customer(changes: &[ChangeView]) -> Vec<Vec<&ChangeView>> {
    let key =
        |c: &ChangeView| (folded(&any_ascii::any_ascii(&c.customer)), c.customer_id.to_ascii_lowercase());
    let mut sorted: Vec<&ChangeView> = changes.iter().collect();
    sorted.sort_by_cached_key(|c| key(c));
    sorted
        .chunk_by(|a, b| a.customer_id.eq_ignore_ascii_case(&b.customer_id))
        .map(<[&ChangeView]>::to_vec)
        .collect()
}

fn row(out: &mut String, c: &ChangeView) {
    let what = c.told();
    let name = match c.entity {
        Entity::Client => format!("{} (client)", c.name),
        Entity::Site => format!("{} (site)", c.name),
        Entity::Licence => c.name.clone(),
    };
    let _ = write!(
        out,
        "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}",
        escaped(&name),
        c.action.as_str(),
        escaped(&what),
        outcome(c)
    );
    if let Some(e) = &c.error {
        let _ = write!(out, ": {}", escaped(&format!("{} {} ({})", e.what, e.why, e.code)));
    }
    out.push_str("</td></tr>\n");
}

/// What was written means in money, in words; none where nothing costs.
fn money(effect: &MoneyEffect) -> Option<String> {
    let mut parts: Vec<String> = effect
        .monthly
        .iter()
        .map(|a| {
            let sign = if a.amount.starts_with('-') || a.amount == "0" { "" } else { "+" };
            let currency = a.currency.as_deref().unwrap_or("as Halo bills");
            format!("{sign}{} per month ({currency})", pennies(&a.amount))
        })
        .collect();
    if effect.unknown > 0 {
        parts.push(format!("not known for {} change(s)", effect.unknown));
    }
    (!parts.is_empty()).then(|| parts.join("; "))
}

/// `18.8` as `18.80`, `94` as `94.00`.
fn pennies(amount: &str) -> String {
    match amount.split_once('.') {
        None => format!("{amount}.00"),
        Some((_, pence)) if pence.len() == 1 => format!("{amount}0"),
        Some(_) => amount.to_owned(),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

const PAGE: &str = "<!doctype html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\">";

/// On paper: small enough for a month of one customer on a sheet, the head of the table on every sheet, no
/// row parted, and no customer's name left alone at the foot.
const STYLE: &str = "<style>\
body{font:13px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1f24}\
h1{font-size:1.4rem}dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem}dt{color:#57606a}dd{margin:0}\
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}\
th,td{text-align:left;vertical-align:top;padding:.3rem .6rem .3rem 0;border-bottom:1px solid #d0d7de;overflow-wrap:break-word}td:nth-child(2){white-space:nowrap}\
.customer th{padding-top:.8rem}small{font-weight:400;color:#57606a}\
@page{size:A4;margin:12mm}\
@media print{body{margin:0;padding:0;max-width:none;font-size:9pt;line-height:1.3}h1{font-size:13pt;margin:0 0 2mm}\
dl{margin:0 0 3mm}th,td{padding:.6mm 2mm .6mm 0}.customer th{padding-top:2mm}\
thead{display:table-header-group}tr{break-inside:avoid}.customer{break-after:avoid}}\
</style></head><body>";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::screens::preview::Amount;

    #[test]
    fn money_is_told_where_it_is_known() {
        let of = |amount: &str, currency: Option<&str>| Amount {
            amount: amount.to_owned(),
            currency: currency.map(str::to_owned),
        };
        assert_eq!(money(&MoneyEffect::default()), None, "nothing that costs was written");
        let effect = MoneyEffect { monthly: vec![of("18.8", Some("GBP")), of("-94", None)], unknown: 2 };
        assert_eq!(
            money(&effect).as_deref(),
            Some("+18.80 per month (GBP); -94.00 per month (as Halo bills); not known for 2 change(s)"),
            "each currency apart, and what is not known is said"
        );
    }
}
