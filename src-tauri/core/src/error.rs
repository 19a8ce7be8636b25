//! The one error of the engine: what happened, why, what to do, and a stable code.
//!
//! The code is for programs (exit codes, screens), the three sentences are for people. Text is never
//! compared. Nothing in here may hold a secret, a URL with a secret, or a raw body that was not redacted.

use serde::Serialize;

/// The result of everything in the engine.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Something that went wrong, told to a person.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what} {why}")]
pub struct Error {
    /// Stable name of the kind of error.
    pub code: ErrorCode,
    /// What happened, one sentence.
    pub what: String,
    /// Why, as far as known, one or two sentences; may be empty.
    pub why: String,
    /// What the reader can do about it.
    pub fix: String,
    /// The status of the answer it comes from, where one came. For the audit; not shown.
    pub answered: Option<u16>,
}

impl Error {
    /// An error from its code and its three sentences.
    pub fn new(
        code: ErrorCode,
        what: impl Into<String>,
        why: impl Into<String>,
        fix: impl Into<String>,
    ) -> Self {
        Self { code, what: what.into(), why: why.into(), fix: fix.into(), answered: None }
    }

    /// Of an answer with this status.
    #[must_use]
    pub fn answered(self, status: u16) -> Self {
        Self { answered: Some(status), ..self }
    }

    /// A state the code holds to be impossible. Reported, never a panic.
    pub fn internal(what: impl Into<String>) -> Self {
        Self::new(
            ErrorCode::Internal,
            what,
            "This is a fault in Halyard itself.",
            "Nothing more was done. Run it again; if it comes back, report it with the support file.",
        )
    }
}

/// What an error means for the exit code of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// It failed and nothing more was done (1).
    Failed,
    /// The command was called wrongly (2).
    Usage,
    /// The guard stopped it (3).
    Guard,
    /// Some changes failed (4).
    Partly,
    /// The plan is older than what it was made from (5).
    Stale,
    /// Another run holds the connection (6).
    Held,
    /// Credentials refused, or a permission missing (7).
    Refused,
    /// Interrupted; can be resumed (130).
    Interrupted,
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal => $meaning:ident,)*) => {
        /// Every kind of error there is. Closed: a new one is added here or nowhere.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum ErrorCode { $($(#[$doc])* $name,)* }

        impl ErrorCode {
            /// All codes, for documentation and tests.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The code as printed and stored; never changes once released.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// From its stored form.
            pub fn parse(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|c| c.as_str() == code)
            }

            /// What it means for the exit code.
            pub fn meaning(self) -> Meaning {
                match self { $(Self::$name => Meaning::$meaning,)* }
            }
        }
    };
}

codes! {
    /// An address that cannot be read as one.
    AddressInvalid = "ADDRESS-INVALID" => Usage,
    /// Plain http to something that is not this machine.
    AddressNotHttps = "ADDRESS-NOT-HTTPS" => Usage,
    /// An address of HaloITSM or another Halo product.
    AddressOtherHalo = "ADDRESS-OTHER-HALO" => Usage,
    /// A name, option or value that does not fit.
    Usage = "USAGE" => Usage,
    /// The host could not be found or reached.
    NetworkUnreachable = "NET-UNREACHABLE" => Failed,
    /// No answer in time.
    NetworkTimeout = "NET-TIMEOUT" => Failed,
    /// The connection broke before the answer was whole.
    NetworkLost = "NET-LOST" => Failed,
    /// The certificate or the encryption was not acceptable.
    NetworkTls = "NET-TLS" => Failed,
    /// A redirect to another host, not followed because the call carries credentials.
    NetworkRedirect = "NET-REDIRECT" => Failed,
    /// A web page where data was expected.
    AnswerHtml = "ANSWER-HTML" => Failed,
    /// An answer that is cut off or not JSON.
    AnswerCut = "ANSWER-CUT" => Failed,
    /// JSON of a shape that is not known.
    AnswerShape = "ANSWER-SHAPE" => Failed,
    /// An answer larger than Halyard takes.
    AnswerTooLarge = "ANSWER-TOO-LARGE" => Failed,
    /// The other side failed (5xx).
    ServerFault = "SERVER-FAULT" => Failed,
    /// The other side asked to slow down and would not go on.
    RateLimited = "RATE-LIMITED" => Failed,
    /// An address that answers 404.
    NotFound = "NOT-FOUND" => Failed,
    /// Halo refused the application's id or secret.
    HaloSignInRefused = "HALO-401-SIGN-IN" => Refused,
    /// Halo does not know this tenant.
    HaloTenantUnknown = "HALO-TENANT" => Refused,
    /// Halo refused the scopes asked for.
    HaloScopeRefused = "HALO-SCOPE" => Refused,
    /// Halo refused a module: agent or application lacks the permission.
    HaloPermission = "HALO-403" => Refused,
    /// Halo refused a record that was to be written.
    HaloRecordRefused = "HALO-400-RECORD" => Failed,
    /// Halo listed fewer records than it says there are.
    HaloListShort = "HALO-LIST-SHORT" => Failed,
    /// Giacom refused the key.
    GiacomKeyRefused = "GIACOM-401-KEY" => Refused,
    /// Giacom's quota for this key is used up.
    GiacomQuota = "GIACOM-403-QUOTA" => Failed,
    /// ALSO refused the user: name, password, an address that is not allowed, a user that is not let in.
    AlsoSignInRefused = "ALSO-SIGN-IN" => Refused,
    /// The user of ALSO has a second factor, which no program can answer.
    AlsoSecondFactor = "ALSO-2FA" => Refused,
    /// ALSO refused what was asked, mostly for a missing right.
    AlsoRefused = "ALSO-REFUSED" => Refused,
    /// ALSO's session ended again and again.
    AlsoSessionOver = "ALSO-SESSION" => Failed,
    /// ALSO wants fewer calls.
    AlsoThrottled = "ALSO-SLOW-DOWN" => Failed,
    /// ALSO is being worked on.
    AlsoMaintenance = "ALSO-MAINTENANCE" => Failed,
    /// ALSO's API is not at this address.
    AlsoAddress = "ALSO-ADDRESS" => Failed,
    /// The vendor returned nothing at all.
    VendorEmpty = "VENDOR-EMPTY" => Failed,
    /// A secret is not stored.
    SecretMissing = "SECRET-MISSING" => Refused,
    /// The machine has no usable keychain.
    KeychainUnavailable = "KEYCHAIN-UNAVAILABLE" => Failed,
    /// The keychain is there but refused.
    KeychainRefused = "KEYCHAIN-REFUSED" => Refused,
    /// The store is in use and did not become free.
    StoreLocked = "STORE-LOCKED" => Failed,
    /// The store was written by a newer Halyard.
    StoreNewer = "STORE-NEWER" => Failed,
    /// The store is damaged.
    StoreDamaged = "STORE-DAMAGED" => Failed,
    /// The disk is full.
    StoreDiskFull = "STORE-DISK-FULL" => Failed,
    /// The audit is not what was written.
    AuditBroken = "AUDIT-BROKEN" => Failed,
    /// A file that is no backup, or no export, of Halyard.
    FileForeign = "FILE-FOREIGN" => Failed,
    /// A backup or an export that is cut short or damaged.
    FileDamaged = "FILE-DAMAGED" => Failed,
    /// A backup or an export larger than Halyard takes.
    FileTooLarge = "FILE-TOO-LARGE" => Failed,
    /// A backup or an export written by a newer Halyard.
    FileNewer = "FILE-NEWER" => Failed,
    /// The store cannot be opened or written.
    StoreUnusable = "STORE-UNUSABLE" => Failed,
    /// A file could not be read or written.
    FileUnusable = "FILE-UNUSABLE" => Failed,
    /// No connection of that name.
    ConnectionUnknown = "CONNECTION-UNKNOWN" => Usage,
    /// The method of a connection cannot change once links exist.
    MethodLocked = "METHOD-LOCKED" => Failed,
    /// No such customer at the vendor.
    CustomerUnknown = "CUSTOMER-UNKNOWN" => Usage,
    /// No such client in Halo.
    ClientUnknown = "CLIENT-UNKNOWN" => Usage,
    /// No such licence in Halo, or not one that can be taken.
    LicenceUnknown = "LICENCE-UNKNOWN" => Usage,
    /// A matching file with bad rows.
    MatchFileRejected = "MATCH-FILE" => Failed,
    /// Nothing to undo in the matching.
    NothingToUndo = "NOTHING-TO-UNDO" => Failed,
    /// No such plan or run.
    PlanUnknown = "PLAN-UNKNOWN" => Usage,
    /// The plan has been applied already.
    PlanApplied = "PLAN-APPLIED" => Failed,
    /// What cannot be undone must be confirmed by typing what it is.
    ConfirmNeeded = "CONFIRM" => Usage,
    /// The run cannot do that in the state it is in.
    RunState = "RUN-STATE" => Failed,
    /// The plan removes or cuts too much.
    GuardStopped = "GUARD" => Guard,
    /// Halo or the vendor changed since the plan was made.
    PlanStale = "STALE" => Stale,
    /// Another process is at work on this connection.
    ConnectionHeld = "HELD" => Held,
    /// The write's fate could not be found out.
    FateUnknown = "FATE-UNKNOWN" => Partly,
    /// The system's scheduler cannot be asked.
    TimerUnavailable = "TIMER-UNAVAILABLE" => Failed,
    /// The system's scheduler refused an entry.
    TimerRefused = "TIMER-REFUSED" => Failed,
    /// Something under the entry's name that Halyard did not write.
    TimerForeign = "TIMER-FOREIGN" => Failed,
    /// What the system's scheduler is to call is not there, or cannot be called.
    TimerProgram = "TIMER-PROGRAM" => Failed,
    /// Stopped by the user or the system.
    Interrupted = "INTERRUPTED" => Interrupted,
    /// A webhook refused the message.
    WebhookRefused = "WEBHOOK-REFUSED" => Refused,
    /// A webhook that is there no more.
    WebhookGone = "WEBHOOK-GONE" => Refused,
    /// A mail server refused user name or password.
    MailSignInRefused = "MAIL-SIGN-IN" => Refused,
    /// A mail server refused the mail.
    MailRefused = "MAIL-REFUSED" => Failed,
    /// No desktop shows messages here.
    DesktopUnavailable = "DESKTOP-UNAVAILABLE" => Failed,
    /// A fault in Halyard itself.
    Internal = "INTERNAL" => Failed,
}

impl std::fmt::Display for ErrorCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for ErrorCode {
    fn serialize<S: serde::Serializer>(&self, s: S) -> std::result::Result<S::Ok, S::Error> {
        s.serialize_str(self.as_str())
    }
}

impl Serialize for Error {
    fn serialize<S: serde::Serializer>(&self, s: S) -> std::result::Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut out = s.serialize_struct("Error", 4)?;
        out.serialize_field("code", &self.code)?;
        out.serialize_field("what", &self.what)?;
        out.serialize_field("why", &self.why)?;
        out.serialize_field("fix", &self.fix)?;
        out.end()
    }
}
