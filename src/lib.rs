//! gongkai (公开, "to make public") compiles public budget disclosures into a website: a disclosure
//! compiles, or it does not publish.
//!
//! Data goes one way, each phase an immutable type, one room a phase:
//!
//! text → [`source`] → [`load`] → [`model`] → [`site`] → [`check`] → [`render`], [`export`] and
//! [`search`] → [`publish`]
//!
//! [`decimal`] computes exactly; [`forms`] declares what tables look like and which identities must
//! hold; [`finding`] is what is wrong, as a value; [`words`] is every word of the interface;
//! [`pipeline`] tells the story on one screen; [`serve`] shows it while it is being written;
//! [`cli`] is the edge. Each room's door says what it is for and what it must never do;
//! ARCHITECTURE.md has the ranks, and a test keeps imports going down.
pub mod characters;
pub mod chart;
pub mod check;
pub mod cli;
pub mod decimal;
pub mod draft;
pub mod export;
pub mod finding;
pub mod forms;
pub mod load;
pub mod manual;
pub mod markdown;
pub mod model;
pub mod office;
pub mod pipeline;
pub mod publish;
pub mod render;
pub mod search;
pub mod serve;
pub mod site;
pub mod source;
pub mod trouble;
pub mod words;
pub mod workbook;
