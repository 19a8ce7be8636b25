pub mod http;
pub mod matching;
pub mod plan;
pub mod run;
pub mod store;
