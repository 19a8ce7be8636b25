//! Every fault and setting, with its value and its meaning.
//!
//! May not decide anything: a table.

use super::Server;

/// The servers on which a fault exists.
pub(super) type On = &'static [Server];

const ALL: On = &[Server::Halo, Server::Giacom, Server::Also];
const HALO: On = &[Server::Halo];
const GIACOM: On = &[Server::Giacom];
const ALSO: On = &[Server::Also];
/// Those that page.
const PAGED: On = &[Server::Halo, Server::Giacom];
/// Those that are signed in to.
const SIGNED_IN: On = &[Server::Halo, Server::Also];
/// Those whose data can be wrong.
const VENDORS: On = &[Server::Giacom, Server::Also];

/// What `@` means for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// Strikes requests.
    Event,
    /// Strikes rows of a vendor's data.
    Row,
    /// Holds always.
    Setting,
}

/// What stands after `=`.
#[derive(Clone, Copy, Debug)]
pub(super) enum Takes {
    Nothing,
    PerhapsNumber,
    Number(u32),
    OneOf(&'static [&'static str]),
    Text(&'static str),
}

/// One line of the catalogue.
pub(super) struct Entry {
    pub(super) name: &'static str,
    pub(super) on: On,
    pub(super) sort: Sort,
    pub(super) takes: Takes,
    pub(super) meaning: &'static str,
}

impl Entry {
    /// How the item is written, e.g. `halo.batch=whole|first`.
    pub(super) fn form(&self) -> String {
        let servers: Vec<String> = self.on.iter().map(|server| format!("{}.", server.name())).collect();
        let server = if self.on == ALL { String::new() } else { servers.join("|") };
        let value = match self.takes {
            Takes::Nothing => String::new(),
            Takes::PerhapsNumber => "[=N]".to_owned(),
            Takes::Number(default) => format!("=N (default {default})"),
            Takes::OneOf(choices) => format!("={}", choices.join("|")),
            Takes::Text("") => "=TEXT".to_owned(),
            Takes::Text(default) => format!("=TEXT (default {default})"),
        };
        let when = if self.sort == Sort::Setting { "" } else { "[@WHEN]" };
        format!("{server}{}{value}{when}", self.name)
    }
}

/// Whether a fault of this name can strike requests to the server.
pub(super) fn exists_on(name: &str, server: Server) -> bool {
    ENTRIES.iter().any(|entry| entry.name == name && entry.on.contains(&server))
}

const fn entry(name: &'static str, on: On, sort: Sort, takes: Takes, meaning: &'static str) -> Entry {
    Entry { name, on, sort, takes, meaning }
}

use Sort::{Event, Row, Setting};
use Takes::{Nothing, Number, OneOf, PerhapsNumber, Text};

/// The catalogue, in the order in which help shows it.
#[rustfmt::skip]
pub(super) const ENTRIES: &[Entry] = &[
    // Instead of an answer.
    entry("429", ALL, Event, PerhapsNumber, "429 too many requests; with =N a Retry-After of N seconds, else none"),
    entry("500", ALL, Event, OneOf(&["html", "empty", "json"]), "500 with that kind of body; nothing was done"),
    entry("502", ALL, Event, Nothing, "502 with an HTML body; nothing was done"),
    entry("503", ALL, Event, PerhapsNumber, "503 with an empty body (ALSO: an HTML page of maintenance); with =N a Retry-After of N seconds"),
    entry("504", ALL, Event, Nothing, "504 with an HTML body; nothing was done"),
    entry("401", SIGNED_IN, Event, Nothing, "401 though the token is good"),
    entry("quota", GIACOM, Event, Nothing, "403 out of call volume quota"),
    entry("200-html", ALL, Event, Nothing, "200 with an HTML page, as a proxy or a sign-in page gives"),
    entry("200-nothing", ALL, Event, Nothing, "200 with an empty body; nothing was done"),
    entry("hang", ALL, Event, Number(60_000), "waits N ms before anything is done"),
    entry("drop", ALL, Event, Nothing, "closes the connection before anything is done"),
    entry("drop-before-write", HALO, Event, Nothing, "like drop, for writes only: nothing landed"),
    entry("drop-after-write", HALO, Event, Nothing, "the write lands, then the connection closes without an answer"),
    entry("error-after-write", HALO, Event, Number(504), "the write lands, then status N with an HTML body is answered"),
    // A damaged answer.
    entry("cut", ALL, Event, Nothing, "the body ends in the middle, and its length says that this is all"),
    entry("break", ALL, Event, Nothing, "the body breaks off and the connection closes"),
    entry("slow", ALL, Event, Number(2_000), "the body trickles in over N ms"),
    entry("empty", ALL, Event, Nothing, "a list without rows"),
    entry("short", ALL, Event, Number(1), "a list lacks its last N rows; Halo's record_count still counts them"),
    entry("page-shift", HALO, Event, OneOf(&["lose", "repeat"]), "on pages after the first: a row is lost between pages, or comes twice"),
    // Halo: lists.
    entry("page-cap", PAGED, Setting, Number(100), "at most N rows in an answer, whatever is asked; Giacom drops the rest silently"),
    entry("page-size-echo", HALO, Setting, OneOf(&["asked", "given"]), "which page_size a capped list claims (asked unless set)"),
    entry("count-missing", HALO, Setting, Nothing, "lists carry no record_count"),
    entry("notes-missing", HALO, Setting, Nothing, "lists leave notes out; single reads have them"),
    entry("nulls", HALO, Setting, Nothing, "members without a value are sent as null instead of left out"),
    entry("ids-double", HALO, Setting, Nothing, "ids in lists come as 12.0"),
    entry("addresses-missing", HALO, Setting, Nothing, "lists of sites leave addresses out; single reads have them"),
    entry("main-site-listed", HALO, Setting, Nothing, "lists of clients name each client's main site, as newer Halos do"),
    entry("inactive-only", HALO, Setting, Nothing, "includeinactive=true without includeactive=true gives the inactive alone"),
    // Halo: sign-in and permissions.
    entry("token-500", SIGNED_IN, Event, Nothing, "the token endpoint answers 500, as for a sub-domain that is no tenant"),
    entry("token-429", SIGNED_IN, Event, PerhapsNumber, "the token endpoint answers 429"),
    entry("token-html", SIGNED_IN, Event, Nothing, "the token endpoint answers 200 with an HTML page"),
    entry("token-life", SIGNED_IN, Setting, Number(50), "each token is refused (401; ALSO: see session-end) after N requests"),
    entry("token-seconds", HALO, Setting, Number(3_600), "tokens end after N seconds and say so"),
    entry("token-extras", HALO, Setting, Nothing, "the token answer also has refresh_token and id_token"),
    entry("token-no-scope", HALO, Setting, Nothing, "the token answer does not name the scopes granted"),
    entry("unknown-tenant", HALO, Setting, OneOf(&["500", "400", "accept"]), "answer to an unknown tenant parameter (500 unless set)"),
    entry("scopes", HALO, Setting, Text("all"), "the scopes the application has, joined by +"),
    entry("scope-narrow", HALO, Setting, Nothing, "scopes it does not have are left out of the grant instead of refused"),
    entry("edit-implies-read", HALO, Setting, OneOf(&["yes", "no"]), "whether an edit scope allows reading (yes unless set)"),
    entry("forbidden", HALO, Setting, OneOf(&["licences", "clients", "sites", "users", "invoices", "toplevels", "agents"]), "the agent has no permission for this module: 403, single reads 401; use reads. or writes. to narrow it; may be given several times"),
    entry("rate-limit", HALO, Setting, Number(300), "requests allowed per window; 0 turns the limit off (300 unless set)"),
    entry("rate-window", HALO, Setting, Number(300), "seconds of the rolling window"),
    entry("rate-limit-retry-after", HALO, Setting, PerhapsNumber, "the limit's 429 carries Retry-After: N, or without N the seconds left"),
    // Halo: writes.
    entry("batch", HALO, Setting, OneOf(&["whole", "whole-single", "whole-shuffled", "first", "refuse", "half", "half-400", "drop-some"]), "several elements in one POST: all taken (answers all | the last | all in another order), only the first taken, refused with 400, half taken then 500 | 400, some silently dropped"),
    entry("answer", HALO, Setting, OneOf(&["object", "array", "nothing", "id"]), "one element written: answers the object (unless set), an array, no body, or the id only"),
    entry("address-write", HALO, Setting, OneOf(&["merge", "replace"]), "lines left out of a site's address stay (unless set) | are emptied"),
    entry("deletes", HALO, Setting, OneOf(&["kept", "marked", "refused"]), "a licence that is deleted: answers yes and stays, stays with `deleted` set, or is refused with 400"),
    entry("post-200", HALO, Setting, Nothing, "writes answer 200 instead of 201"),
    entry("unknown-id", HALO, Setting, OneOf(&["404", "400"]), "answer to an update of an id that does not exist (404 unless set)"),
    entry("error-shape", HALO, Setting, OneOf(&["model", "result", "class", "message", "error", "string", "text", "html", "empty"]), "the form of a refused write's body (model unless set)"),
    // Giacom: the data.
    entry("paged", GIACOM, Setting, OneOf(&["camel", "other", "count"]), "answers carry page members and paging works: page/pageSize/totalCount/totalPages | pageNumber/resultsPerPage/totalRecords/hasNextPage | totalCount alone"),
    entry("dates", GIACOM, Setting, OneOf(&["iso", "iso-z", "iso-fraction", "uk"]), "how dates are written (iso unless set; uk is dd/MM/yyyy)"),
    entry("numbers", GIACOM, Setting, OneOf(&["text"]), "numbers and booleans come as strings"),
    entry("keys", GIACOM, Setting, OneOf(&["pascal", "pascal-all"]), "keys of rows are PascalCase; with pascal-all the wrapper's too"),
    entry("extra-keys", VENDORS, Setting, Nothing, "rows carry keys nobody knows"),
    entry("row-ids", GIACOM, Setting, Text("reference"), "rows of AccountTotals carry their GUID under this key"),
    entry("upper-ids", GIACOM, Setting, Nothing, "customer ids are written in capitals"),
    entry("negative-total", GIACOM, Row, Nothing, "a credit: totalCost below zero"),
    entry("negative-quantity", VENDORS, Row, Nothing, "quantity below zero"),
    entry("fractional-quantity", VENDORS, Row, Nothing, "quantity is not whole"),
    entry("missing-quantity", VENDORS, Row, Nothing, "a row without quantity"),
    entry("missing-customer-id", GIACOM, Row, Nothing, "a row without customerId (mexId in the report)"),
    entry("missing-cost", GIACOM, Row, Nothing, "a row without costPerSeat and totalCost"),
    entry("duplicate-rows", VENDORS, Row, Nothing, "the row comes twice"),
    entry("absurd-dates", GIACOM, Row, Nothing, "dates such as 0001-01-01, 9999-12-31 and 31 February"),
    entry("wrong-types", VENDORS, Row, Nothing, "quantity is an object, the name a number"),
    // ALSO: sign-in and session.
    entry("token-503", ALSO, Event, Nothing, "sign-in answers 503 with an HTML page of maintenance"),
    entry("token-form", ALSO, Setting, OneOf(&["quoted", "escaped", "bare", "object"]), "how the token is answered: a JSON string (unless set), one with \\/ for /, bare text, an object with Value"),
    entry("token-limit", ALSO, Setting, Number(5), "signing in more than N times is refused with 403"),
    entry("session-over", ALSO, Event, Nothing, "the session ends with this request; only signing in again helps"),
    entry("session-end", ALSO, Setting, OneOf(&["flag", "401"]), "how the end of a session is told: a fault with IsSessionExpired (unless set), or 401 alone"),
    entry("user", ALSO, Setting, OneOf(&["two-factor", "no-admin", "address", "not-whitelisted"]), "what keeps the user from working: 2FA is on, the Reseller Admin role is missing, the address is not allowed, ALSO has not whitelisted it"),
    // ALSO: errors.
    entry("fault", ALSO, Event, Nothing, "500 with an XML fault that has nothing to do with the session"),
    entry("403", ALSO, Event, Nothing, "403 with an XML fault, as after too many calls"),
    entry("doctype", ALSO, Event, Nothing, "500 with an XML fault that has a DOCTYPE and entities"),
    entry("huge", ALSO, Event, OneOf(&["answer", "fault"]), "5 MB: of a valid answer, or of an XML fault"),
    entry("fault-xml", ALSO, Setting, OneOf(&["none", "soap"]), "the namespace of faults: that of no envelope (unless set), or SOAP 1.2's with a prefix"),
    entry("fault-type", ALSO, Setting, OneOf(&["text", "application"]), "the content type of faults: text/xml (unless set) or application/xml"),
    // ALSO: the data.
    entry("company-fails", ALSO, Row, Nothing, "a company whose subscriptions answer a fault, while the others work"),
    entry("parent-required", ALSO, Setting, Nothing, "GetCompanies and GetResellers without parentAccountId are refused, as the specification has it"),
    entry("company-object", ALSO, Setting, Nothing, "GetCompany and GetReseller answer one object instead of an array"),
    entry("subscription-object", ALSO, Setting, Nothing, "a company's only subscription comes as one object instead of an array"),
    entry("report-rows", ALSO, Setting, OneOf(&["cells", "bare"]), "rows of reports: objects with Cells (unless set), or bare arrays as in the specification"),
    entry("date-form", ALSO, Setting, OneOf(&["fraction", "plain", "date", "zulu", "offset", "wcf", "none"]), "how dates are written: with a fraction (unless set), without, the day alone, with Z, with an offset, /Date(ms)/, or as year 0001"),
];
