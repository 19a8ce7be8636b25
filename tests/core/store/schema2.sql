-- The schema of version 2 as it was released, with one connection, one run and its journal: a store from
-- before there was an audit.
CREATE TABLE connections (
    name     TEXT PRIMARY KEY,
    kind     TEXT NOT NULL,     -- halo, giacom …
    settings TEXT NOT NULL,     -- JSON: addresses and options, no secret
    created  INTEGER NOT NULL,
    changed  INTEGER NOT NULL
) STRICT;
CREATE TABLE customers (
    connection TEXT NOT NULL REFERENCES connections (name),
    key        TEXT NOT NULL,   -- the vendor's id, folded
    id         TEXT NOT NULL,   -- as the vendor writes it
    name       TEXT NOT NULL,
    last_seen  INTEGER NOT NULL,
    PRIMARY KEY (connection, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE matches (
    connection    TEXT NOT NULL REFERENCES connections (name),
    key           TEXT NOT NULL,    -- the customer's id, folded
    customer_id   TEXT NOT NULL,
    customer_name TEXT NOT NULL,
    kind          TEXT NOT NULL,    -- exact identifier suggested manual excluded
    client_id     INTEGER,          -- none when excluded
    client_name   TEXT,
    score         REAL,             -- 0..1, of a suggestion that was accepted
    why           TEXT NOT NULL,
    PRIMARY KEY (connection, key),
    CHECK ((kind = 'excluded') = (client_id IS NULL))
) STRICT, WITHOUT ROWID;
CREATE TABLE match_steps (
    id         INTEGER PRIMARY KEY,
    connection TEXT NOT NULL REFERENCES connections (name),
    at         INTEGER NOT NULL,
    what       TEXT NOT NULL,
    changed    TEXT NOT NULL,       -- JSON: [[key, before or null, after or null], …]
    undone     INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE links (
    connection TEXT NOT NULL REFERENCES connections (name),
    method     TEXT NOT NULL,
    key        TEXT NOT NULL,      -- the vendor's name of the subscription
    family     TEXT,               -- the coarser name that survives a change of price
    customer   TEXT NOT NULL,
    product    TEXT NOT NULL,
    licence    INTEGER NOT NULL,
    origin     TEXT NOT NULL,      -- created adopted manual
    retired    INTEGER NOT NULL DEFAULT 0, -- 1: Halyard itself set it inactive or to zero
    changed    INTEGER NOT NULL,
    PRIMARY KEY (connection, method, key),
    UNIQUE (connection, licence)
) STRICT, WITHOUT ROWID;
CREATE TABLE readings (
    id            INTEGER PRIMARY KEY,
    connection    TEXT NOT NULL REFERENCES connections (name),
    at            INTEGER NOT NULL,
    customers     INTEGER NOT NULL,
    subscriptions INTEGER NOT NULL,
    rows          INTEGER NOT NULL,
    rejected      INTEGER NOT NULL,
    complete      INTEGER NOT NULL
) STRICT;
CREATE INDEX readings_by_connection ON readings (connection, id);
CREATE TABLE plans (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    connection  TEXT NOT NULL REFERENCES connections (name),
    kind        TEXT NOT NULL,     -- import undo
    undoes      INTEGER,           -- the run an undo plan takes back
    created     INTEGER NOT NULL,
    fingerprint TEXT NOT NULL,
    options     TEXT NOT NULL,
    counts      TEXT NOT NULL,     -- JSON, all / clients / licences
    guard       TEXT,              -- JSON, when the guard stops it
    remarks     TEXT NOT NULL,
    vendor_requests INTEGER NOT NULL,
    halo_requests   INTEGER NOT NULL
) STRICT;
CREATE TABLE plan_changes (
    plan   INTEGER NOT NULL REFERENCES plans (id),
    seq    INTEGER NOT NULL,
    action TEXT NOT NULL,
    change TEXT NOT NULL,          -- JSON
    PRIMARY KEY (plan, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE runs (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    plan       INTEGER NOT NULL UNIQUE REFERENCES plans (id),
    connection TEXT NOT NULL REFERENCES connections (name),
    status     TEXT NOT NULL,     -- running done partly failed interrupted cancelled undone
    started    INTEGER NOT NULL,
    ended      INTEGER,
    who        TEXT NOT NULL,     -- the system's user
    version    TEXT NOT NULL,     -- of Halyard
    allowed    TEXT,              -- the reason a person gave for passing the guard
    why        TEXT,              -- what ended it, when it did not end by itself
    vendor_requests INTEGER NOT NULL DEFAULT 0,
    halo_requests   INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX runs_by_connection ON runs (connection, id);
CREATE TABLE run_changes (
    run      INTEGER NOT NULL REFERENCES runs (id),
    seq      INTEGER NOT NULL,   -- the change's number in the plan
    state    TEXT NOT NULL,      -- waiting sent written applied already stale failed person
    attempts INTEGER NOT NULL DEFAULT 0,
    record   INTEGER,            -- Halo's number of the record, once known
    error    TEXT,               -- JSON: code what why fix
    PRIMARY KEY (run, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE journal (
    id   INTEGER PRIMARY KEY,
    run  INTEGER NOT NULL REFERENCES runs (id),
    seq  INTEGER NOT NULL,
    at   INTEGER NOT NULL,
    kind TEXT NOT NULL,          -- intent outcome
    text TEXT NOT NULL
) STRICT;
CREATE INDEX journal_by_change ON journal (run, seq);
CREATE TRIGGER journal_is_append_only BEFORE UPDATE ON journal
    BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_is_kept BEFORE DELETE ON journal
    BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;
CREATE TABLE halo_requests (
    halo TEXT NOT NULL,    -- the resource server's address
    at   INTEGER NOT NULL  -- microseconds since 1970
) STRICT;
CREATE INDEX halo_requests_by_time ON halo_requests (halo, at);
CREATE TABLE settings (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL      -- JSON
) STRICT, WITHOUT ROWID;
CREATE TABLE checks (
    connection TEXT PRIMARY KEY REFERENCES connections (name),
    at         INTEGER NOT NULL,
    failed     INTEGER NOT NULL,   -- tests that failed
    warned     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE clients (
    halo           TEXT NOT NULL REFERENCES connections (name),
    id             INTEGER NOT NULL,
    name           TEXT NOT NULL,
    top_level      INTEGER,
    top_level_name TEXT,
    inactive       INTEGER NOT NULL,
    PRIMARY KEY (halo, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE newcomers (
    connection  TEXT NOT NULL REFERENCES connections (name),
    key         TEXT NOT NULL,    -- the customer's id, folded
    customer_id TEXT NOT NULL,
    PRIMARY KEY (connection, key)
) STRICT, WITHOUT ROWID;
ALTER TABLE match_steps ADD COLUMN wishes TEXT NOT NULL DEFAULT '[]';  -- JSON: [[customer, before, after], …]
INSERT INTO connections (name, kind, settings, created, changed) VALUES ('giacom', 'giacom', '{}', 1, 1);
INSERT INTO plans (id, connection, kind, created, fingerprint, options, counts, remarks, vendor_requests, halo_requests)
VALUES (1, 'giacom', 'import', 1, 'abc', '{}', '{}', '[]', 1, 1);
INSERT INTO runs (id, plan, connection, status, started, ended, who, version)
VALUES (1, 1, 'giacom', 'done', 1, 2, 'somebody', '0.1.0');
INSERT INTO run_changes (run, seq, state, attempts, record) VALUES (1, 0, 'applied', 1, 41);
INSERT INTO journal (run, seq, at, kind, text) VALUES
(1, 0, 1, 'intent', 'POST /SoftwareLicence, 1 record(s)'), (1, 0, 2, 'outcome', 'applied: answered 201');
PRAGMA user_version = 2;
