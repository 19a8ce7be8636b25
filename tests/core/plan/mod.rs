//! What a plan says, arm by arm, and what holds for every plan.

mod addresses;
mod clients;
mod finding;
mod fingerprints;
mod gone;
mod guard;
mod licences;
mod price_changes;
mod properties;
mod removals;
