//! Every fault and setting, with its value and its meaning.
//!
//! May not decide anything: a table.

use super::Server;

/// Where a fault exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum On {
    Halo,
    Giacom,
    Both,
}

/// What `@` means for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// Strikes requests.
    Event,
    /// Strikes rows of Giacom's data.
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
        let server = match self.on {
            On::Halo => "halo.",
            On::Giacom => "giacom.",
            On::Both => "",
        };
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
    ENTRIES.iter().any(|entry| {
        entry.name == name
            && match entry.on {
                On::Both => true,
                On::Halo => server == Server::Halo,
                On::Giacom => server == Server::Giacom,
            }
    })
}

const fn entry(name: &'static str, on: On, sort: Sort, takes: Takes, meaning: &'static str) -> Entry {
    Entry { name, on, sort, takes, meaning }
}

use On::{Both, Giacom, Halo};
use Sort::{Event, Row, Setting};
use Takes::{Nothing, Number, OneOf, PerhapsNumber, Text};

/// The catalogue, in the order in which help shows it.
#[rustfmt::skip]
pub(super) const ENTRIES: &[Entry] = &[
    // Instead of an answer.
    entry("429", Both, Event, PerhapsNumber, "429 too many requests; with =N a Retry-After of N seconds, else none"),
    entry("500", Both, Event, OneOf(&["html", "empty", "json"]), "500 with that kind of body; nothing was done"),
    entry("502", Both, Event, Nothing, "502 with an HTML body; nothing was done"),
    entry("503", Both, Event, PerhapsNumber, "503 with an empty body; with =N a Retry-After of N seconds"),
    entry("504", Both, Event, Nothing, "504 with an HTML body; nothing was done"),
    entry("401", Halo, Event, Nothing, "401 though the token is good"),
    entry("quota", Giacom, Event, Nothing, "403 out of call volume quota"),
    entry("200-html", Both, Event, Nothing, "200 with an HTML page, as a proxy or a sign-in page gives"),
    entry("200-nothing", Both, Event, Nothing, "200 with an empty body; nothing was done"),
    entry("hang", Both, Event, Number(60_000), "waits N ms before anything is done"),
    entry("drop", Both, Event, Nothing, "closes the connection before anything is done"),
    entry("drop-before-write", Halo, Event, Nothing, "like drop, for writes only: nothing landed"),
    entry("drop-after-write", Halo, Event, Nothing, "the write lands, then the connection closes without an answer"),
    entry("error-after-write", Halo, Event, Number(504), "the write lands, then status N with an HTML body is answered"),
    // A damaged answer.
    entry("cut", Both, Event, Nothing, "the body ends in the middle, and its length says that this is all"),
    entry("break", Both, Event, Nothing, "the body breaks off and the connection closes"),
    entry("slow", Both, Event, Number(2_000), "the body trickles in over N ms"),
    entry("empty", Both, Event, Nothing, "a list without rows"),
    entry("short", Both, Event, Number(1), "a list lacks its last N rows; Halo's record_count still counts them"),
    entry("page-shift", Halo, Event, OneOf(&["lose", "repeat"]), "on pages after the first: a row is lost between pages, or comes twice"),
    // Halo: lists.
    entry("page-cap", Both, Setting, Number(100), "at most N rows in an answer, whatever is asked; Giacom drops the rest silently"),
    entry("page-size-echo", Halo, Setting, OneOf(&["asked", "given"]), "which page_size a capped list claims (asked unless set)"),
    entry("count-missing", Halo, Setting, Nothing, "lists carry no record_count"),
    entry("notes-missing", Halo, Setting, Nothing, "lists leave notes out; single reads have them"),
    entry("nulls", Halo, Setting, Nothing, "members without a value are sent as null instead of left out"),
    entry("ids-double", Halo, Setting, Nothing, "ids in lists come as 12.0"),
    entry("inactive-only", Halo, Setting, Nothing, "includeinactive=true without includeactive=true gives the inactive alone"),
    // Halo: sign-in and permissions.
    entry("token-500", Halo, Event, Nothing, "the token endpoint answers 500, as for a sub-domain that is no tenant"),
    entry("token-429", Halo, Event, PerhapsNumber, "the token endpoint answers 429"),
    entry("token-html", Halo, Event, Nothing, "the token endpoint answers 200 with an HTML page"),
    entry("token-life", Halo, Setting, Number(50), "each token is refused (401) after N requests"),
    entry("token-seconds", Halo, Setting, Number(3_600), "tokens end after N seconds and say so"),
    entry("token-extras", Halo, Setting, Nothing, "the token answer also has refresh_token and id_token"),
    entry("token-no-scope", Halo, Setting, Nothing, "the token answer does not name the scopes granted"),
    entry("unknown-tenant", Halo, Setting, OneOf(&["500", "400", "accept"]), "answer to an unknown tenant parameter (500 unless set)"),
    entry("scopes", Halo, Setting, Text("all"), "the scopes the application has, joined by +"),
    entry("scope-narrow", Halo, Setting, Nothing, "scopes it does not have are left out of the grant instead of refused"),
    entry("edit-implies-read", Halo, Setting, OneOf(&["yes", "no"]), "whether an edit scope allows reading (yes unless set)"),
    entry("forbidden", Halo, Setting, OneOf(&["licences", "clients", "sites", "users", "invoices", "toplevels", "agents"]), "the agent has no permission for this module: 403, single reads 401; use reads. or writes. to narrow it; may be given several times"),
    entry("rate-limit", Halo, Setting, Number(300), "requests allowed per window; 0 turns the limit off (300 unless set)"),
    entry("rate-window", Halo, Setting, Number(300), "seconds of the rolling window"),
    entry("rate-limit-retry-after", Halo, Setting, PerhapsNumber, "the limit's 429 carries Retry-After: N, or without N the seconds left"),
    // Halo: writes.
    entry("batch", Halo, Setting, OneOf(&["whole", "whole-single", "whole-shuffled", "first", "refuse", "half", "half-400", "drop-some"]), "several elements in one POST: all taken (answers all | the last | all in another order), only the first taken, refused with 400, half taken then 500 | 400, some silently dropped"),
    entry("answer", Halo, Setting, OneOf(&["object", "array", "nothing", "id"]), "one element written: answers the object (unless set), an array, no body, or the id only"),
    entry("deletes", Halo, Setting, OneOf(&["kept", "marked", "refused"]), "a licence that is deleted: answers yes and stays, stays with `deleted` set, or is refused with 400"),
    entry("post-200", Halo, Setting, Nothing, "writes answer 200 instead of 201"),
    entry("unknown-id", Halo, Setting, OneOf(&["404", "400"]), "answer to an update of an id that does not exist (404 unless set)"),
    entry("error-shape", Halo, Setting, OneOf(&["model", "result", "class", "message", "error", "string", "text", "html", "empty"]), "the form of a refused write's body (model unless set)"),
    // Giacom: the data.
    entry("paged", Giacom, Setting, OneOf(&["camel", "other", "count"]), "answers carry page members and paging works: page/pageSize/totalCount/totalPages | pageNumber/resultsPerPage/totalRecords/hasNextPage | totalCount alone"),
    entry("dates", Giacom, Setting, OneOf(&["iso", "iso-z", "iso-fraction", "uk"]), "how dates are written (iso unless set; uk is dd/MM/yyyy)"),
    entry("numbers", Giacom, Setting, OneOf(&["text"]), "numbers and booleans come as strings"),
    entry("keys", Giacom, Setting, OneOf(&["pascal", "pascal-all"]), "keys of rows are PascalCase; with pascal-all the wrapper's too"),
    entry("extra-keys", Giacom, Setting, Nothing, "rows carry keys nobody knows"),
    entry("row-ids", Giacom, Setting, Text("reference"), "rows of AccountTotals carry their GUID under this key"),
    entry("upper-ids", Giacom, Setting, Nothing, "customer ids are written in capitals"),
    entry("negative-total", Giacom, Row, Nothing, "a credit: totalCost below zero"),
    entry("negative-quantity", Giacom, Row, Nothing, "quantity below zero"),
    entry("fractional-quantity", Giacom, Row, Nothing, "quantity is not whole"),
    entry("missing-quantity", Giacom, Row, Nothing, "a row without quantity"),
    entry("missing-customer-id", Giacom, Row, Nothing, "a row without customerId (mexId in the report)"),
    entry("missing-cost", Giacom, Row, Nothing, "a row without costPerSeat and totalCost"),
    entry("duplicate-rows", Giacom, Row, Nothing, "the row comes twice"),
    entry("absurd-dates", Giacom, Row, Nothing, "dates such as 0001-01-01, 9999-12-31 and 31 February"),
    entry("wrong-types", Giacom, Row, Nothing, "quantity is an object, the name a number"),
];
